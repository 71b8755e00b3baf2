"""What queries return: rows in the domain's values, as named tuples, which are the fastest to make and to change."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import NamedTuple

from core.domain.activity import ActivitySource, ActivityType, Entry, TimeOfDay
from core.domain.amount import Amount
from core.domain.calendar import Calendar
from core.domain.goal import GoalRules, Pattern, Pause, Schedule, Status, Target
from core.domain.json import JsonArray, JsonObject
from core.domain.progress.history import Checkpoint, Lifetime
from core.domain.teams import Role


class Kept(NamedTuple):
    """The lifetime figures, and the dates by which a new activity is told to be before or after what they speak of."""

    lifetime: Lifetime
    latest_on: date | None = None
    first_reading_on: date | None = None
    reading_on: date | None = None


class GoalRecord(NamedTuple):
    """One goal as stored."""

    id: str
    user_id: str
    version: int
    title: str
    description: str | None
    category: str
    pattern: Pattern
    status: Status
    icon: str | None
    color: str | None
    visibility: str
    target: Target
    schedule: Schedule
    context: JsonObject | None
    rewards: JsonObject | None
    extra: JsonObject | None
    pauses: tuple[Pause, ...]
    resume_on: date | None
    created_at: datetime
    updated_at: datetime
    completed_at: datetime | None
    kept: Kept
    checkpoint: Checkpoint | None

    @property
    def lifetime(self) -> Lifetime:
        """What all activities of the goal amount to."""
        return self.kept.lifetime

    def rules(self, calendar: Calendar) -> GoalRules:
        """Return what progress depends on; the creation date is the one on the user's calendar."""
        return GoalRules(self.pattern, self.target, self.schedule, calendar.today(self.created_at), self.pauses)


class ActivityRecord(NamedTuple):
    """The newest revision of one activity: `value` in `unit` as given, `amount` in the goal's unit."""

    activity_id: str
    revision_id: str
    goal_id: str
    user_id: str
    activity_type: ActivityType
    value: Amount
    unit: str
    amount: Amount
    is_rounded: bool
    is_undone: bool
    activity_on: date
    logged_at: datetime
    timezone: str
    time_of_day: TimeOfDay
    note: str | None
    source: ActivitySource
    location: JsonObject | None
    context: JsonObject
    attachments: JsonArray | None
    device_info: JsonObject | None
    author_id: str | None = None

    @property
    def entry(self) -> Entry:
        """The activity as progress sees it."""
        return Entry(
            self.activity_on, self.logged_at, self.activity_type, self.amount, self.is_rounded, self.time_of_day
        )


@dataclass(frozen=True, slots=True)
class Actor:
    """Who asks: a user, and the calendar and language they live by.

    For a team `author_id` is the member who acts in its name: what is logged is theirs, and only that may they correct.
    """

    user_id: str
    name: str
    calendar: Calendar
    locale: str
    author_id: str | None = None


@dataclass(frozen=True, slots=True)
class Origin:
    """A chat group: where a team is at home. `tenant` is the bot or workspace."""

    platform: str
    tenant: str
    address: str


@dataclass(frozen=True, slots=True)
class Team:
    """A team: the user that owns its goals, the calendar these follow, and the group it belongs to."""

    id: str
    title: str
    calendar: Calendar
    origin: Origin
    is_restricted: bool

    @property
    def home(self) -> tuple[str, str]:
        """The platform, and the bot or workspace, that the team belongs to."""
        return self.origin.platform, self.origin.tenant


@dataclass(frozen=True, slots=True)
class Membership:
    """That somebody takes part in a team."""

    team: Team
    role: Role
    is_on_leaderboard: bool


@dataclass(frozen=True, slots=True)
class Member:
    """Somebody who takes part in a team, by the name that its group knows."""

    user_id: str
    name: str
    role: Role
    is_on_leaderboard: bool


@dataclass(frozen=True, slots=True)
class Page:
    """Which part of a list is wanted; pages count from 1."""

    number: int = 1
    size: int = 20

    @property
    def offset(self) -> int:
        """How many items come before the page."""
        return (self.number - 1) * self.size
