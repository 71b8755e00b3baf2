"""What is to be said on chat platforms, as facts: written with the change it tells of, sent after it."""

from datetime import datetime

from sqlalchemy import Index, text
from sqlmodel import Field, SQLModel

from core.db.columns import DOCUMENT, ID
from core.domain.json import JsonObject

_WAITS = text("done_at IS NULL")
_IS_SENT = text("sent_message_id IS NOT NULL")
_IS_DONE = text("done_at IS NOT NULL")


class OutboxRow(SQLModel, table=True):
    """One message, edit or acknowledgement for one chat.

    It may be taken from `due_at` on; whoever takes it (`claimed_by`) moves `due_at` to the end of the lease, so that a
    row whose sender died is due again by itself. Rows of one chat go out in the order of (`priority`, `id`).
    `message_id` is the message that is pointed to or edited, `sent_message_id` the one that came of this row, `about`
    the person's own that it answers.
    `may_be_repeated` says that the platform may have got it before without our knowing. Once `done_at` is set, `state`
    is final. Everything here that searches what waits uses an index without what is done: history costs nothing.
    """

    __tablename__ = "outbox"
    __table_args__ = (
        Index(
            "outbox_due",
            "platform",
            "tenant",
            "priority",
            "due_at",
            "id",
            sqlite_where=_WAITS,
            postgresql_where=_WAITS,
        ),
        Index(
            "outbox_of_chat",
            "platform",
            "tenant",
            "address",
            "priority",
            "id",
            sqlite_where=_WAITS,
            postgresql_where=_WAITS,
        ),
        Index("outbox_of_user", "user_id", "about"),
        Index(
            "outbox_sent",
            "platform",
            "tenant",
            "address",
            "sent_message_id",
            sqlite_where=_IS_SENT,
            postgresql_where=_IS_SENT,
        ),
        Index("outbox_done", "done_at", sqlite_where=_IS_DONE, postgresql_where=_IS_DONE),
    )

    user_id: str | None = Field(default=None, foreign_key="app_user.id", sa_type=ID)
    id: str = Field(primary_key=True, sa_type=ID)
    platform: str = Field(max_length=20)
    tenant: str = Field(max_length=64)
    address: str = Field(max_length=64)
    thread: str | None = Field(default=None, max_length=64)
    is_group: bool = False
    only_for: str | None = Field(default=None, max_length=64)
    action: str = Field(max_length=11)
    priority: int
    payload: JsonObject = Field(sa_type=DOCUMENT)
    locale: str = Field(max_length=35)
    message_id: str | None = Field(default=None, max_length=64)
    about: str | None = Field(default=None, max_length=64)
    handle: str | None = Field(default=None, max_length=500)
    dedupe_key: str | None = Field(default=None, max_length=200, unique=True)
    queued_at: datetime
    due_at: datetime
    expires_at: datetime | None = None
    claimed_by: str | None = Field(default=None, max_length=64)
    attempts: int = 0
    may_be_repeated: bool = False
    state: str = Field(max_length=7)
    done_at: datetime | None = None
    sent_message_id: str | None = Field(default=None, max_length=64)
    last_error: str | None = Field(default=None, max_length=100)
