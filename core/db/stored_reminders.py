"""How a reminder's rule stands in a JSON column: by its member names, those that say nothing left out."""

from datetime import date, time
from typing import cast

from core.domain.json import JsonObject
from core.domain.reminders import ReminderRule


def rule_document(rule: ReminderRule) -> JsonObject:
    """Return a rule as it is stored."""
    members: JsonObject = {
        "times": [f"{at:%H:%M}" for at in rule.times] or None,
        "before_preferred": rule.before_preferred,
        "before_day_end": rule.before_day_end,
        "days_of_week": list(rule.days_of_week) or None,
        "every_days": rule.every_days if rule.every_days != 1 else None,
        "from_on": _text(rule.from_on),
        "after_done_days": rule.after_done_days,
        "on": _text(rule.on),
        "is_only_if_open": None if rule.is_only_if_open else False,
        "follow_up": rule.follow_up,
    }
    return {name: value for name, value in members.items() if value is not None}


def rule_of(document: JsonObject) -> ReminderRule:
    """Return the rule that a stored document holds."""
    get = document.get
    return ReminderRule(
        times=tuple(time.fromisoformat(text) for text in cast("list[str]", get("times", []))),
        before_preferred=cast("int | None", get("before_preferred")),
        before_day_end=cast("int | None", get("before_day_end")),
        days_of_week=tuple(cast("list[int]", get("days_of_week", []))),
        every_days=cast("int", get("every_days", 1)),
        from_on=_day(get("from_on")),
        after_done_days=cast("int | None", get("after_done_days")),
        on=_day(get("on")),
        is_only_if_open=cast("bool", get("is_only_if_open", True)),
        follow_up=cast("int | None", get("follow_up")),
    )


def _text(day: date | None) -> str | None:
    return None if day is None else day.isoformat()


def _day(text: object) -> date | None:
    return None if text is None else date.fromisoformat(cast("str", text))
