"""The timer somebody has running."""

from datetime import datetime

from sqlmodel import Field, SQLModel

from core.db.columns import ID


class TimerRow(SQLModel, table=True):
    """One running timer of a person, who has one at a time."""

    __tablename__ = "timer"
    __table_args__ = ({"sqlite_with_rowid": False},)

    user_id: str = Field(primary_key=True, foreign_key="app_user.id", sa_type=ID)
    goal_id: str = Field(foreign_key="goal.id", sa_type=ID)
    started_at: datetime
