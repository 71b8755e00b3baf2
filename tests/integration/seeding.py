"""Plain goals and logs as drafts, for tests that need something to be there."""

from decimal import Decimal

from core.domain.amount import amount_of
from core.domain.calendar import PeriodUnit
from core.domain.draft import GoalDraft, LogDraft
from core.domain.goal import Metric, Pattern, Target
from core.domain.schedule import default_schedule


def a_goal(*, title: str = "Read", minutes: int = 30) -> GoalDraft:
    """Return a goal of some minutes a day."""
    target = Target(Metric.DURATION, amount_of(Decimal(minutes)), "min", period=PeriodUnit.DAY)
    return GoalDraft(
        title=title,
        category="learning",
        pattern=Pattern.RECURRING,
        target=target,
        schedule=default_schedule(Pattern.RECURRING),
    )


def a_log(*, minutes: int = 20) -> LogDraft:
    """Return a log of some minutes."""
    return LogDraft(value=amount_of(Decimal(minutes)), unit="min")
