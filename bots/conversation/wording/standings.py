"""Where a goal stands, in words: `10/20 min today, day 6 of the streak`."""

from decimal import Decimal
from typing import assert_never

from bots.conversation.standing import Standing
from bots.conversation.wording import days
from bots.conversation.wording.numbers import amount, figure, is_bare, number, percent, ratio, unit_for
from core.domain.calendar import PeriodUnit
from core.domain.goal import Direction, Pattern, Status, TargetType
from core.domain.progress import Outcome

_STREAK_WORTH_NAMING = 2


def line(standing: Standing) -> str:
    """Return where a goal stands in one line, without its title and without a mark for what is done."""
    match standing.pattern:
        case Pattern.RECURRING:
            return ", ".join(part for part in (_recurring(standing), streak(standing)) if part)
        case Pattern.STREAK:
            return _streak_goal(standing)
        case Pattern.LIMIT:
            return _limit(standing)
        case Pattern.MILESTONE:
            return _milestone(standing)
        case Pattern.TARGET:
            return _target(standing)
        case _:
            assert_never(standing.pattern)


def marked(standing: Standing) -> str:
    """Return where a goal stands, with a mark when its period is done."""
    said = line(standing)
    is_done = standing.pattern is Pattern.RECURRING and standing.is_achieved
    return f"{said} ✓" if is_done and said else said


def after_reading(standing: Standing) -> str:
    """Return what a measured goal still has before it, for a sentence that has named the reading."""
    said = line(standing)
    return said.removeprefix(f"{amount(standing.reading, standing.unit)}, ") if standing.reading is not None else said


def goal(standing: Standing) -> str:
    """Return what was agreed: `20 min a day`, `12 books by Thu 31 December`, `at most 2 cups a day`."""
    unit, target = standing.unit, standing.target
    match standing.pattern:
        case Pattern.RECURRING:
            wanted = f"{number(standing.low)} to " if standing.is_range and standing.low is not None else ""
            said = wanted + often(target, unit, period=standing.period, weekdays=standing.weekdays)
        case Pattern.STREAK:
            said = streak_of(target, standing.period, weekdays=standing.weekdays)
        case Pattern.LIMIT:
            least = standing.target_type is TargetType.MINIMUM
            said = f"at {'least' if least else 'most'} {often(target, unit, period=standing.period)}"
            said = said if target else f"none {days.rhythm(standing.period)}"
        case Pattern.MILESTONE:
            said = "once" if is_bare(unit) and target == 1 else f"{amount(target, unit)} in all"
        case Pattern.TARGET:
            said = f"{_way(standing)} {amount(target, unit)}"
        case _:
            assert_never(standing.pattern)
    return (
        said
        if standing.target_on is None
        else f"{said} by {days.calendar_day(standing.target_on, today=standing.today)}"
    )


def often(value: Decimal, unit: str, *, period: PeriodUnit, weekdays: tuple[int, ...] = ()) -> str:
    """Return an amount a period: `20 min a day`, `once a day`, `3 times a week`, `on Mon, Wed and Fri`."""
    on = days.weekdays_named(weekdays)
    if is_bare(unit) and value == 1 and on and period is PeriodUnit.DAY:
        return on
    said = "once" if is_bare(unit) and value == 1 else amount(value, unit)
    return f"{said} {days.rhythm(period)}{f', {on}' if on else ''}"


def streak_of(length: Decimal, period: PeriodUnit, *, weekdays: tuple[int, ...] = ()) -> str:
    """Return a streak that is wanted: `a streak of 30 days`, on the weekdays that it is for."""
    on = days.weekdays_named(weekdays)
    return f"a streak of {number(length)} {unit_for(length, period.value + 's')}{f', {on}' if on else ''}"


def streak(standing: Standing) -> str:
    """Return the streak with the period that is under way counted in: `day 6 of the streak`; nothing of a short one."""
    if standing.streak is None or not standing.is_current:
        return ""
    reached = standing.streak + (standing.outcome is Outcome.OPEN)
    if standing.streak < 1 or reached < _STREAK_WORTH_NAMING:
        return ""
    return f"{standing.period.value} {number(Decimal(reached))} of the streak"


def left(standing: Standing) -> str:
    """Return what the current period still asks for: `10 min left today`."""
    when = days.period(standing.period, is_current=True)
    if standing.pattern is Pattern.STREAK or is_once(standing):
        return f"not yet {when}"
    if standing.need is None or standing.total is None:
        return f"nothing logged {when}"
    return f"{amount(standing.need - standing.total, standing.unit)} left {when}"


def state(standing: Standing) -> str:
    """Return what is special about a goal or its period: paused, skipped, a day off; else nothing."""
    if standing.status is not Status.ACTIVE:
        return status(standing)
    words = {Outcome.OFF: "a day off", Outcome.PAUSED: "paused", Outcome.EXCUSED: "skipped"}
    return words.get(standing.outcome, "") if standing.outcome is not None else ""


def status(standing: Standing) -> str:
    """Return what a goal is, and until when if it rests: active, `paused until Mon 30 November`."""
    if standing.status is not Status.PAUSED or standing.resume_on is None:
        return standing.status.value
    return f"paused until {days.day(standing.resume_on, today=standing.today)}"


def _when(standing: Standing) -> str:
    return days.period(standing.period, is_current=standing.is_current)


def _recurring(standing: Standing) -> str:
    if standing.total is None:
        return ""
    if standing.is_range:
        return f"{amount(standing.total, standing.unit)} {_when(standing)}, wanted {_band(standing)}"
    if standing.need is None or standing.need == 0:
        return f"{amount(standing.total, standing.unit)} {_when(standing)}"
    if is_once(standing) and standing.total <= 1:
        return f"{'done' if standing.is_achieved else 'not yet'} {_when(standing)}"
    return f"{ratio(standing.total, standing.need, unit=standing.unit)} {_when(standing)}"


def _band(standing: Standing) -> str:
    low, high = standing.low or Decimal(0), standing.high or Decimal(0)
    return f"{number(low)} to {amount(high, standing.unit)}"


def is_once(standing: Standing) -> bool:
    """Say whether a period asks for one of a thing that is merely done."""
    return standing.pattern is Pattern.RECURRING and is_bare(standing.unit) and standing.need == 1


def _streak_goal(standing: Standing) -> str:
    count = standing.streak or 0
    target = number(standing.target)
    if not standing.is_current:
        return f"{_periods(count, standing.period)} in a row"
    if standing.outcome is Outcome.OPEN:
        return (
            f"{_periods(count, standing.period)} of {target}, not yet {_when(standing)}"
            if count
            else f"not yet {_when(standing)}"
        )
    if standing.outcome is Outcome.ACHIEVED and count > standing.target:
        return f"{standing.period.value} {number(Decimal(count))} of the streak, goal {target}"
    if standing.outcome is Outcome.ACHIEVED:
        return f"{standing.period.value} {number(Decimal(count))} of {target}"
    return f"{_periods(count, standing.period)} of {target}"


def _periods(count: int, period: PeriodUnit) -> str:
    return f"{count} {period.value}{'' if count == 1 else 's'}"


def _limit(standing: Standing) -> str:
    if standing.total is None:
        return ""
    if standing.is_range:
        return f"{amount(standing.total, standing.unit)} {_when(standing)}, wanted {_band(standing)}"
    total, target, when = standing.total, standing.target, _when(standing)
    is_silent = is_bare(standing.unit)
    if not target and not total:
        return f"none {when}"
    if standing.target_type is TargetType.MINIMUM:
        return f"{ratio(total, target, unit=standing.unit)} {when}"
    if total > target:
        over = total - target
        said = number(total) if is_silent else amount(total, standing.unit)
        return f"{said} {when}, over by {number(over) if is_silent else amount(over, standing.unit)}"
    whole = number(target) if is_silent else amount(target, standing.unit)
    return f"{figure(total, standing.unit)} of {whole} {when}"


def _milestone(standing: Standing) -> str:
    done = standing.accumulated or Decimal(0)
    return f"{ratio(done, standing.target, unit=standing.unit)} ({percent(standing.percent)})"


def _target(standing: Standing) -> str:
    if standing.reading is None:
        return f"no reading yet, {_way(standing)} {amount(standing.target, standing.unit)}"
    reading = amount(standing.reading, standing.unit)
    if not standing.remaining:
        return f"{reading}, goal reached"
    if standing.direction is Direction.MAINTAIN:
        return f"{reading}, {amount(standing.remaining, standing.unit)} off {amount(standing.target, standing.unit)}"
    return f"{reading}, {amount(standing.remaining, standing.unit)} to go ({percent(standing.percent)})"


def _way(standing: Standing) -> str:
    return {Direction.MAINTAIN: "stay at", Direction.DECREASE: "down to", Direction.INCREASE: "up to"}[
        standing.direction
    ]
