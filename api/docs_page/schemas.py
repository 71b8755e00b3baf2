"""Schemas for people: a type in a few words, an object as a table of its members."""

from collections.abc import Mapping, Sequence
from html import escape
from typing import cast

from api.docs_page.markup import blocks, inline, table
from api.docs_page.reading import Document, Node, text

_BOUNDS = (
    ("minimum", "≥ {}"),
    ("exclusiveMinimum", "> {}"),
    ("maximum", "≤ {}"),
    ("exclusiveMaximum", "< {}"),
    ("minLength", "≥ {} characters"),
    ("maxLength", "≤ {} characters"),
    ("maxItems", "≤ {} items"),
    ("default", "default {}"),
)


def link(name: str) -> str:
    """Return a link to a schema of the page."""
    return f'<a href="#schema-{escape(name)}">{escape(name)}</a>'


def type_of(schema: Node) -> str:
    """Return what a value must be, in a few words of HTML."""
    reference = schema.get("$ref")
    if isinstance(reference, str):
        return link(reference.rpartition("/")[2])
    for word in ("anyOf", "oneOf", "allOf"):
        if word in schema and "type" not in schema:
            parts = cast("Sequence[Node]", schema[word])
            return " or ".join(filter(None, map(type_of, parts)))
    return _own_type(schema) + _bounds(schema)


def _own_type(schema: Node) -> str:
    if "enum" in schema:
        return " | ".join(f"<code>{escape(str(value))}</code>" for value in cast("Sequence[object]", schema["enum"]))
    if "const" in schema:
        return f"<code>{escape(str(schema['const']))}</code>"
    items = schema.get("items")
    if isinstance(items, Mapping) and items:
        return f"array of {type_of(cast('Node', items))}"
    kind = schema.get("type", "")
    words = " or ".join(map(str, kind)) if isinstance(kind, list) else str(kind)
    return f"{words} ({escape(text(schema, 'format'))})" if "format" in schema else words


def _bounds(schema: Node) -> str:
    found = [words.format(escape(str(schema[name]))) for name, words in _BOUNDS if name in schema]
    return f' <span class="bounds">{", ".join(found)}</span>' if found else ""


def section(document: Document, name: str, *, schema: Node) -> str:
    """Return one schema under its name."""
    parts = [f'<section id="schema-{escape(name)}"><h3>{escape(name)}</h3>', blocks(text(schema, "description"))]
    members = document.node(schema, "properties")
    if members:
        needed = cast("Sequence[str]", schema.get("required", ()))
        rows = [_member(document, each, cast("Node", members[each]), is_needed=each in needed) for each in members]
        parts.append(table(["member", "is", ""], rows))
    else:
        parts.append(f"<p>{type_of(schema)}</p>")
    return "".join([*parts, "</section>"])


def _member(document: Document, name: str, schema: Node, *, is_needed: bool) -> list[str]:
    mark = " <em>needed</em>" if is_needed else ""
    description = text(schema, "description") or text(document.resolved(schema), "description").partition("\n")[0]
    return [f"<code>{escape(name)}</code>{mark}", type_of(schema), inline(description)]
