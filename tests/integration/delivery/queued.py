"""What stands in the tables."""

from sqlmodel import col, select

from bots.delivery.codec import reply_of
from core.db.database import Database
from core.db.tables import ActivityRow, ChatAccountRow, InboxRow, OutboxRow, UserRow


def outbox(database: Database) -> list[OutboxRow]:
    """Return all that was ever queued, in order."""
    return database.read_now(lambda session: list(session.exec(select(OutboxRow).order_by(col(OutboxRow.id)))))


def accounts(database: Database) -> list[ChatAccountRow]:
    """Return all accounts."""
    return database.read_now(lambda session: list(session.exec(select(ChatAccountRow))))


def user_names(database: Database) -> list[str]:
    """Return the names of all users."""
    return database.read_now(lambda session: sorted(session.exec(select(UserRow.name))))


def counts(database: Database) -> tuple[int, int, int]:
    """Return how many entries, events and rows to send there are."""
    return database.read_now(
        lambda session: (
            len(session.exec(select(ActivityRow.id)).all()),
            len(session.exec(select(InboxRow.event_id)).all()),
            len(session.exec(select(OutboxRow.id)).all()),
        )
    )


def kinds(row: OutboxRow) -> list[str]:
    """Return the names of the parts of a row's reply."""
    return [type(part).__name__ for part in reply_of(row.payload).parts]
