"""Remarks that are marked as such: quoted text, text after ` - ` or `//`, and #tags."""

import unicodedata
from dataclasses import dataclass

from bots.conversation.grammar.context import Context
from bots.conversation.grammar.lexer import Token, is_glued

_HALVES = frozenset({"am", "pm"})
_RANGE_KINDS = frozenset({"num", "clock", "slash", "iso"})


@dataclass(frozen=True, slots=True)
class Marked:
    """A line without its marked remarks: the tokens that are left, the note, the tags."""

    tokens: list[Token]
    note: str | None
    tags: tuple[str, ...]


def without_notes(source: str, tokens: list[Token], *, context: Context) -> Marked:
    """Return the line's tokens with quoted text, tags and the text after a separator taken out."""
    if not any(token.kind in ("quote", "tag") or token.text in ("-", "//", "--") for token in tokens):
        return Marked(tokens, None, ())
    end, resume = _separator(tokens, context)
    body = tokens[:end]
    tags = tuple(token.text[1:] for token in (*body, *tokens[resume:]) if token.kind == "tag")
    quoted = [token.text[1:-1].strip() for token in body if token.kind == "quote"]
    tail = text_between(source, tokens[resume:])
    note = " ".join(part for part in (*quoted, tail) if part)
    return Marked([token for token in body if token.kind not in ("quote", "tag")], note or None, tags)


def text_between(source: str, tokens: list[Token]) -> str:
    """Return the source under these tokens as typed, without tags."""
    if not tokens:
        return ""
    composed = source if source.isascii() else unicodedata.normalize("NFC", source)
    pieces = []
    start = tokens[0].start
    for token in tokens:
        if token.kind == "tag":
            pieces.append(composed[start : token.start])
            start = token.end
    pieces.append(composed[start : tokens[-1].end])
    return " ".join(" ".join(pieces).split()) if len(pieces) > 1 else pieces[0].strip()


def _separator(tokens: list[Token], context: Context) -> tuple[int, int]:
    """Return where the entry ends and where the note after its separator begins."""
    for at, token in enumerate(tokens):
        if at == 0 or token.kind != "op":
            continue
        if token.text == "//" and not is_glued(tokens, at):
            return at, at + 1
        if token.text in ("-", "--") and _is_apart(tokens, at) and not _is_range(tokens, at, context):
            return at, at + 1
    return len(tokens), len(tokens)


def _is_apart(tokens: list[Token], at: int) -> bool:
    """Tell whether blanks stand on both sides, and something follows."""
    return at + 1 < len(tokens) and not is_glued(tokens, at) and not is_glued(tokens, at + 1)


def _is_range(tokens: list[Token], at: int, context: Context) -> bool:
    """Tell whether the dash joins two numbers, times or weekdays."""
    before, after = tokens[at - 1], tokens[at + 1]
    is_timed = before.norm in _HALVES and at > 1 and tokens[at - 2].kind in _RANGE_KINDS
    if (before.kind in _RANGE_KINDS or is_timed) and after.kind in _RANGE_KINDS:
        return True
    return before.norm in context.words.weekdays and after.norm in context.words.weekdays
