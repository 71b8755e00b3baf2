"""How long rows are kept of each table that grows with time alone. What users made is kept until they delete it."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from sqlalchemy import Column, Date
from sqlmodel import Session, SQLModel

from core.db.queries.retention import drop_before
from core.db.tables import (
    AnswerRow,
    ButtonTextRow,
    ChatEntryRow,
    ChatQuestionRow,
    HeartbeatRow,
    InboxRow,
    InstallStateRow,
    InvitationRow,
    NoticeRow,
    NoticeTallyRow,
    OutboxRow,
    PeriodMissRow,
    ShownFileRow,
    TokenRow,
    UploadedPictureRow,
)
from core.db.tables.access import table_of


@dataclass(frozen=True, slots=True)
class Kept:
    """Rows of a table are deleted so long after the instant, or the day, in a column; never while that is empty."""

    model: type[SQLModel]
    since: str
    length: timedelta

    @property
    def column(self) -> Column[object]:
        """The column that counts."""
        return table_of(self.model).c[self.since]


DAY = timedelta(days=1)
KEPT = (
    Kept(InboxRow, "received_at", 7 * DAY),  # Telegram keeps an update for a day, Slack tries for an hour
    Kept(AnswerRow, "created_at", 7 * DAY),
    Kept(ChatQuestionRow, "asked_at", 2 * DAY),  # one is open for twelve hours
    Kept(ChatEntryRow, "written_at", 30 * DAY),  # Telegram lets a message be edited for two days
    Kept(ButtonTextRow, "typed_at", 30 * DAY),
    Kept(OutboxRow, "done_at", 30 * DAY),
    Kept(NoticeRow, "arisen_at", 30 * DAY),
    Kept(NoticeTallyRow, "day", 30 * DAY),
    Kept(PeriodMissRow, "closed_at", 400 * DAY),
    Kept(InvitationRow, "expires_at", DAY),
    Kept(InvitationRow, "used_at", DAY),
    Kept(InstallStateRow, "expires_at", DAY),
    Kept(UploadedPictureRow, "used_at", 30 * DAY),  # a chart changes with each log and each day
    Kept(HeartbeatRow, "seen_at", 30 * DAY),
    Kept(TokenRow, "revoked_at", 365 * DAY),
    Kept(ShownFileRow, "ends_at", 30 * DAY),  # nobody was there to delete it
)
"""By an index of that column each: what is young costs nothing."""


def forget_old(session: Session, *, now: datetime, most: int) -> int:
    """Delete what has been kept long enough, at most so many rows by each rule; return how many."""
    return sum(drop_before(session, kept.column, before=_limit(kept, now), most=most) for kept in KEPT)


def _limit(kept: Kept, now: datetime) -> date:
    limit = now - kept.length
    return limit.date() if isinstance(kept.column.type, Date) else limit
