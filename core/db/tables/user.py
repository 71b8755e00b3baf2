"""People, and the calendar each of them lives by."""

from datetime import datetime

from sqlmodel import Field, SQLModel

from core.db.columns import ID
from core.domain.calendar import Calendar, WeekStart


class UserRow(SQLModel, table=True):
    """One person. `name` is what the command line and the chats know them by; unique."""

    __tablename__ = "app_user"
    __table_args__ = ({"sqlite_with_rowid": False},)

    id: str = Field(primary_key=True, sa_type=ID)
    name: str = Field(max_length=200, unique=True)
    display_name: str | None = Field(default=None, max_length=200)
    timezone: str = Field(default="UTC", max_length=64)
    day_starts_at: int = 0
    week_start: str = Field(default=WeekStart.MONDAY.value, max_length=6)
    locale: str = Field(default="en", max_length=35)
    created_at: datetime

    @property
    def calendar(self) -> Calendar:
        """The calendar that this user's days, weeks and today follow."""
        return Calendar(self.timezone, self.day_starts_at, WeekStart(self.week_start))
