"""When a reminder whose moment has come stays silent: what it would ask for is done, or not asked for on that day."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from core.domain.calendar import PeriodUnit
from core.domain.goal import GoalRules, Pattern, Status
from core.domain.progress.achievement import achievement_of
from core.domain.progress.totals import EMPTY, Tally
from core.domain.reminders.rule import ReminderRule
from core.domain.schedule import goal_period, is_on

_JUDGED = frozenset({Pattern.RECURRING, Pattern.STREAK})


class Silence(StrEnum):
    """Why a reminder says nothing."""

    INACTIVE = "inactive"
    NOT_DUE = "not_due"
    MUTED = "muted"
    PAUSED = "paused"
    DAY_OFF = "day_off"
    EXCUSED = "excused"
    ANSWERED = "answered"
    DONE = "done"


@dataclass(frozen=True, slots=True, kw_only=True)
class Facts:
    """What is known of a goal when a reminder's moment comes.

    `day` is the tally of the goal's day that the moment belongs to, `period` that of the goal's period with it.
    `last_on` is the day of the last counted log up to then, or else the day from which the goal is counted.
    """

    status: Status
    rules: GoalRules
    last_on: date
    day: Tally = EMPTY
    period: Tally = EMPTY
    muted_on: date | None = None


def silence_of(rule: ReminderRule, facts: Facts, *, on: date) -> Silence | None:
    """Return why a reminder stays silent on a day, None when it speaks."""
    if facts.status not in (Status.ACTIVE, Status.PAUSED):
        return Silence.INACTIVE
    if rule.after_done_days is not None and not _is_so_many_days(facts.last_on, on, rule.after_done_days):
        return Silence.NOT_DUE
    if facts.muted_on == on:
        return Silence.MUTED
    return _rest(on, facts) or (_answer(facts) if rule.is_only_if_open else None)


def _is_so_many_days(last_on: date, on: date, days: int) -> bool:
    return on > last_on and (on - last_on).days % days == 0


def _rest(on: date, facts: Facts) -> Silence | None:
    """Say whether the day is none on which the goal is worked on. A skip counts, allowed or not.

    The day on which a rest is to end is no part of it, though the status may say so for the day's first minute.
    """
    pauses = facts.rules.pauses
    if any(pause.covers(on) for pause in pauses) or (facts.status is Status.PAUSED and not pauses):
        return Silence.PAUSED
    if not is_on(facts.rules.schedule, on):
        return Silence.DAY_OFF
    return Silence.EXCUSED if facts.period.skipped else None


def _answer(facts: Facts) -> Silence | None:
    """Say whether what is asked for has been answered.

    A recurring or streak goal is done when its period is; what has a longer period, or none that is judged, is done for
    the day by a log. A log of nothing is an answer too.
    """
    rules = facts.rules
    if rules.pattern in _JUDGED and achievement_of(rules)(facts.period):
        return Silence.DONE
    is_of_the_day = rules.pattern in _JUDGED and goal_period(rules) is PeriodUnit.DAY
    if facts.day.counted and not is_of_the_day:
        return Silence.DONE
    is_zero = facts.day.counted > 0 and facts.day.total == 0 and not facts.day.done
    return Silence.ANSWERED if is_zero else None
