"""The body of a change of one's profile."""

from typing import Annotated

from annotated_types import Interval, Len
from pydantic import AfterValidator

from api.schemas.values import LAX, Body, Whole, matching, wrong
from core.domain.calendar import WeekStart, is_zone


def _zone(name: str) -> str:
    if not is_zone(name):
        raise wrong("must be an IANA time zone like Europe/Paris")
    return name


class UpdateUserProfileRequest(Body):
    """A partial update; only members that were sent count. Null clears `displayName` alone."""

    display_name: Annotated[str, Len(1, 200)] | None = None
    timezone: Annotated[str, AfterValidator(_zone)] = "UTC"
    day_starts_at: Annotated[Whole, Interval(ge=0, le=6)] = 0
    week_start: Annotated[WeekStart, LAX] = WeekStart.MONDAY
    locale: Annotated[
        str, Len(2, 35), matching(r"[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*", "must be a language like en or pt-BR")
    ] = "en"
