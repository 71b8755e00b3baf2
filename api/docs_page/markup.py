"""The little of Markdown that the contract's descriptions use, as HTML: paragraphs, lists, tables, code, headings."""

import re
from collections.abc import Iterator
from html import escape
from itertools import groupby

_INLINE = (
    (re.compile(r"`([^`]+)`"), r"<code>\1</code>"),
    (re.compile(r"\*\*([^*]+)\*\*"), r"<strong>\1</strong>"),
)
_RULE_ROW = re.compile(r"\|[\s:|-]+\|\Z")


def inline(text: str) -> str:
    """Return a line with code and strong words marked."""
    marked = escape(text, quote=False)
    for pattern, html in _INLINE:
        marked = pattern.sub(html, marked)
    return marked


def blocks(text: str) -> str:
    """Return a description as HTML blocks."""
    return "".join(_block(kind, lines) for kind, lines in _grouped(text))


def _grouped(text: str) -> Iterator[tuple[str, list[str]]]:
    previous = ""

    def kind_of(line: str) -> str:
        nonlocal previous
        is_continued = previous == "list" and line.startswith("  ") and not line.startswith("    ")
        previous = "list" if is_continued else _kind(line)
        return previous

    for kind, lines in groupby(text.strip().splitlines(), key=kind_of):
        yield kind, list(lines)


def _kind(line: str) -> str:
    for start, kind in (("    ", "code"), ("|", "table"), ("- ", "list"), ("#", "heading")):
        if line.startswith(start):
            return kind
    return "text" if line.strip() else "gap"


def _block(kind: str, lines: list[str]) -> str:
    match kind:
        case "code":
            return f"<pre>{escape(chr(10).join(line[4:] for line in lines))}</pre>"
        case "table":
            return _table(lines)
        case "list":
            items = re.split(r"(?:^|\n)- ", "\n".join(lines))[1:]
            return "<ul>" + "".join(f"<li>{inline(item)}</li>" for item in items) + "</ul>"
        case "heading":
            return "".join(f"<h3>{inline(line.lstrip('# '))}</h3>" for line in lines)
        case "text":
            return f"<p>{inline(' '.join(lines))}</p>"
        case _:
            return ""


def _table(lines: list[str]) -> str:
    rows = [line.strip().strip("|").split("|") for line in lines if not _RULE_ROW.match(line.strip())]
    head, *body = [[inline(cell.strip()) for cell in row] for row in rows]
    return table(head, body)


def table(head: list[str], rows: list[list[str]]) -> str:
    """Return a table of cells that are HTML already."""
    titles = "".join(f"<th>{cell}</th>" for cell in head)
    body = "".join("<tr>" + "".join(f"<td>{cell}</td>" for cell in row) + "</tr>" for row in rows)
    return f'<div class="wide"><table><thead><tr>{titles}</tr></thead><tbody>{body}</tbody></table></div>'
