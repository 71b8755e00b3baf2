"""Where a goal stands, as the facts that a confirmation or a list needs. No words here."""

from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from decimal import Decimal

from sqlmodel import Session

from core.db.queries.days import day_tallies
from core.db.records import Actor, GoalRecord
from core.domain.amount import Amount, decimal_of
from core.domain.calendar import PeriodUnit, first_day_of, period_key, step
from core.domain.goal import Direction, Metric, Pattern, Status, TargetType
from core.domain.progress import Outcome, Progress, Window
from core.domain.schedule import goal_period
from core.services.progress import progress_for

LONG_ENOUGH = timedelta(days=7)
ENOUGH_DAYS = 3
_NEAR = Decimal("0.8")


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """A goal and how far it has come, in the goal's unit, as of the day the conversation takes place.

    `total` is that of the period which `on` lies in, None where it is no longer at hand. `streak` counts achieved
    periods. `days_left` are the days of the current period after today. `weekdays` (0 = Sunday) are those that the goal
    is for, none for all; `resume_on` is the day on which a rest ends.
    """

    goal_id: str
    title: str
    pattern: Pattern
    status: Status
    metric: Metric
    unit: str
    period: PeriodUnit
    direction: Direction
    target: Decimal
    target_type: TargetType | None
    low: Decimal | None
    high: Decimal | None
    target_on: date | None
    on: date
    today: date
    is_current: bool
    total: Decimal | None
    need: Decimal | None
    outcome: Outcome | None
    streak: int | None
    longest: int | None
    percent: Decimal
    success: Decimal
    accumulated: Decimal | None
    remaining: Decimal | None
    reading: Decimal | None
    projected_on: date | None
    days_left: int
    history: tuple[Outcome, ...]
    activities: int
    weekdays: tuple[int, ...]
    resume_on: date | None

    @property
    def is_range(self) -> bool:
        """Whether a period's total is to lie between two bounds."""
        return self.target_type is TargetType.RANGE and self.low is not None and self.high is not None

    @property
    def little_left(self) -> Decimal | None:
        """What is left of an upper limit of which four fifths are used; None before, and once it is passed."""
        is_upper = self.pattern is Pattern.LIMIT and self.target_type in (None, TargetType.MAXIMUM)
        if not is_upper or not self.target or self.total is None:
            return None
        return self.target - self.total if _NEAR * self.target <= self.total <= self.target else None

    @property
    def is_achieved(self) -> bool:
        """Whether the period is done; of a limit, kept so far."""
        return self.outcome is Outcome.ACHIEVED


def standing_of(
    session: Session,
    actor: Actor,
    goal: GoalRecord,
    *,
    now: datetime,
    on: date | None = None,
    window: Window = Window.CURRENT,
) -> Standing:
    """Return where a goal stands; about the period that a day lies in, which is today's if none is given."""
    today, target, period = actor.calendar.today(now), goal.target, goal_period(goal.rules(actor.calendar))
    first = first_day_of(period, today, week_start=actor.calendar.week_start)
    about = first_day_of(period, on or today, week_start=actor.calendar.week_start)
    progress = progress_for(session, actor, goal, now=now, window=window)
    past_total, past_outcome = _past(progress, period_key(period, about))
    details = progress.details
    return Standing(
        goal_id=goal.id,
        title=goal.title,
        pattern=goal.pattern,
        status=goal.status,
        metric=target.metric,
        unit=target.unit,
        period=period,
        direction=target.direction,
        target=decimal_of(target.value),
        target_type=target.target_type,
        low=_decimal(target.min_value),
        high=_decimal(target.max_value),
        target_on=target.target_on,
        on=on or today,
        today=today,
        is_current=about == first,
        total=decimal_of(progress.total) if about == first else past_total,
        need=_decimal(progress.need),
        outcome=progress.current_outcome if about == first else past_outcome,
        streak=details.current_streak,
        longest=details.longest_streak,
        percent=details.percent_complete,
        success=details.success_rate,
        accumulated=details.total_accumulated,
        remaining=details.remaining_to_goal,
        reading=_decimal(progress.reading),
        projected_on=details.projected_completion_on,
        days_left=(step(period, first) - today).days - 1,
        history=tuple(entry.state for entry in details.period_history),
        activities=progress.statistics.total_activities,
        weekdays=goal.schedule.days_of_week,
        resume_on=goal.resume_on,
    )


def at_its_end(standing: Standing) -> Standing:
    """Return where a goal stands once its day is over: a period that ends with it is open no more."""
    if standing.days_left:
        return standing
    if standing.outcome is not Outcome.OPEN:
        return replace(standing, is_current=False)
    is_kept = standing.pattern is Pattern.LIMIT and _is_within(standing)
    outcome = Outcome.ACHIEVED if is_kept else Outcome.MISSED
    streak = standing.streak if is_kept or standing.streak is None else 0
    return replace(
        standing, is_current=False, outcome=outcome, streak=streak, history=(*standing.history[:-1], outcome)
    )


def _is_within(standing: Standing) -> bool:
    """Say whether a limit that is not passed so far is kept as its period ends."""
    total = standing.total or Decimal(0)
    match standing.target_type:
        case TargetType.MINIMUM:
            return total >= standing.target
        case TargetType.RANGE:
            return (standing.low or Decimal(0)) <= total
        case TargetType.EXACT:
            return total == standing.target
        case _:
            return True


def has_a_pace(session: Session, actor: Actor, goal: GoalRecord, *, now: datetime) -> bool:
    """Say whether a goal is old enough, or has entries on enough days, to be projected."""
    calendar = actor.calendar
    if calendar.today(now) - calendar.today(goal.created_at) >= LONG_ENOUGH:
        return True
    return sum(tally.counted > 0 for tally in day_tallies(session, goal.user_id, goal.id)) >= ENOUGH_DAYS


def _past(progress: Progress, key: str) -> tuple[Decimal | None, Outcome | None]:
    """Return what a period came to, as far back as the report goes."""
    for report in progress.details.period_history:
        if report.period == key:
            return report.value, report.state
    return None, None


def _decimal(amount: Amount | None) -> Decimal | None:
    return None if amount is None else decimal_of(amount)
