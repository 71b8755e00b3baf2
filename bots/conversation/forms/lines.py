"""The lines that a person would have typed instead of filling in a form."""

from collections.abc import Callable, Mapping

from bots.conversation.fields import Field, Filled, FormRefusedError, Kind, Line
from bots.conversation.flows import plans
from bots.conversation.flows.guide_answers import READERS, is_taken
from bots.conversation.grammar import Complete, Log, Understanding
from bots.conversation.grammar.rendering import written_note
from bots.conversation.grammar.values import bracketed
from bots.conversation.turn import Turn, understand
from bots.conversation.wording import forms as wording
from bots.conversation.wording.guide import EXAMPLES
from core.services.users import profile_of

LONGEST_TITLE = 60
OFF = "off"
_LEFT_OUT = {Field.AMOUNT: "", Field.RHYTHM: "skip", Field.DEADLINE: "skip"}
"""What a field that was left empty says to a step."""
_QUOTES = str.maketrans('"[]', "'()")


def lines_of(turn: Turn, filled: Filled) -> tuple[Line, ...]:
    """Return what a form stands for.

    Raises: `FormRefusedError` for values that no line could be made of.
    """
    return _LINES[filled.kind](turn, filled)


def _goal_lines(turn: Turn, filled: Filled) -> tuple[Line, ...]:
    """Return the line of a new goal: read field by field, as when they are asked for one after the other."""
    kind = filled.value(Field.KIND)
    known = {plans.TITLE: _title(turn, filled), plans.KIND: kind}
    for field in _asked_for(kind):
        said = filled.value(field) or _LEFT_OUT[field]
        more = READERS[field.value](turn, known, said) if field.value not in known else {}
        if more is None:
            like = EXAMPLES.get(kind) if field is Field.AMOUNT else None
            raise FormRefusedError({field: wording.does_not_fit(said, like=like)})
        known.update(more)
    plan = plans.plan_of(turn, known)
    if plan is None:
        said = filled.value(Field.AMOUNT)
        raise FormRefusedError({Field.AMOUNT: wording.does_not_fit(said, like=EXAMPLES.get(kind))})
    return (Line(Field.AMOUNT, plans.typed(turn, known, plan=plan)),)


def _title(turn: Turn, filled: Filled) -> str:
    """Return the title of a new goal. Raises: `FormRefusedError` for none, a long one, and one that is taken."""
    title = filled.value(Field.TITLE).translate(_QUOTES)
    if not any(map(str.isalnum, title)) or len(title) > LONGEST_TITLE:
        raise FormRefusedError({Field.TITLE: wording.no_title(LONGEST_TITLE)})
    if is_taken(turn, title):
        raise FormRefusedError({Field.TITLE: wording.title_is_taken(title)})
    return title[:1].upper() + title[1:]


def _asked_for(kind: str) -> tuple[Field, ...]:
    rhythm = (Field.RHYTHM,) if kind in plans.HAS_RHYTHM else ()
    deadline = (Field.DEADLINE,) if kind in plans.HAS_DEADLINE else ()
    return Field.AMOUNT, *rhythm, *deadline


def _log_lines(turn: Turn, filled: Filled) -> tuple[Line, ...]:
    """Return the line of an entry; an amount that is read as anything else is refused, not taken for a note."""
    amount, day, note = filled.value(Field.AMOUNT), filled.value(Field.DAY), filled.value(Field.NOTE)
    parts = ("/log", _goal(turn, filled), amount, day)
    line = " ".join(part for part in parts if part) + written_note(note or None)
    if amount and not _is_read_as_meant(understand(turn, line), filled):
        raise FormRefusedError({Field.AMOUNT: wording.does_not_fit(amount)})
    return (Line(Field.AMOUNT, line),)


def _is_read_as_meant(meant: Understanding, filled: Filled) -> bool:
    """Say whether a line is an entry of this goal, day and amount, or asks for what is missing."""
    if meant.asks is not None:
        return True
    entry = meant.commands[0] if len(meant.commands) == 1 else None
    if not isinstance(entry, Log | Complete) or entry.goal.key != filled.value(Field.GOAL):
        return False
    parts = {heard.part for each in meant.heard for heard in each}
    return "amount" in parts and entry.on.isoformat() == (filled.value(Field.DAY) or entry.on.isoformat())


def _reminder_lines(turn: Turn, filled: Filled) -> tuple[Line, ...]:
    """Return the line that sets a reminder; `off` for its days ends it."""
    at, days = filled.value(Field.TIME), filled.value(Field.DAYS)
    parts = ("/remind", _goal(turn, filled), "" if days == OFF else at, days)
    return (Line(Field.TIME, " ".join(part for part in parts if part)),)


def _settings_lines(turn: Turn, filled: Filled) -> tuple[Line, ...]:
    """Return a line for each setting that is to be another one; quiet hours, when any are given."""
    profile = profile_of(turn.session, turn.actor)
    kept = {
        Field.TIMEZONE: profile.timezone,
        Field.DAY_START: str(profile.day_starts_at),
        Field.WEEK_START: profile.week_start,
        Field.LANGUAGE: profile.locale,
    }
    chosen = ((field, filled.value(field)) for field in (*kept, Field.QUIET))
    return tuple(Line(field, f"{field.value} {value}") for field, value in chosen if value and value != kept.get(field))


def _goal(turn: Turn, filled: Filled) -> str:
    """Return the goal that was chosen in brackets.

    Raises: `FormRefusedError` for one that is not there any more.
    """
    goal = turn.goals.get(filled.value(Field.GOAL))
    if goal is None:
        raise FormRefusedError({Field.GOAL: wording.no_such_goal()})
    return bracketed(goal.title)


_LINES: Mapping[Kind, Callable[[Turn, Filled], tuple[Line, ...]]] = {
    Kind.GOAL: _goal_lines,
    Kind.LOG: _log_lines,
    Kind.REMINDER: _reminder_lines,
    Kind.SETTINGS: _settings_lines,
}
