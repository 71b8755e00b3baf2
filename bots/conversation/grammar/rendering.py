"""Commands written back as text that parses to the same commands; titles stand in brackets, days in full."""

from collections.abc import Iterable
from datetime import date
from decimal import Decimal

from bots.conversation.grammar.commands import (
    Alias,
    Command,
    Complete,
    Correct,
    Create,
    Kind,
    Log,
    Mute,
    OfGoal,
    Op,
    Pause,
    Plain,
    Quiet,
    Remind,
    Rename,
    Share,
    Skip,
    Snooze,
    Top,
    Undo,
    Zero,
)
from bots.conversation.grammar.reminder_extras import written_more
from bots.conversation.grammar.values import GoalRef, bracketed

_SIGNS = {Op.ADD: "", Op.SET: "=", Op.SUBTRACT: "-"}
_DAY_NAMES = ("sun", "mon", "tue", "wed", "thu", "fri", "sat")
_WORDS = {
    Kind.FINISH: "complete",
    Kind.TIMER_START: "start",
    Kind.TIMER_STOP: "stop",
    Kind.DELETE_ME: "delete me",
    Kind.DIGEST: "progress",
    Kind.SMALLTALK: "thanks",
    Kind.UNKNOWN: "",
}


def render(command: Command) -> str:
    """Return text that means just this command."""
    match command:
        case Log() | Complete() | Skip() | Zero():
            return _entry(command)
        case Create():
            return _create(command)
        case OfGoal() | Plain() | Undo():
            return _simple(command)
        case Share():
            return f"/share{_goal(command.goal)}{' off' if command.is_off else ''}"
        case Top():
            return f"/top {command.span}{_goal(command.goal)}"
        case Remind() | Snooze() | Quiet() | Mute():
            return _notice(command)
        case Correct() | Pause() | Rename() | Alias():
            return _change(command)


def lines_of(commands: Iterable[Command]) -> str:
    """Return several commands as a message of one line each."""
    return "\n".join(render(command) for command in commands)


def written_day(day: date) -> str:
    """Return a day as the grammar reads it in every locale."""
    return day.isoformat()


def written_note(note: str | None, tags: tuple[str, ...] = ()) -> str:
    """Return tags and note with a blank before them, or nothing."""
    marks = "".join(f" #{tag}" for tag in tags)
    if note is None:
        return marks
    return f"{marks} // {note}" if '"' in note else f'{marks} "{note}"'


def written_number(number: Decimal) -> str:
    """Return a number in digits; three decimals get a fourth, for `1.001` is a thousand and one in some locales."""
    text = f"{number:f}"
    return text + "0" if len(text.partition(".")[2]) == 3 else text


def _goal(goal: GoalRef | None) -> str:
    """Return the goal in brackets with a blank before it, or nothing."""
    return "" if goal is None else " " + bracketed(goal.title)


def _entry(command: Log | Complete | Skip | Zero) -> str:
    """Return an entry as one line."""
    tail = f" {written_day(command.on)}"
    verb = {Kind.LOG: "/log", Kind.COMPLETE: "/done", Kind.SKIP: "/skip", Kind.ZERO: "/no"}[command.kind]
    if isinstance(command, Log):
        tail = f" {_SIGNS[command.op]}{written_number(command.value)}{tail}"
    if isinstance(command, Skip) and command.until is not None:
        tail += f" till {written_day(command.until)}"
    return f"{verb}{_goal(command.goal)}{tail}{written_note(command.note, command.tags)}"


def _simple(command: OfGoal | Plain | Undo) -> str:
    """Return a command of one word with its goal or argument."""
    word = _WORDS.get(command.kind, command.kind.value)
    if isinstance(command, Plain):
        if command.kind in (Kind.SMALLTALK, Kind.UNKNOWN):
            return word
        if command.kind is Kind.REMIND:
            return "/reminders"
        if command.kind is Kind.DIGEST and command.argument in ("week", "month", "year"):
            return f"/{command.argument}"
        return f"/{word} {command.argument}" if command.argument else f"/{word}"
    return f"/{word}{_goal(command.goal)}"


def _notice(command: Remind | Snooze | Quiet | Mute) -> str:
    """Return a command about reminders and silence."""
    match command:
        case Remind(is_off=True):
            return " ".join(part for part in (f"/remind{_goal(command.goal)}", command.at, "off") if part)
        case Remind():
            days = " ".join(_DAY_NAMES[day] for day in command.days)
            on = written_day(command.on) if command.on else ""
            words = (f"/remind{_goal(command.goal)}", command.at, written_more(command.more), days, on)
            return " ".join(part for part in words if part)
        case Quiet():
            hours = f" {command.start}-{command.end}" if command.start else ""
            return f"/quiet{' off' if command.is_off else hours}"
        case Snooze():
            return f"/snooze{_goal(command.goal)}{_span(command.minutes, command.until)}"
        case Mute():
            verb = "/unmute" if command.is_off else "/mute"
            return f"{verb}{_goal(command.goal)}{_span(command.minutes, command.until)}"


def _span(minutes: int | None, until: str | None) -> str:
    """Return a length or an end with a blank before it, or nothing."""
    if minutes is not None:
        return f" {minutes}m"
    return f" till {until}" if until else ""


def _change(command: Correct | Pause | Rename | Alias) -> str:
    """Return a command that changes an entry or a goal."""
    match command:
        case Correct():
            value = f" {written_number(command.value)}" if command.value is not None else ""
            unit = f" {command.unit}" if command.unit and command.goal is None else ""
            on = f" {written_day(command.on)}" if command.on else ""
            return f"/oops{_goal(command.goal)}{value}{unit}{on}"
        case Pause():
            goal = _goal(command.goal) or " all"
            start = f" from {written_day(command.start)}" if command.start else ""
            until = f" until {written_day(command.until)}" if command.until else ""
            return f"/pause{goal}{start}{until}"
        case Rename():
            return f"/rename{_goal(command.goal)} to {command.title}"
        case Alias():
            return f"/alias {command.alias} ={_goal(command.goal)}"


def _create(command: Create) -> str:
    """Return a goal in the words of `new`, each part named."""
    parts = [f'/new {command.pattern} "{command.title}"', f"metric {command.metric}"]
    parts.append(f"value {written_number(command.value)} unit {command.unit}")
    if command.period:
        parts.append(f"per {command.period}")
    if command.times is not None:
        parts.append(f"times {command.times}")
    for name, number in (("start", command.start), ("least", command.minimum), ("most", command.maximum)):
        if number is not None:
            parts.append(f"{name} {written_number(number)}")
    if command.days:
        parts.append("on " + " ".join(_DAY_NAMES[day] for day in command.days))
    if command.by:
        parts.append(f"by {written_day(command.by)}")
    return " | ".join(parts)
