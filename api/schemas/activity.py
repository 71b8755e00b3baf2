"""The bodies of activities: to log, to edit."""

from enum import StrEnum
from typing import Annotated, Self

from annotated_types import Interval, Len, MaxLen
from pydantic import model_validator

from api.schemas.values import (
    LAX,
    Body,
    Day,
    Document,
    FromOneToFive,
    FromOneToTen,
    Number,
    Percent,
    ShortText,
    Unit,
    wrong,
)
from core.domain.activity import ActivitySource, ActivityType, TimeOfDay
from core.domain.draft import LONGEST_NOTE

FURTHEST_EAST = 180
FURTHEST_NORTH = 90


class PlaceType(StrEnum):
    """What kind of place."""

    HOME = "home"
    WORK = "work"
    GYM = "gym"
    OUTDOORS = "outdoors"
    TRAVEL = "travel"


class DayOfWeek(StrEnum):
    """A weekday."""

    SUNDAY = "sunday"
    MONDAY = "monday"
    TUESDAY = "tuesday"
    WEDNESDAY = "wednesday"
    THURSDAY = "thursday"
    FRIDAY = "friday"
    SATURDAY = "saturday"


class SocialContext(StrEnum):
    """In whose company."""

    ALONE = "alone"
    PARTNER = "partner"
    FRIENDS = "friends"
    GROUP = "group"
    ONLINE = "online"


class AttachmentType(StrEnum):
    """What an attachment is."""

    IMAGE = "image"
    LINK = "link"
    REFERENCE = "reference"


class LocationInput(Body):
    """Where it was; coordinates are longitude, latitude in degrees."""

    type: Annotated[PlaceType | None, LAX] = None
    city: Annotated[str, MaxLen(100)] | None = None
    coordinates: Annotated[list[float], Len(2, 2)] | None = None

    @model_validator(mode="after")
    def _lies_on_earth(self) -> Self:
        if self.coordinates is not None:
            longitude, latitude = self.coordinates
            if abs(longitude) > FURTHEST_EAST or abs(latitude) > FURTHEST_NORTH:
                raise wrong("coordinates must be [longitude from -180 to 180, latitude from -90 to 90]")
        return self


class WeatherInput(Body):
    """The weather; degrees Celsius, percent."""

    condition: ShortText | None = None
    temperature: Annotated[float, Interval(ge=-100, le=100)] | None = None
    humidity: Percent | None = None


class ActivityContextInput(Body):
    """The circumstances; duration in minutes."""

    time_of_day: Annotated[TimeOfDay | None, LAX] = None
    day_of_week: Annotated[DayOfWeek | None, LAX] = None
    is_weekend: bool | None = None
    is_holiday: bool | None = None
    weather: WeatherInput | None = None
    energy_level: FromOneToTen | None = None
    sleep_hours: Annotated[float, Interval(ge=0, le=24)] | None = None
    stress_level: FromOneToTen | None = None
    with_others: bool | None = None
    social_context: Annotated[SocialContext | None, LAX] = None
    previous_activity: ShortText | None = None
    next_activity: ShortText | None = None
    duration: Annotated[float, Interval(ge=0, lt=1e12)] | None = None
    difficulty: FromOneToFive | None = None
    enjoyment: FromOneToFive | None = None
    mood: ShortText | None = None


class AttachmentInput(Body):
    """Something that belongs to an activity: a link needs its url, a reference its entity."""

    type: Annotated[AttachmentType, LAX]
    url: Annotated[str, Len(1, 2000)] | None = None
    entity_id: Annotated[str, Len(1, 200)] | None = None

    @model_validator(mode="after")
    def _points_somewhere(self) -> Self:
        if self.type is AttachmentType.LINK and self.url is None:
            raise wrong("a link needs `url`")
        if self.type is AttachmentType.REFERENCE and self.entity_id is None:
            raise wrong("a reference needs `entityId`")
        return self


Note = Annotated[str, MaxLen(LONGEST_NOTE)]
Attachments = Annotated[list[AttachmentInput], MaxLen(20)]


class ActivityMembers(Body):
    """The optional members that logging and editing have in common; None is left out, or cleared."""

    location: LocationInput | None = None
    context: ActivityContextInput | None = None
    note: Note | None = None
    attachments: Attachments | None = None


class LogActivityRequest(ActivityMembers):
    """An activity to log."""

    value: Number
    unit: Unit
    activity_type: Annotated[ActivityType | None, LAX] = None
    activity_date: Day | None = None
    source: Annotated[ActivitySource | None, LAX] = None
    device_info: Document | None = None


class UpdateActivityRequest(ActivityMembers):
    """A partial edit; only members that were sent count. The defaults here are never looked at."""

    value: Number = None  # type: ignore[assignment]  # never looked at, see above
    unit: Unit = ""
    activity_type: Annotated[ActivityType, LAX] = ActivityType.PROGRESS
    activity_date: Day = None  # type: ignore[assignment]  # as above
