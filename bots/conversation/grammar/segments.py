"""Several entries in one line: cut at commas, semicolons and `and`, mended where a part is no entry by itself."""

from collections.abc import Callable

from bots.conversation.grammar.commands import Command
from bots.conversation.grammar.context import Context
from bots.conversation.grammar.days import read_when
from bots.conversation.grammar.lexer import Token, is_glued
from bots.conversation.grammar.rendering import lines_of
from bots.conversation.grammar.resolution import certain_names
from bots.conversation.grammar.understanding import Ask, Understanding

_MARKS = frozenset({",", ";", "&"})
_JOINING = frozenset({"and", "then", "plus"})

Single = Callable[[list[Token]], Understanding | None]


def has_separator(tokens: list[Token]) -> bool:
    """Tell whether the line may hold several entries."""
    return any(_is_separator(token) or _is_loose_plus(tokens, at) for at, token in enumerate(tokens))


def _is_separator(token: Token) -> bool:
    """Tell whether the token parts entries."""
    return token.text in _MARKS or token.norm in _JOINING


def _is_loose_plus(tokens: list[Token], at: int) -> bool:
    """Tell whether a plus stands between blanks and before a word: `yoga 10m + run 5k`."""
    if tokens[at].text != "+" or not 0 < at < len(tokens) - 1:
        return False
    return tokens[at + 1].kind == "word" and not is_glued(tokens, at) and not is_glued(tokens, at + 1)


def several(tokens: list[Token], context: Context, *, single: Single) -> Understanding | None:
    """Return what all parts mean together, None when a part is no entry and cannot join another."""
    cuts = _cut(tokens, context)
    header, cuts = _header(cuts, context)
    groups: list[tuple[list[Token], Understanding]] = []
    for part, glue in cuts:
        meant = None if _is_when(part, context) and groups else single([*header, *part])
        if meant is not None:
            groups.append((part, meant))
            continue
        if not groups:
            return None
        whole = [*groups[-1][0], *glue, *part]
        merged = single([*header, *whole])
        if merged is None:
            return None
        groups[-1] = (whole, merged)
    return joined([meant for _, meant in groups]) if groups else None


def _cut(tokens: list[Token], context: Context) -> list[tuple[list[Token], list[Token]]]:
    """Return the parts with the separators before them; a name is never cut."""
    inside = {at for name in certain_names(tokens, context) for at in range(name.start, name.end)}
    parts: list[tuple[list[Token], list[Token]]] = []
    part: list[Token] = []
    glue: list[Token] = []
    for at, token in enumerate(tokens):
        if at not in inside and (_is_separator(token) or _is_loose_plus(tokens, at)):
            if part:
                parts.append((part, glue))
                part, glue = [], []
            glue.append(token)
        else:
            part.append(token)
    if part:
        parts.append((part, glue))
    return parts


def _header(
    cuts: list[tuple[list[Token], list[Token]]], context: Context
) -> tuple[list[Token], list[tuple[list[Token], list[Token]]]]:
    """Return a day that stands before all parts (`yesterday: gym, read 20m`) and the parts."""
    if not cuts:
        return [], cuts
    first = cuts[0][0]
    if len(cuts) > 1 and _is_when(first, context):
        return first, cuts[1:]
    when = read_when(first, 0, context=context) if first else None
    if when is not None and when[1] < len(first) and first[when[1]].text == ":":
        return first[: when[1]], [(first[when[1] + 1 :], []), *cuts[1:]]
    return [], cuts


def _is_when(part: list[Token], context: Context) -> bool:
    """Tell whether the part is a day and nothing else."""
    when = read_when(part, 0, context=context) if part else None
    return when is not None and when[1] == len(part)


def joined(parts: list[Understanding]) -> Understanding:
    """Return several understandings as one: the first question waits for its answer, and so do all the others."""
    if len(parts) == 1:
        return parts[0]
    reasons = tuple(reason for part in parts for reason in part.reasons)
    first = next((part.asks for part in parts if part.asks is not None), None)
    if first is None:
        commands: tuple[Command, ...] = tuple(command for part in parts for command in part.commands)
        return Understanding(commands, reasons=reasons)
    lines = []
    for part in parts:
        if part.asks is None:
            lines.append(lines_of(part.commands))
        elif part.asks is first or not part.asks.template:
            lines.append(part.asks.template)
    template = "\n".join(line for line in lines if line)
    return Understanding(asks=Ask(first.about, first.options, template, first.subject), reasons=reasons)
