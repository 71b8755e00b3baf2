"""What users want to be told, what was decided of each notice, and how many went out on a day."""

from datetime import date, datetime, time

from sqlmodel import Field, Index, SQLModel

from core.db.columns import DOCUMENT, ID
from core.domain.json import JsonObject


class NoticePreferenceRow(SQLModel, table=True):
    """One user's wishes; whoever has no row lives by the defaults. `turned_off` are kinds by name, with blanks."""

    __tablename__ = "notice_preference"
    __table_args__ = ({"sqlite_with_rowid": False},)

    user_id: str = Field(primary_key=True, foreign_key="app_user.id", sa_type=ID)
    turned_off: str = Field(default="", max_length=200)
    quiet_from: time | None = None
    quiet_to: time | None = None
    most_a_day: int
    muted_until: datetime | None = None
    reviews_at: time


class NoticeRow(SQLModel, table=True):
    """What was decided of one notice; `key` tells it from all others of its user, so that it is decided once.

    `fate` is queued, held or dropped, `reason` why it was dropped. `due_at` is when it is said, with all that is held
    until then; `facts` are kept of what is held, all others' stand in the outbox.
    """

    __tablename__ = "notice"
    __table_args__ = (
        Index("notice_arisen", "arisen_at"),
        {"sqlite_with_rowid": False},
    )

    user_id: str = Field(primary_key=True, foreign_key="app_user.id", sa_type=ID)
    key: str = Field(primary_key=True, max_length=140)
    kind: str = Field(max_length=10)
    goal_id: str | None = Field(default=None, sa_type=ID)
    fate: str = Field(max_length=7)
    reason: str | None = Field(default=None, max_length=8)
    facts: JsonObject | None = Field(default=None, sa_type=DOCUMENT)
    arisen_at: datetime
    due_at: datetime


class NoticeTallyRow(SQLModel, table=True):
    """How many notices a user is told on a day of theirs."""

    __tablename__ = "notice_tally"
    __table_args__ = (
        Index("notice_tally_day", "day"),
        {"sqlite_with_rowid": False},
    )

    user_id: str = Field(primary_key=True, foreign_key="app_user.id", sa_type=ID)
    day: date = Field(primary_key=True)
    count: int
