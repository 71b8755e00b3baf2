"""Day tallies: what a goal's activities of one day add up to. Progress is read from these, never from the log."""

from datetime import date

from sqlmodel import Field, SQLModel

from core.db.columns import AMOUNT, ID


class GoalDayRow(SQLModel, table=True):
    """One day of one goal that has an activity; the columns are those of `core.domain.activity.DayTally`."""

    __tablename__ = "goal_day"
    __table_args__ = ({"sqlite_with_rowid": False},)

    user_id: str = Field(primary_key=True, sa_type=ID)
    goal_id: str = Field(primary_key=True, foreign_key="goal.id", sa_type=ID)
    day: date = Field(primary_key=True)
    total: int = Field(sa_type=AMOUNT)
    counted: int
    rounded_count: int
    done: int
    progressed: int
    skipped: int
    low: int = Field(sa_type=AMOUNT)
    high: int = Field(sa_type=AMOUNT)
    last: int = Field(sa_type=AMOUNT)
    early_morning: int
    morning: int
    afternoon: int
    evening: int
    night: int
