"""Several entries in one line: cut at commas, semicolons and `and`, mended where a part is no entry by itself."""

from dataclasses import replace
from typing import Protocol

from bots.conversation.grammar.commands import Command
from bots.conversation.grammar.context import Context
from bots.conversation.grammar.days import read_when
from bots.conversation.grammar.lexer import Token, is_glued
from bots.conversation.grammar.rendering import lines_of
from bots.conversation.grammar.resolution import certain_names
from bots.conversation.grammar.understanding import ANSWER, About, Ask, Understanding

_MARKS = frozenset({",", ";", "&"})
_JOINING = frozenset({"and", "then", "plus"})

_NUMBERS = frozenset({"num", "clock"})
_FEW = 3
_FOREIGN = "an entry of no goal there is"


class Single(Protocol):
    """The reading of one part."""

    def __call__(self, part: list[Token], *, is_beside_amount: bool = False) -> Understanding | None:
        """Return what the part means; the flag tells that `and` joins it to a part with an amount."""


Cut = tuple[list[Token], list[Token]]


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
    for at, (part, glue) in enumerate(cuts):
        meant = _part(groups, cuts, at, header, context, single)
        if meant is not None:
            groups.append((part, meant))
            continue
        if not groups:
            return None
        whole = [*groups[-1][0], *glue, *part]
        merged = single([*header, *whole])
        if merged is None:
            return None
        groups[-1] = (whole, _confirmed(merged) if _is_deed(part, glue, context) else merged)
    return joined([meant for _, meant in groups]) if any(not _is_foreign(meant) for _, meant in groups) else None


def _part(
    groups: list[tuple[list[Token], Understanding]],
    cuts: list[Cut],
    at: int,
    header: list[Token],
    context: Context,
    single: Single,
) -> Understanding | None:
    """Return what one part means by itself, or for the goal of the part before it; the question what `foo 5` is."""
    part = cuts[at][0]
    if groups and _is_when(part, context):
        return None
    again = _again(groups[-1][0], part, context) if groups else None
    if again is not None:
        return single([*header, *again])
    meant = single([*header, *part], is_beside_amount=_is_beside_amount(cuts, at))
    is_lost = meant is None or (meant.asks is not None and meant.asks.about is About.CONFIRM)
    return (_foreign(part, context) or meant) if is_lost else meant


def _is_deed(part: list[Token], glue: list[Token], context: Context) -> bool:
    """Tell whether `and swim` may be something else that was done, rather than a remark."""
    words = context.words
    if not _is_and(glue) or len(part) > 1 or part[0].kind != "word":
        return False
    return part[0].norm not in words.note_openers | words.chatter | words.common


def _confirmed(meant: Understanding) -> Understanding:
    """Return commands as the question whether they are all that was meant."""
    if meant.asks is not None:
        return meant
    asks = Ask(About.CONFIRM, ("yes", "no"), lines_of(meant.commands))
    return Understanding(asks=asks, reasons=("perhaps another entry",))


def _is_beside_amount(cuts: list[Cut], at: int) -> bool:
    """Tell whether `and` joins the part to one with an amount."""
    before = at > 0 and _is_and(cuts[at][1]) and _has_number(cuts[at - 1][0])
    return before or (at + 1 < len(cuts) and _is_and(cuts[at + 1][1]) and _has_number(cuts[at + 1][0]))


def _is_and(glue: list[Token]) -> bool:
    """Tell whether the parts are joined by more than a comma."""
    return any(token.norm in _JOINING or token.text in "&+" for token in glue)


def _has_number(part: list[Token]) -> bool:
    """Tell whether an amount was typed in digits."""
    return any(token.kind in _NUMBERS for token in part)


def _again(before: list[Token], part: list[Token], context: Context) -> list[Token] | None:
    """Return `4 km today` after `run 3 km yesterday` with the goal's name put before it."""
    if part[0].kind not in _NUMBERS or not has_day(part, context) or not has_day(before, context):
        return None
    if certain_names(part, context):
        return None
    names = certain_names(before, context)
    return [*before[names[0].start : names[0].end], *part] if names else None


def has_day(part: list[Token], context: Context) -> bool:
    """Tell whether a day is named somewhere in the part."""
    return any(token.kind != "num" and read_when(part, at, context=context) for at, token in enumerate(part))


def _foreign(part: list[Token], context: Context) -> Understanding | None:
    """Return the question which goal `swim 20 laps` is, that is plain words and then a number; None for a remark."""
    words = context.words
    stop = next((at for at, token in enumerate(part) if token.kind in _NUMBERS), 0)
    name = part[:stop]
    known = (
        words.note_openers
        | words.chatter
        | words.fillers
        | words.doers
        | words.greetings
        | words.negations
        | set(words.periods)
    )
    if not 0 < stop < _FEW or any(token.kind != "word" or token.norm in known for token in name):
        return None
    if len(part) - stop > _FEW or certain_names(part, context):
        return None
    rest = " ".join(token.text for token in part[stop:])
    subject = " ".join(token.text for token in name)
    asks = Ask(About.GOAL, (), f"/log {ANSWER} {rest}", subject)
    return Understanding(asks=asks, reasons=(_FOREIGN,))


def _is_foreign(meant: Understanding) -> bool:
    """Tell whether the part is no entry of any goal."""
    return meant.reasons == (_FOREIGN,)


def _cut(tokens: list[Token], context: Context) -> list[Cut]:
    """Return the parts with the separators before them; a name is never cut."""
    inside = {at for name in certain_names(tokens, context) for at in range(name.start, name.end)}
    parts: list[Cut] = []
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


def _header(cuts: list[Cut], context: Context) -> tuple[list[Token], list[Cut]]:
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
    heard = tuple(group for part in parts for group in part.heard)
    first = next((part.asks for part in parts if part.asks is not None), None)
    if first is None:
        commands: tuple[Command, ...] = tuple(command for part in parts for command in part.commands)
        return Understanding(commands, reasons=reasons, heard=heard)
    lines = []
    for part in parts:
        if part.asks is None:
            lines.append(lines_of(part.commands))
        elif part.asks is first or not part.asks.template:
            lines.append(part.asks.template)
    template = "\n".join(line for line in lines if line)
    return Understanding(asks=replace(first, template=template), reasons=reasons, heard=heard)
