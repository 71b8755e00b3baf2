"""Titles as they are typed: the signs that belong to a new one, and those of goals found whole in a message."""

import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Mapping

from bots.conversation.grammar.lexer import NAME_KINDS, Token, is_glued, lex
from bots.conversation.grammar.values import GoalRef, bracketed

Signed = Mapping[str, tuple[tuple[tuple[str, ...], str], ...]]
"""By its first token: the tokens of each name that is not words alone, the longest first, and its goal's title."""
_LOOSE = frozenset({",", ";", ":", ".", "-", "--", "=", "/", "//", "|", "_", "^"})
_SIGNS = frozenset({"op", "other"})


def signed_names(goals: Iterable[GoalRef]) -> Signed:
    """Return the names of goals that words alone do not spell: `C++`, `R&D`."""
    found: dict[str, list[tuple[tuple[str, ...], str]]] = defaultdict(list)
    for goal in goals:
        for name in (goal.title, *goal.aliases):
            tokens = lex(name)
            kinds = {token.kind for token in tokens}
            if "word" in kinds and not kinds <= NAME_KINDS:
                norms = tuple(token.norm for token in tokens)
                found[norms[0]].append((norms, goal.title))
    return {first: tuple(sorted(rows, key=lambda row: -len(row[0]))) for first, rows in found.items()}


def with_titles(tokens: list[Token], signed: Signed) -> list[Token]:
    """Return the tokens with each name that has signs in it as one, as if its goal's title stood in brackets."""
    if not signed:
        return tokens
    whole: list[Token] = []
    at = 0
    while at < len(tokens):
        named = _named(tokens, at, signed)
        if named is None:
            whole.append(tokens[at])
            at += 1
        else:
            title, after = named
            text = bracketed(title)
            whole.append(Token("goal", text, text.lower(), tokens[at].start, tokens[after - 1].end))
            at = after
    return whole


def _named(tokens: list[Token], at: int, signed: Signed) -> tuple[str, int] | None:
    """Return the title that begins at `at` and where it ends; a question mark at the end of a message only asks."""
    for norms, title in signed.get(tokens[at].norm, ()):
        after = at + len(norms)
        is_same = all(token.norm == norm for token, norm in zip(tokens[at:after], norms, strict=False))
        is_whole = after == len(tokens) or (after < len(tokens) and not _is_in_word(tokens, after))
        is_asked = norms[-1] == "?" and after == len(tokens)
        if is_same and is_whole and not is_asked:
            return title, after
    return None


def _is_in_word(tokens: list[Token], at: int) -> bool:
    """Tell whether the letters at `at` go on with what stands before."""
    return tokens[at].kind == "word" and is_glued(tokens, at)


def titled(words: list[Token], signs: list[Token], *, source: str) -> str:
    """Return the words of a title as typed, with the signs between them and beside them."""
    composed = source if source.isascii() else unicodedata.normalize("NFC", source)
    runs: list[list[Token]] = []
    for token in sorted((*words, *signs), key=lambda token: token.start):
        if runs and not composed[runs[-1][-1].end : token.start].strip():
            runs[-1].append(token)
        else:
            runs.append([token])
    title = ""
    end = None
    for token in (token for run in runs if any(word in words for word in run) for token in _trimmed(run)):
        piece = composed[token.start : token.end]
        if token.kind in ("quote", "goal"):
            piece = piece.strip('"[]\u201c\u201d\u201e\u00ab\u00bb').strip()
        title += piece if token.start == end else f" {piece}"
        end = token.end
    return " ".join(title.split())


def _trimmed(run: list[Token]) -> list[Token]:
    """Return a run without what only joins or ends it; a sign that touches a word is part of it."""
    first, last = 0, len(run)
    while first < last and _is_loose(run, first, opening=")", beside=first + 1):
        first += 1
    while last > first and _is_loose(run, last - 1, opening="(", beside=last - 1):
        last -= 1
    return run[first:last]


def _is_loose(run: list[Token], at: int, *, opening: str, beside: int) -> bool:
    """Tell whether the sign at the edge of a run belongs to no word: `beside` is where it would touch one."""
    token = run[at]
    if token.kind not in _SIGNS:
        return False
    return token.text in _LOOSE or token.text == opening or (token.kind == "op" and not is_glued(run, beside))
