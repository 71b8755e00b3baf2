"""Goals: what was agreed, and the lifetime figures that each log keeps up to date in its own transaction."""

from datetime import date, datetime

from sqlalchemy import Index, text
from sqlmodel import Field, SQLModel

from core.db.columns import AMOUNT, DOCUMENT, ID, ValueColumn
from core.db.stored import (
    checkpoint_document,
    checkpoint_of,
    pauses_document,
    pauses_of,
    schedule_document,
    schedule_of,
    target_document,
    target_of,
)
from core.domain.goal import Pause, Schedule, Status, Target
from core.domain.json import JsonObject
from core.domain.progress.history import Checkpoint

TARGET = ValueColumn(target_document, target_of)
SCHEDULE = ValueColumn(schedule_document, schedule_of)
PAUSES = ValueColumn(pauses_document, pauses_of)
CHECKPOINT = ValueColumn(checkpoint_document, checkpoint_of)


class GoalRow(SQLModel, table=True):
    """One goal of one user.

    `version` rises with every change, logs included. Amounts are millionths of the goal's unit. `checkpoint` holds the
    streak runs of all periods before its day; without one, progress is folded from all day tallies.
    """

    __tablename__ = "goal"
    __table_args__ = (
        Index("goal_of_user", "user_id"),
        Index(
            "goal_active_title",
            "user_id",
            "title_key",
            unique=True,
            sqlite_where=text(f"status = '{Status.ACTIVE.value}'"),
            postgresql_where=text(f"status = '{Status.ACTIVE.value}'"),
        ),
        Index(
            "goal_resume",
            "resume_on",
            sqlite_where=text("resume_on IS NOT NULL"),
            postgresql_where=text("resume_on IS NOT NULL"),
        ),
    )

    id: str = Field(primary_key=True, sa_type=ID)
    user_id: str = Field(foreign_key="app_user.id", sa_type=ID)
    version: int = 1
    title: str = Field(max_length=200)
    title_key: str = Field(max_length=600)
    description: str | None = Field(default=None, max_length=1000)
    category: str = Field(max_length=50)
    pattern: str = Field(max_length=9)
    status: str = Field(max_length=9)
    icon: str | None = Field(default=None, max_length=100)
    color: str | None = Field(default=None, max_length=100)
    visibility: str = Field(default="private", max_length=50)
    target: Target = Field(sa_type=TARGET)
    schedule: Schedule = Field(sa_type=SCHEDULE)
    context: JsonObject | None = Field(default=None, sa_type=DOCUMENT)
    rewards: JsonObject | None = Field(default=None, sa_type=DOCUMENT)
    extra: JsonObject | None = Field(default=None, sa_type=DOCUMENT)
    pauses: tuple[Pause, ...] = Field(default=(), sa_type=PAUSES)
    resume_on: date | None = None
    created_at: datetime
    updated_at: datetime
    completed_at: datetime | None = None

    total: int = Field(default=0, sa_type=AMOUNT)
    rounded_count: int = 0
    counted: int = 0
    first_on: date | None = None
    latest_on: date | None = None
    latest_at: datetime | None = None
    first_reading: int | None = Field(default=None, sa_type=AMOUNT)
    first_reading_on: date | None = None
    reading: int | None = Field(default=None, sa_type=AMOUNT)
    reading_on: date | None = None
    checkpoint: Checkpoint | None = Field(default=None, sa_type=CHECKPOINT)
