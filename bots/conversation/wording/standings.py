"""Where a goal stands, in words: `10/20 min today, day 6 of the streak`."""

from decimal import Decimal
from typing import assert_never

from bots.conversation.standing import Standing
from bots.conversation.wording import days
from bots.conversation.wording.language import say
from bots.conversation.wording.numbers import amount, figure, is_bare, number, percent, periods, ratio
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
    said = _agreed(standing)
    if standing.target_on is None:
        return said
    return say("{goal} by {day}", goal=said, day=days.calendar_day(standing.target_on, today=standing.today))


def _agreed(standing: Standing) -> str:
    unit, target = standing.unit, standing.target
    match standing.pattern:
        case Pattern.RECURRING:
            usual = often(target, unit, period=standing.period, weekdays=standing.weekdays)
            if standing.is_range and standing.low is not None:
                return say("{low} to {usual}", low=number(standing.low), usual=usual)
            return usual
        case Pattern.STREAK:
            return streak_of(target, standing.period, weekdays=standing.weekdays)
        case Pattern.LIMIT:
            return _limited(standing)
        case Pattern.MILESTONE:
            is_once = is_bare(unit) and target == 1
            return say("once") if is_once else say("{amount} in all", amount=amount(target, unit))
        case Pattern.TARGET:
            return _towards(standing)
        case _:
            assert_never(standing.pattern)


def _limited(standing: Standing) -> str:
    if not standing.target:
        return none_of(standing.period)
    usual = often(standing.target, standing.unit, period=standing.period)
    return at_least(usual) if standing.target_type is TargetType.MINIMUM else at_most(usual)


def none_of(period: PeriodUnit) -> str:
    """Return the limit of nothing: `none a day`."""
    return say("none {rhythm}", rhythm=days.rhythm(period))


def at_most(usual: str) -> str:
    """Return an upper limit."""
    return say("at most {usual}", usual=usual)


def at_least(usual: str) -> str:
    """Return a lower limit."""
    return say("at least {usual}", usual=usual)


def often(value: Decimal, unit: str, *, period: PeriodUnit, weekdays: tuple[int, ...] = ()) -> str:
    """Return an amount a period: `20 min a day`, `once a day`, `3 times a week`, `on Mon, Wed and Fri`."""
    on = days.weekdays_named(weekdays)
    is_once = is_bare(unit) and value == 1
    if is_once and on and period is PeriodUnit.DAY:
        return on
    given = say("once") if is_once else amount(value, unit)
    said = say("{amount} {rhythm}", amount=given, rhythm=days.rhythm(period))
    return f"{said}, {on}" if on else said


def streak_of(length: Decimal, period: PeriodUnit, *, weekdays: tuple[int, ...] = ()) -> str:
    """Return a streak that is wanted: `a streak of 30 days`, on the weekdays that it is for."""
    on = days.weekdays_named(weekdays)
    said = say("a streak of {length}", length=_length(length, period))
    return f"{said}, {on}" if on else said


def _length(length: Decimal, period: PeriodUnit) -> str:
    is_whole = length == length.to_integral_value()
    return periods(int(length), period) if is_whole else amount(length, f"{period.value}s")


def streak(standing: Standing) -> str:
    """Return the streak with the period that is under way counted in: `day 6 of the streak`; nothing of a short one."""
    if standing.streak is None or not standing.is_current:
        return ""
    reached = standing.streak + (standing.outcome is Outcome.OPEN)
    if standing.streak < 1 or reached < _STREAK_WORTH_NAMING:
        return ""
    return say("{nth} of the streak", nth=_nth(reached, standing.period))


def _nth(count: int, period: PeriodUnit) -> str:
    """Return which period of a row it is: `day 6`."""
    said = number(Decimal(count))
    match period:
        case PeriodUnit.DAY:
            return say("day {number}", number=said)
        case PeriodUnit.WEEK:
            return say("week {number}", number=said)
        case PeriodUnit.MONTH:
            return say("month {number}", number=said)
        case PeriodUnit.QUARTER:
            return say("quarter {number}", number=said)
        case PeriodUnit.YEAR:
            return say("year {number}", number=said)


def left(standing: Standing) -> str:
    """Return what the current period still asks for: `10 min left today`."""
    when = days.period(standing.period, is_current=True)
    if standing.pattern is Pattern.STREAK or is_once(standing):
        return say("not yet {when}", when=when)
    if standing.need is None or standing.total is None:
        return say("nothing logged {when}", when=when)
    return say("{amount} left {when}", amount=amount(standing.need - standing.total, standing.unit), when=when)


def left_of_limit(standing: Standing) -> str:
    """Return how little is left of a limit: `1 cup left`; nothing while there is enough."""
    left = standing.little_left if standing.is_current else None
    if left is None:
        return ""
    return say("{amount} left", amount=_said(left, standing.unit)) if left else say("none left")


def state(standing: Standing) -> str:
    """Return what is special about a goal or its period: paused, skipped, a day off; else nothing."""
    if standing.status is not Status.ACTIVE:
        return status(standing)
    match standing.outcome:
        case Outcome.OFF:
            return say("a day off")
        case Outcome.PAUSED:
            return say("paused")
        case Outcome.EXCUSED:
            return say("skipped")
        case _:
            return ""


def status(standing: Standing) -> str:
    """Return what a goal is, and until when if it rests: active, `paused until Mon 30 November`."""
    if standing.status is Status.PAUSED and standing.resume_on is not None:
        return say("paused until {day}", day=days.day(standing.resume_on, today=standing.today))
    return status_named(standing.status)


def status_named(status: Status) -> str:
    """Return the word for a status."""
    match status:
        case Status.DRAFT:
            return say("draft")
        case Status.ACTIVE:
            return say("active")
        case Status.PAUSED:
            return say("paused")
        case Status.COMPLETED:
            return say("completed")
        case Status.ARCHIVED:
            return say("archived")


def _when(standing: Standing) -> str:
    return days.period(standing.period, is_current=standing.is_current)


def _recurring(standing: Standing) -> str:
    total, unit, when = standing.total, standing.unit, _when(standing)
    if total is None:
        return ""
    if standing.is_range:
        return _within_band(standing, total)
    if standing.need is None or standing.need == 0:
        return _so_far(amount(total, unit), when)
    if is_once(standing) and total <= 1:
        return say("done {when}", when=when) if standing.is_achieved else say("not yet {when}", when=when)
    return _so_far(ratio(total, standing.need, unit=unit), when)


def _so_far(amount_or_ratio: str, when: str) -> str:
    return say("{amount} {when}", amount=amount_or_ratio, when=when)


def _within_band(standing: Standing, total: Decimal) -> str:
    low, high = standing.low or Decimal(0), standing.high or Decimal(0)
    return say(
        "{amount} {when}, wanted {low} to {high}",
        amount=amount(total, standing.unit),
        when=_when(standing),
        low=number(low),
        high=amount(high, standing.unit),
    )


def is_once(standing: Standing) -> bool:
    """Say whether a period asks for one of a thing that is merely done."""
    return standing.pattern is Pattern.RECURRING and is_bare(standing.unit) and standing.need == 1


def _streak_goal(standing: Standing) -> str:
    count = standing.streak or 0
    length, target = periods(count, standing.period), number(standing.target)
    if not standing.is_current:
        return say("{length} in a row", length=length)
    if standing.outcome is Outcome.OPEN:
        when = _when(standing)
        if not count:
            return say("not yet {when}", when=when)
        return say("{length} of {target}, not yet {when}", length=length, target=target, when=when)
    if standing.outcome is not Outcome.ACHIEVED:
        return say("{length} of {target}", length=length, target=target)
    nth = _nth(count, standing.period)
    if count > standing.target:
        return say("{nth} of the streak, goal {target}", nth=nth, target=target)
    return say("{nth} of {target}", nth=nth, target=target)


def _limit(standing: Standing) -> str:
    if standing.total is None:
        return ""
    if standing.is_range:
        return _within_band(standing, standing.total)
    total, target, unit, when = standing.total, standing.target, standing.unit, _when(standing)
    if not target and not total:
        return say("none {when}", when=when)
    if standing.target_type is TargetType.MINIMUM:
        return _so_far(ratio(total, target, unit=unit), when)
    if total > target:
        return say(
            "{amount} {when}, over by {over}", amount=_said(total, unit), when=when, over=_said(total - target, unit)
        )
    return say("{amount} of {whole} {when}", amount=figure(total, unit), whole=_said(target, unit), when=when)


def _said(value: Decimal, unit: str) -> str:
    return number(value) if is_bare(unit) else amount(value, unit)


def _milestone(standing: Standing) -> str:
    done = ratio(standing.accumulated or Decimal(0), standing.target, unit=standing.unit)
    return f"{done} ({percent(standing.percent)})"


def _target(standing: Standing) -> str:
    if standing.reading is None:
        return say("no reading yet, {towards}", towards=_towards(standing))
    reading = amount(standing.reading, standing.unit)
    if not standing.remaining:
        return say("{reading}, goal reached", reading=reading)
    remaining = amount(standing.remaining, standing.unit)
    if standing.direction is Direction.MAINTAIN:
        target = amount(standing.target, standing.unit)
        return say("{reading}, {distance} off {target}", reading=reading, distance=remaining, target=target)
    return say(
        "{reading}, {remaining} to go ({percent})",
        reading=reading,
        remaining=remaining,
        percent=percent(standing.percent),
    )


def _towards(standing: Standing) -> str:
    target = amount(standing.target, standing.unit)
    match standing.direction:
        case Direction.MAINTAIN:
            return say("stay at {target}", target=target)
        case Direction.DECREASE:
            return say("down to {target}", target=target)
        case Direction.INCREASE:
            return say("up to {target}", target=target)
