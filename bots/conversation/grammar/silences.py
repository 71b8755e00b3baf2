"""Notices put off or switched off: snooze, mute, quiet hours."""

from datetime import datetime, timedelta
from decimal import Decimal

from bots.conversation.grammar.amounts import Amount, read_amount
from bots.conversation.grammar.arguments import UNKNOWN, Call, goal_argument
from bots.conversation.grammar.clock import read_range, read_time, written
from bots.conversation.grammar.commands import Mute, Quiet, Snooze
from bots.conversation.grammar.context import Context
from bots.conversation.grammar.horizons import TOMORROW
from bots.conversation.grammar.reminders import DAY_PARTS, OFF
from bots.conversation.grammar.understanding import ANSWER, About, Ask, Understanding
from bots.conversation.grammar.values import GoalRef
from bots.conversation.grammar.word_sets import word_set

_FILLERS = word_set(
    """
    for all it please this me till until another notifications reminders everything the reminder off
    """
)
_MOST_MINUTES = 525_600


def snooze(call: Call, context: Context) -> Understanding:
    """Return the last reminder put off: `20m`, `an hour`, `till 9pm`; nothing said means the default."""
    minutes, until, goal, is_known = _delay(call, context)
    if not is_known and not call.is_strong:
        return UNKNOWN
    return Understanding((Snooze(minutes, until, goal),))


def mute(call: Call, context: Context) -> Understanding:
    """Return silence, for a while or for good."""
    minutes, until, goal, is_known = _delay(call, context)
    if [token.norm for token in call.tokens] == ["off"]:
        return Understanding((Mute(is_off=True),))
    if not is_known and not call.is_strong:
        return UNKNOWN
    return Understanding((Mute(call.verb == "unmute", minutes, until, goal),))


def _delay(call: Call, context: Context) -> tuple[int | None, str | None, GoalRef | None, bool]:
    """Return minutes or a time, the goal if one is named, and whether every word was known."""
    argument = goal_argument(call, context) if call.tokens and call.tokens[0].norm not in ("till", "until") else None
    goal = argument.goal if argument is not None else None
    tokens = argument.rest if argument is not None and goal is not None else call.tokens
    minutes, until = None, None
    is_known = True
    at = 0
    while at < len(tokens):
        if tokens[at].norm in ("till", "until", "til", "to", "at"):
            moment = read_time(tokens, at + 1, is_bare_allowed=True)
            if moment is not None:
                until, at = written(moment[0]), moment[1]
                continue
        if tokens[at].norm in TOMORROW:
            minutes, at = _until_tomorrow(context), at + 1
            continue
        reading = read_amount(tokens, at, context=context)
        if reading is not None:
            minutes, at = _whole_minutes(reading[0]), reading[1]
            continue
        part = DAY_PARTS.get(tokens[at].norm)
        until = written(part) if part is not None else until
        is_known = is_known and (part is not None or tokens[at].norm in _FILLERS)
        at += 1
    return minutes, until, goal, is_known


def _until_tomorrow(context: Context) -> int:
    """Return the minutes to tomorrow's morning."""
    now = context.now_local.replace(tzinfo=None)
    morning = datetime.combine(context.today + timedelta(days=1), DAY_PARTS["morning"])
    return max(1, int((morning - now).total_seconds() // 60))


def _whole_minutes(amount: Amount) -> int:
    """Return the minutes of a delay; a bare number is minutes."""
    factor = amount.unit.factor if amount.unit is not None and amount.unit.kind == "time" else 1
    return int(min(amount.number * factor, Decimal(_MOST_MINUTES)))


def quiet(call: Call, _context: Context) -> Understanding:
    """Return the hours without notices: `22-7`, `from 10pm to 7am`, `off`."""
    if not call.tokens:
        return Understanding((Quiet(),))
    tokens = [token for token in call.tokens if token.norm not in ("from", "between", "hours", "time", "set")]
    if tokens and tokens[0].norm in OFF:
        return Understanding((Quiet(is_off=True),))
    merged = [token._replace(norm="to") if token.norm == "and" else token for token in tokens]
    span = read_range(merged, 0, is_bare_allowed=True) if merged else None
    if span is not None and span[2] == len(merged):
        return Understanding((Quiet(written(span[0]), written(span[1])),), reasons=(f"from {span[0]} to {span[1]}",))
    return Understanding(asks=Ask(About.AMOUNT, ("22-7", "off"), f"/quiet {ANSWER}")) if call.is_strong else UNKNOWN
