"""Messages in, JSON lines out: what the grammar understands for the person of a context file; no typer here."""

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import asdict, fields
from datetime import UTC, date, datetime
from decimal import Decimal
from pathlib import Path
from zoneinfo import ZoneInfo

from bots.conversation.grammar import (
    Command,
    Context,
    Correct,
    Create,
    GoalIndex,
    GoalRef,
    Kind,
    Log,
    OfGoal,
    Pause,
    Remind,
    RemindMore,
    Understanding,
    Undo,
    parse,
)
from bots.conversation.grammar.languages import language_of
from core.domain.calendar import Calendar
from goalpost.explanation import explained

Json = None | bool | int | float | str | list["Json"] | dict[str, "Json"]


def parse_lines(context_path: Path, lines: Iterable[str], *, is_explained: bool = False) -> Iterator[str]:
    r"""Answer each message (one a line, `\\n` inside it as two characters) with one JSON line, or with its reasons."""
    context = read_context(json.loads(context_path.read_text(encoding="utf-8")))
    for line in lines:
        text = line.rstrip("\r\n").replace("\\n", "\n")
        if is_explained:
            yield from explained(text, context)
        else:
            yield json.dumps(as_json(parse(text, context)), ensure_ascii=False)


def read_context(data: Mapping[str, object]) -> Context:
    """Return the parsing context of a context file's object."""
    zone = ZoneInfo(str(data.get("timezone") or "UTC"))
    now = datetime.fromisoformat(str(data["now"]))
    now_local = (now if now.tzinfo else now.replace(tzinfo=UTC)).astimezone(zone)
    locale = str(data.get("locale") or "en-GB")
    day_starts_at = int(str(data.get("dayStartsAt") or 0))
    goals = data.get("goals")
    rows = goals if isinstance(goals, list) else []
    return Context(
        today=Calendar(zone.key, day_starts_at).today(now_local),
        now_local=now_local,
        locale=locale,
        index=GoalIndex.of((_goal(row) for row in rows), language_of(locale)),
        week_start=str(data.get("weekStart") or "monday"),
        words=language_of(locale),
    )


def _goal(row: Mapping[str, object]) -> GoalRef:
    """Return a goal of a context file."""
    aliases = row.get("aliases")
    step = row.get("step")
    return GoalRef(
        title=str(row["title"]),
        pattern=str(row.get("pattern") or "recurring"),
        metric=str(row.get("metric") or "count"),
        unit=str(row.get("unit") or "times"),
        value=Decimal(str(row.get("value") or 1)),
        period=str(row["period"]) if row.get("period") else None,
        step=Decimal(str(step)) if step is not None else None,
        aliases=tuple(str(alias) for alias in aliases) if isinstance(aliases, list) else (),
        key=str(row.get("key") or row["title"]),
    )


def as_json(understanding: Understanding) -> dict[str, Json]:
    """Return an understanding as the object that `goalpost parse` prints."""
    asks = understanding.asks
    question: Json = None if asks is None else {"about": asks.about.value, "options": list(asks.options)}
    return {
        "commands": [_command(command) for command in understanding.commands],
        "asks": question,
    }


def _command(command: Command) -> dict[str, Json]:
    """Return a command with its kind and every field it has."""
    row: dict[str, Json] = {"kind": command.kind.value}
    for field in fields(command):
        if field.name not in ("kind", "more"):
            row[field.name] = _plain(getattr(command, field.name))
    row |= _more(command)
    match command:
        case Log():
            row["unit"] = command.goal.unit
        case Pause():
            row["goal"] = command.goal.title if command.goal is not None else "all"
        case OfGoal(kind=Kind.RESUME, goal=None):
            row["goal"] = "all"
        case Create():
            row["goal"] = row.pop("title")
        case Undo() | Correct() if command.goal is None:
            row["goal"] = None
        case _:
            pass
    return row


def _more(command: Command) -> dict[str, Json]:
    """Return what few reminders say, where one does."""
    if not isinstance(command, Remind):
        return {}
    usual = asdict(RemindMore())
    return {name: _plain(value) for name, value in asdict(command.more).items() if value != usual[name]}


def _plain(value: object) -> Json:
    """Return a field's value as JSON has it: numbers as numbers, days as text, goals as titles."""
    match value:
        case None | bool() | int() | str():
            return value
        case Decimal():
            return int(value) if value == value.to_integral_value() else float(value)
        case date():
            return value.isoformat()
        case GoalRef():
            return value.title
        case tuple():
            return [_plain(item) for item in value]
        case _:
            return str(value)
