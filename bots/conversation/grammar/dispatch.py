"""From a command's name to its reading; one table, no logic of any command."""

from collections.abc import Callable, Mapping

from bots.conversation.grammar import corrections, goal_plans, names, pauses, reminders, silences, simple, skips, teams
from bots.conversation.grammar.arguments import UNKNOWN, Call
from bots.conversation.grammar.bare import carried_entries, explicit_entries
from bots.conversation.grammar.commands import Kind, Op
from bots.conversation.grammar.context import Context
from bots.conversation.grammar.logs import Mode
from bots.conversation.grammar.understanding import About, Ask, Understanding

Reader = Callable[[Call, Context], Understanding]


_GOALS = (["a", "goal"], ["a", "new", "goal"], ["new", "goal"], ["another", "goal"])


def _log(call: Call, context: Context) -> Understanding:
    """Return the entries after `log`."""
    if not call.tokens:
        return Understanding(
            asks=Ask(About.GOAL, tuple(goal.title for goal in context.index.goals)[:4], "/log {answer}")
        )
    meant = explicit_entries(call.source, call.tokens, context=context)
    if (
        call.is_strong
        or meant.asks is None
        or meant.asks.subject is None
        or any(token.kind == "num" for token in call.tokens)
    ):
        return meant
    words = context.words
    is_sentence = any(token.norm in words.common or token.norm in words.chatter for token in call.tokens)
    return UNKNOWN if is_sentence else meant


def _weak_log(call: Call, context: Context) -> Understanding:
    """Return the entries after `add`, `track` or `record`, or the goal after `add goal`."""
    if (call.tokens and call.tokens[0].norm == "goal") or [token.norm for token in call.tokens] in _GOALS:
        return goal_plans.create(call, context)
    if call.is_strong:
        return _log(call, context)
    if not call.tokens:
        return UNKNOWN
    return carried_entries(call.source, call.tokens, context=context, is_did=False) or UNKNOWN


def _set(call: Call, context: Context) -> Understanding:
    """Return the day's total set: `set steps 8000`."""
    tokens = [token for token in call.tokens if token.norm not in ("to", "=")]
    if not any(token.kind in ("num", "clock", "slash") or token.norm in context.words.numbers for token in tokens):
        return UNKNOWN
    meant = explicit_entries(call.source, tokens, context=context, mode=Mode(op=Op.SET))
    is_other = meant.asks is not None and meant.asks.about is About.GOAL
    return UNKNOWN if is_other and not call.is_strong else meant


def _done(call: Call, context: Context) -> Understanding:
    """Return what is done: entries without amounts are completions."""
    if not call.tokens:
        return Understanding(
            asks=Ask(About.GOAL, tuple(goal.title for goal in context.index.goals)[:4], "/done {answer}")
        )
    if call.tokens[0].norm == "not":
        return skips.zero(Call("no", call.tokens[1:], call.source, is_strong=call.is_strong), context)
    if call.is_strong:
        return explicit_entries(call.source, call.tokens, context=context, mode=Mode(is_did=True))
    return carried_entries(call.source, call.tokens, context=context, is_did=True) or UNKNOWN


def _subtract(call: Call, context: Context) -> Understanding:
    """Return an amount taken off: `subtract 500 from steps`, `remove 2 from water`."""
    tokens = [token for token in call.tokens if token.norm not in ("from", "off")]
    if not any(token.kind == "num" for token in tokens):
        return UNKNOWN
    meant = explicit_entries(call.source, tokens, context=context, mode=Mode(op=Op.SUBTRACT))
    is_other = meant.asks is not None and meant.asks.about is About.GOAL
    return UNKNOWN if is_other and not call.is_strong else meant


def _archive(call: Call, context: Context) -> Understanding:
    """Return a goal archived, or the amount taken off in `remove 2 from water`."""
    if call.verb != "archive" and call.tokens and call.tokens[0].kind == "num":
        return _subtract(call, context)
    return simple.of_goal(Kind.ARCHIVE, call, context=context)


def _mark(call: Call, context: Context) -> Understanding:
    """Return what is marked as done: `mark gym as done`."""
    said = [token for token in call.tokens if token.norm != "as"]
    if not said or said[-1].norm not in ("done", "complete", "completed", "finished"):
        return UNKNOWN
    return _done(Call("done", said[:-1], call.source, is_strong=call.is_strong), context) if said[1:] else UNKNOWN


def _goal_reader(kind: Kind) -> Reader:
    """Return the reading of a command of one goal."""
    return lambda call, context: simple.of_goal(kind, call, context=context)


def _plain_reader(kind: Kind) -> Reader:
    """Return the reading of a command without a goal."""
    return lambda call, _: simple.plain(kind, call)


READERS: Mapping[str, Reader] = {
    "log": _log,
    "weak_log": _weak_log,
    "set": _set,
    "done": _done,
    "skip": skips.skip,
    "zero": skips.zero,
    "subtract": _subtract,
    "mark": _mark,
    "archive": _archive,
    "undo": simple.undo,
    "undo_like": lambda call, _: UNKNOWN if call.tokens else simple.one_at_a_time(call.source),
    "correct": corrections.correct,
    "create": goal_plans.create,
    "create_bare": goal_plans.create_bare,
    "show": simple.show,
    "progress": simple.progress,
    "digest": lambda call, _: simple.digest(call),
    "remind": reminders.remind,
    "reminders": reminders.listed,
    "unremind": reminders.unremind,
    "snooze": silences.snooze,
    "quiet": silences.quiet,
    "mute": silences.mute,
    "unmute": silences.mute,
    "pause": pauses.pause,
    "vacation": pauses.vacation,
    "rename": names.rename,
    "alias": names.alias,
    "timer_start": simple.start,
    "team": teams.team,
    "top": teams.top,
    "share": teams.share,
    "timezone": lambda call, _: simple.timezone(call),
    "daystart": lambda call, _: simple.daystart(call),
    "locale": simple.setting,
    "weekstart": simple.setting,
    "notices": simple.notices,
    **{
        kind.value: _goal_reader(kind)
        for kind in (Kind.CHART, Kind.RESUME, Kind.RESTORE, Kind.FINISH, Kind.TIMER_STOP)
    },
    **{
        kind.value: _plain_reader(kind)
        for kind in (
            Kind.LIST, Kind.TODAY, Kind.TEMPLATES, Kind.SUGGEST, Kind.LINK, Kind.TOKEN,
            Kind.EXPORT, Kind.IMPORT, Kind.SETTINGS, Kind.HELP,
        )
    },
}  # fmt: skip
