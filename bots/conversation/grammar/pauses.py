"""Pauses: of one goal or all, for a while, until a day, or over a holiday."""

from dataclasses import replace
from datetime import timedelta

from bots.conversation.grammar.arguments import UNKNOWN, Call, asks_goal, goal_argument
from bots.conversation.grammar.commands import Kind, OfGoal, Pause
from bots.conversation.grammar.context import Context
from bots.conversation.grammar.dates import read_date
from bots.conversation.grammar.hearing import of_argument
from bots.conversation.grammar.horizons import TILL, read_coming, read_length
from bots.conversation.grammar.lexer import Token
from bots.conversation.grammar.understanding import Understanding
from bots.conversation.grammar.values import GoalRef

_OVER = frozenset({"off", "over", "ended", "done", "cancel", "cancelled", "end"})


def pause(call: Call, context: Context) -> Understanding:
    """Return a pause of one goal or all, until a day or for a while."""
    argument = goal_argument(call, context)
    if argument.goal is None and not argument.is_all:
        until_at = next((at for at, token in enumerate(call.tokens) if token.norm in TILL or token.norm == "for"), None)
        if until_at == 0:
            return _paused(None, call.tokens, context, call) or UNKNOWN
        return asks_goal(call, argument, context=context)
    meant = _paused(argument.goal, argument.rest, context, call)
    return replace(meant, heard=of_argument(argument, call)) if meant is not None else UNKNOWN


def _paused(goal: GoalRef | None, tokens: list[Token], context: Context, call: Call) -> Understanding | None:
    """Return the pause that the tokens after its goal describe; None when they say something else."""
    start, until = None, None
    at = 0
    while at < len(tokens):
        norm = tokens[at].norm
        length = read_length(tokens, at + (norm == "for"), context=context)
        if length is not None:
            until, at = (start or context.today) + timedelta(days=length[0]), length[1]
            continue
        is_start = norm in ("from", "starting", "on")
        coming = read_coming(tokens, at + (is_start or norm in TILL or norm in ("to", "-", "for")), context=context)
        if coming is None:
            if not call.is_strong and tokens[at].kind == "word" and norm not in ("goals", "please", "now"):
                return None
            at += 1
            continue
        start, until = (coming[0], until) if is_start else (start, coming[0])
        at = coming[1]
    return Understanding((Pause(goal, until, start),), reasons=("a pause",))


def vacation(call: Call, context: Context) -> Understanding:
    """Return a pause of everything over a range of days, both named; or that it is over."""
    tokens = [token for token in call.tokens if token.norm not in ("from", "between")]
    if len(tokens) == 1 and tokens[0].norm in _OVER:
        return Understanding((OfGoal(Kind.RESUME),), reasons=("the vacation is over",))
    found = read_date(tokens, 0, context=context, is_forward=True) if tokens else None
    if found is not None and len(found[0].days) > 1 and found[1] == len(tokens):
        return Understanding((Pause(None, found[0].days[-1], found[0].days[0]),))
    if (
        found is not None
        and found[0].days
        and found[1] < len(tokens)
        and tokens[found[1]].norm in (TILL | {"-", "to", "and"})
    ):
        last = read_coming(tokens, found[1] + 1, context=context)
        if last is not None:
            return Understanding((Pause(None, last[0], found[0].days[0]),))
    if found is not None and found[0].days and found[1] == len(tokens):
        return Understanding((Pause(None, found[0].days[0]),))
    return _paused(None, tokens, context, call) or UNKNOWN
