"""Reminders as JSON."""

from collections.abc import Iterable

import orjson

from api.rendering.values import instant, optional_day, optional_instant, present
from core.db.tables import ReminderRow
from core.domain.json import JsonObject


def rendered_reminder(row: ReminderRow) -> bytes:
    """Return a reminder as a body."""
    return orjson.dumps(_document(row))


def rendered_reminders(rows: Iterable[ReminderRow]) -> bytes:
    """Return reminders as a body."""
    return orjson.dumps({"reminders": [_document(row) for row in rows]})


def _document(row: ReminderRow) -> JsonObject:
    rule = row.rule
    return present(
        reminderId=row.id,
        goalId=row.goal_id,
        times=[f"{at:%H:%M}" for at in rule.times],
        minutesBeforePreferred=rule.before_preferred,
        minutesBeforeDayEnd=rule.before_day_end,
        daysOfWeek=list(rule.days_of_week),
        everyDays=rule.every_days if rule.every_days > 1 else None,
        afterDoneDays=rule.after_done_days,
        onDate=optional_day(rule.on),
        onlyIfOpen=rule.is_only_if_open,
        followUpMinutes=rule.follow_up,
        message=row.message,
        enabled=row.is_on,
        nextAt=optional_instant(row.next_at),
        createdAt=instant(row.created_at),
        updatedAt=instant(row.updated_at),
    )
