"""What follows from an outcome: the row is done, waits, is given up, or its chat is gone or has moved."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import assert_never

from sqlmodel import Session

from bots.conversation.replies import Reply, Secret
from bots.delivery.codec import TAG, TAKEN, reply_document
from bots.delivery.messenger import Broken, Dropped, Gone, Later, Moved, Outcome, Sent
from bots.delivery.retrying import is_hopeless, pause_after
from core.db.queries.outbox import ClaimedRow
from core.services import outbox
from core.services.outbox import AWAY


@dataclass(frozen=True, slots=True)
class Mark:
    """What was written down: a word for it, and when the row is due again, if it is."""

    word: str
    due_at: datetime | None = None


def marked(
    session: Session, row: ClaimedRow, outcome: Outcome | Dropped, *, holder: str, now: datetime, chance: float
) -> Mark:
    """Write down what came of a row that is leased to the holder; `chance` is from 0 to 1."""
    match outcome:
        case Sent(message_id):
            is_ours = outbox.mark_sent(session, row, holder, now=now, message_id=message_id)
            _forget_secrets(session, row)
            return Mark("sent" if is_ours else "sent_too_late")
        case Later():
            return _later(session, row, outcome, holder=holder, now=now, chance=chance)
        case Gone(reason):
            outbox.end_delivery(session, row, now=now, error=reason)
            return Mark("gone")
        case Moved(address):
            outbox.move_chat(session, row, address=address, now=now)
            return Mark("moved", now)
        case Broken(reason):
            outbox.mark_dead(session, row, holder, now=now, error=reason)
            _forget_secrets(session, row)
            return Mark("broken")
        case Dropped(reason):
            outbox.mark_dropped(session, row, holder, now=now, why=reason)
            _forget_secrets(session, row)
            return Mark("dropped")
        case _:
            assert_never(outcome)


def _forget_secrets(session: Session, row: ClaimedRow) -> None:
    """Keep nothing of a reply that held a secret; it is not sent again."""
    parts = row.payload.get("parts")
    held = [part for part in parts if isinstance(part, dict)] if isinstance(parts, list) else []
    if any(part.get(TAG) == Secret.__name__ for part in held):
        outbox.rewrite(session, row, payload=reply_document(Reply(())))


def _later(session: Session, row: ClaimedRow, later: Later, *, holder: str, now: datetime, chance: float) -> Mark:
    """Let a row wait: as long as the platform said, which is no failure, else longer each time until it is given up."""
    if later.seconds is None and is_hopeless(row.attempts):
        outbox.mark_dead(session, row, holder, now=now, error=later.reason)
        return Mark("given_up")
    seconds = pause_after(row.attempts, chance=chance) if later.seconds is None else later.seconds
    due_at = now + timedelta(seconds=seconds)
    error = None if later.seconds is not None else AWAY * later.is_away + later.reason
    outbox.put_back(session, row, holder, due_at=due_at, error=error, is_in_doubt=later.is_in_doubt)
    if later.taken:
        outbox.rewrite(session, row, payload={**row.payload, TAKEN: later.taken})
    return Mark("limited" if error is None else "failed", due_at)
