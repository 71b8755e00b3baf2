"""Everything a person has here, as one JSON document that they may keep or take elsewhere."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from sqlmodel import Session

from core.db.queries.activities import all_activities
from core.db.queries.chat import aliases_of
from core.db.queries.goals import goals_by_status
from core.db.records import ActivityRecord, Actor, GoalRecord
from core.db.stored import pauses_document, schedule_document, target_document
from core.domain.amount import Amount, decimal_of
from core.domain.goal import Status
from core.domain.json import JsonObject

VERSION = 1


@dataclass(frozen=True, slots=True)
class Export:
    """A person's data, and how many goals and entries it holds."""

    document: JsonObject
    goals: int
    entries: int


def export_of(session: Session, actor: Actor, *, now: datetime) -> Export:
    """Return all goals of an actor with their entries as they stand; amounts are decimal numbers as text.

    What was undone or replaced is not part of it.
    """
    names: dict[str, list[str]] = {}
    for goal_id, alias in aliases_of(session, actor.user_id):
        names.setdefault(goal_id, []).append(alias)
    goals = goals_by_status(session, actor.user_id, tuple(Status))
    documents = [_goal(session, goal, names.get(goal.id, [])) for goal in goals]
    calendar = actor.calendar
    return Export(
        document={
            "version": VERSION,
            "exported_at": now.isoformat(timespec="seconds"),
            "name": actor.name,
            "timezone": calendar.timezone,
            "day_starts_at": calendar.day_starts_at,
            "week_start": calendar.week_start.value,
            "locale": actor.locale,
            "goals": list(documents),
        },
        goals=len(documents),
        entries=sum(len(_entries(document)) for document in documents),
    )


def _entries(document: JsonObject) -> list[object]:
    entries = document["entries"]
    return entries if isinstance(entries, list) else []


def _goal(session: Session, goal: GoalRecord, aliases: list[str]) -> JsonObject:
    return dict(_present(_members(goal, aliases))) | {
        "entries": [dict(_present(_entry(each))) for each in all_activities(session, goal.user_id, goal.id)]
    }


def _members(goal: GoalRecord, aliases: list[str]) -> JsonObject:
    return {
        "id": goal.id,
        "title": goal.title,
        "aliases": list(aliases) or None,
        "description": goal.description,
        "category": goal.category,
        "pattern": goal.pattern.value,
        "status": goal.status.value,
        "icon": goal.icon,
        "color": goal.color,
        "visibility": goal.visibility,
        "target": _in_units(target_document(goal.target)),
        "schedule": schedule_document(goal.schedule),
        "pauses": pauses_document(goal.pauses) or None,
        "context": goal.context,
        "rewards": goal.rewards,
        "metadata": goal.extra,
        "created_at": goal.created_at.isoformat(),
        "completed_at": goal.completed_at.isoformat() if goal.completed_at else None,
    }


def _in_units(target: JsonObject) -> JsonObject:
    """Return a target with its amounts in units, as text, rather than in millionths."""
    return {
        name: f"{decimal_of(Amount(value)).normalize():f}" if isinstance(value, int) else value
        for name, value in target.items()
    }


def _entry(activity: ActivityRecord) -> JsonObject:
    return {
        "id": activity.activity_id,
        "on": activity.activity_on.isoformat(),
        "logged_at": activity.logged_at.isoformat(),
        "type": activity.activity_type.value,
        "value": f"{decimal_of(activity.value).normalize():f}",
        "unit": activity.unit,
        "note": activity.note,
        "source": activity.source.value,
        "location": activity.location,
        "context": activity.context or None,
        "attachments": activity.attachments,
    }


def _present(document: JsonObject) -> Iterator[tuple[str, object]]:
    return ((name, value) for name, value in document.items() if value is not None)
