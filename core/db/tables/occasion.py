"""When time brings something to a user next, and what became of periods that are over."""

from datetime import date, datetime

from sqlmodel import Field, Index, SQLModel

from core.db.columns import ID


class OccasionRow(SQLModel, table=True):
    """When an occasion comes to a user next; `done_on` is the last of their days for which it has come."""

    __tablename__ = "occasion"
    __table_args__ = (
        Index("occasion_due", "kind", "due_at"),
        {"sqlite_with_rowid": False},
    )

    user_id: str = Field(primary_key=True, foreign_key="app_user.id", sa_type=ID)
    kind: str = Field(primary_key=True, max_length=7)
    due_at: datetime
    done_on: date | None = None


class PeriodMissRow(SQLModel, table=True):
    """A period of a goal that was not achieved when its user's day ended; `streak` is the run that it ended."""

    __tablename__ = "period_miss"
    __table_args__ = (
        Index("period_miss_closed", "closed_at"),
        {"sqlite_with_rowid": False},
    )

    user_id: str = Field(primary_key=True, foreign_key="app_user.id", sa_type=ID)
    goal_id: str = Field(primary_key=True, foreign_key="goal.id", sa_type=ID)
    period: str = Field(primary_key=True, max_length=10)
    streak: int
    closed_at: datetime


class DayFigureRow(SQLModel, table=True):
    """What a day came to over all users whose day it was: a count by what is counted."""

    __tablename__ = "day_figure"
    __table_args__ = ({"sqlite_with_rowid": False},)

    day: date = Field(primary_key=True)
    measure: str = Field(primary_key=True, max_length=20)
    count: int
