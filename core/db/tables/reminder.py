"""Reminders: when somebody wants to be asked about a goal, and when that is next. The database is the schedule."""

from datetime import date, datetime

from sqlalchemy import Index, text
from sqlmodel import Field, SQLModel

from core.db.columns import ID, ValueColumn
from core.db.stored_reminders import rule_document, rule_of
from core.domain.reminders import ReminderRule

RULE = ValueColumn(rule_document, rule_of)
_IS_PLANNED = text("next_at IS NOT NULL")


class ReminderRow(SQLModel, table=True):
    """One reminder of one goal.

    `next_at` is when its moment comes next, of the user's day `next_on`; without one it sleeps. `origin_id` names the
    reminder that this one, of a single moment, puts off (a snooze) or repeats (a follow-up); it is deleted after it.
    The `next_on` of a follow-up is the goal's day, as is `muted_on`, on which it says nothing: a team's goal has its
    team's days.
    """

    __tablename__ = "reminder"
    __table_args__ = (
        Index("reminder_due", "next_at", sqlite_where=_IS_PLANNED, postgresql_where=_IS_PLANNED),
        Index("reminder_of_goal", "user_id", "goal_id"),
        {"sqlite_with_rowid": False},
    )

    user_id: str = Field(primary_key=True, foreign_key="app_user.id", sa_type=ID)
    id: str = Field(primary_key=True, sa_type=ID)
    goal_id: str = Field(foreign_key="goal.id", sa_type=ID)
    kind: str = Field(max_length=9)
    origin_id: str | None = Field(default=None, sa_type=ID)
    rule: ReminderRule = Field(sa_type=RULE)
    message: str | None = Field(default=None, max_length=200)
    is_on: bool = True
    muted_on: date | None = None
    next_at: datetime | None = None
    next_on: date | None = None
    spoke_at: datetime | None = None
    created_at: datetime
    updated_at: datetime
