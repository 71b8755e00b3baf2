"""The log of activities. Append-only: an edit or an undo is a new row that supersedes the one before."""

from datetime import date, datetime

from sqlalchemy import Index, text
from sqlmodel import Field, SQLModel

from core.db.columns import AMOUNT, DOCUMENT, ID
from core.domain.json import JsonArray, JsonObject

_CURRENT = text("replaced_at IS NULL")
_OF_A_TEAM = text("author_id IS NOT NULL")


class ActivityRow(SQLModel, table=True):
    """One revision of one activity.

    `activity_id` is the same over all revisions and equals the `id` of the first; the key keeps a user's activities in
    the order of their logging. `replaced_at` is empty on the newest
    revision, and is all that ever changes on a row. `is_undone` marks the revision that takes the activity back.
    `value` and `unit` are as they were given; `amount` is in the goal's unit. `author_id` is the member who
    logged it on a team's goal; empty on everybody's own goals, and once that member is gone.
    """

    __tablename__ = "activity"
    __table_args__ = (
        Index(
            "activity_current",
            "user_id",
            "goal_id",
            "activity_on",
            "logged_at",
            sqlite_where=_CURRENT,
            postgresql_where=_CURRENT,
        ),
        Index(
            "activity_of_author",
            "author_id",
            "user_id",
            "activity_id",
            sqlite_where=_OF_A_TEAM,
            postgresql_where=_OF_A_TEAM,
        ),
        {"sqlite_with_rowid": False},
    )

    user_id: str = Field(primary_key=True, sa_type=ID)
    activity_id: str = Field(primary_key=True, sa_type=ID)
    id: str = Field(primary_key=True, sa_type=ID)
    goal_id: str = Field(foreign_key="goal.id", sa_type=ID)
    written_at: datetime
    replaced_at: datetime | None = None
    is_undone: bool = False
    activity_type: str = Field(max_length=9)
    value: int = Field(sa_type=AMOUNT)
    unit: str = Field(max_length=50)
    amount: int = Field(sa_type=AMOUNT)
    is_rounded: bool = False
    activity_on: date
    logged_at: datetime
    timezone: str = Field(max_length=64)
    time_of_day: str = Field(max_length=13)
    note: str | None = Field(default=None, max_length=500)
    source: str = Field(max_length=11)
    location: JsonObject | None = Field(default=None, sa_type=DOCUMENT)
    context: JsonObject = Field(sa_type=DOCUMENT)
    attachments: JsonArray | None = Field(default=None, sa_type=DOCUMENT)
    device_info: JsonObject | None = Field(default=None, sa_type=DOCUMENT)
    author_id: str | None = Field(default=None, sa_type=ID)
