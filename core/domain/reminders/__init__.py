"""Reminders as rules: which moments they name on a user's calendar, and when one that has come is left unsaid."""

from core.domain.reminders.occurrences import Occurrence, last_until, next_after, wall_of
from core.domain.reminders.rule import ReminderRule, check_rule
from core.domain.reminders.silence import Facts, Silence, silence_of

__all__ = [
    "Facts",
    "Occurrence",
    "ReminderRule",
    "Silence",
    "check_rule",
    "last_until",
    "next_after",
    "silence_of",
    "wall_of",
]
