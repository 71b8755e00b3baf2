"""The body of a reminder, to be added or written anew."""

from typing import Annotated

from annotated_types import Interval, MaxLen

from api.schemas.values import Body, Day, ShortText, TimeOfClock, Whole
from core.domain.reminders import ReminderRule
from core.domain.reminders.rule import MOST_DAYS_APART, MOST_MINUTES, MOST_TIMES
from core.services.reminders import ReminderDraft

Minutes = Annotated[Whole, Interval(ge=0, le=MOST_MINUTES)]
Days = Annotated[Whole, Interval(ge=1, le=MOST_DAYS_APART)]
Weekday = Annotated[Whole, Interval(ge=0, le=6)]


class ReminderRequest(Body):
    """A reminder as it is sent, whole."""

    times: Annotated[list[TimeOfClock], MaxLen(MOST_TIMES)] = []  # noqa: RUF012 - a model's default
    minutes_before_preferred: Minutes | None = None
    minutes_before_day_end: Minutes | None = None
    days_of_week: Annotated[list[Weekday], MaxLen(7)] = []  # noqa: RUF012 - a model's default
    every_days: Days | None = None
    after_done_days: Days | None = None
    on_date: Day | None = None
    only_if_open: bool = True
    follow_up_minutes: Annotated[Whole, Interval(ge=1, le=MOST_MINUTES)] | None = None
    message: ShortText | None = None
    enabled: bool = True

    @property
    def draft(self) -> ReminderDraft:
        """The reminder as the services know it."""
        rule = ReminderRule(
            times=tuple(sorted(set(self.times))),
            before_preferred=self.minutes_before_preferred,
            before_day_end=self.minutes_before_day_end,
            days_of_week=tuple(sorted(set(self.days_of_week))),
            every_days=self.every_days or 1,
            after_done_days=self.after_done_days,
            on=self.on_date,
            is_only_if_open=self.only_if_open,
            follow_up=self.follow_up_minutes,
        )
        return ReminderDraft(rule, self.message or None, self.enabled)
