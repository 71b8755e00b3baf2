"""The body of a change of which notices one wants."""

from typing import Annotated

from annotated_types import Interval, MaxLen
from pydantic import AfterValidator, Field

from api.schemas.values import LAX, Body, Instant, TimeOfClock, Whole, wrong
from core.domain.notices import DEFAULTS, LARGEST_CAP, NoticeKind, QuietHours


class QuietHoursBody(Body):
    """Quiet hours as they are sent."""

    begins: Annotated[TimeOfClock, Field(alias="from")]
    ends: Annotated[TimeOfClock, Field(alias="to")]

    @property
    def hours(self) -> QuietHours:
        """The hours as the domain knows them."""
        return QuietHours(self.begins, self.ends)


def _differing(body: QuietHoursBody) -> QuietHoursBody:
    if body.begins == body.ends:
        raise wrong("must begin and end at different times")
    return body


class UpdateNoticePreferencesRequest(Body):
    """A partial update; only members that were sent count. Null clears `quietHours` and `mutedUntil`."""

    turned_off: Annotated[list[Annotated[NoticeKind, LAX]], MaxLen(50)] = []  # noqa: RUF012 - a model's default
    quiet_hours: Annotated[QuietHoursBody, AfterValidator(_differing)] | None = None
    most_a_day: Annotated[Whole, Interval(ge=0, le=LARGEST_CAP)] = DEFAULTS.most_a_day
    muted_until: Instant | None = None
    reviews_at: TimeOfClock = DEFAULTS.reviews_at
