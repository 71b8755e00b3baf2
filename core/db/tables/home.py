"""Pages of chat platforms that show somebody their goals at a glance, and files that a platform was given to show."""

from datetime import datetime

from sqlalchemy import Index
from sqlmodel import Field, SQLModel

from core.db.columns import AMOUNT, ID


class HomeTabRow(SQLModel, table=True):
    """The page of one account, opened last at `opened_at`.

    `shown` is the state of its owner's goals that it shows, empty where that is not certain. It is shown anew from
    `due_at` on; each time is a turn of its own, so that whoever shows it can tell whether another did meanwhile.
    `picture` is the digest of what the file `file_id` shows.
    """

    __tablename__ = "home_tab"
    __table_args__ = (Index("home_tab_opened", "platform", "opened_at"), {"sqlite_with_rowid": False})

    platform: str = Field(primary_key=True, max_length=20)
    tenant: str = Field(primary_key=True, max_length=64)
    account: str = Field(primary_key=True, max_length=64)
    user_id: str = Field(foreign_key="app_user.id", index=True, sa_type=ID)
    opened_at: datetime
    due_at: datetime
    turn: int
    shown: int | None = Field(default=None, sa_type=AMOUNT)
    picture: str | None = Field(default=None, max_length=64)
    file_id: str | None = Field(default=None, max_length=64)


class ShownFileRow(SQLModel, table=True):
    """A file that a platform was given to show; it is deleted there from `ends_at` on, or tried anew at `due_at`."""

    __tablename__ = "shown_file"
    __table_args__ = ({"sqlite_with_rowid": False},)

    platform: str = Field(primary_key=True, max_length=20)
    tenant: str = Field(primary_key=True, max_length=64)
    file_id: str = Field(primary_key=True, max_length=64)
    ends_at: datetime = Field(index=True)
    due_at: datetime = Field(index=True)
