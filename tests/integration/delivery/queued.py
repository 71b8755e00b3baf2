"""What stands in the tables."""

from dataclasses import replace
from datetime import timedelta

from sqlmodel import col, select, update

from bots.conversation.replies import Choice, Option, Part, Problem, Reply, Text
from bots.delivery.codec import reply_document, reply_of
from core.clock import Clock
from core.db.database import Database
from core.db.tables import ActivityRow, ChatAccountRow, InboxRow, OutboxRow, UserRow
from core.services.outbox import Outgoing, Place, Priority, queue
from tests.integration.delivery.people import PLATFORM, TENANT


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


def waits_for_an_hour(database: Database, clock: Clock) -> None:
    """Let everything that is to be sent wait for its next attempt."""
    later = update(OutboxRow).values(due_at=clock() + timedelta(hours=1))
    database.write_now(lambda session: session.connection().execute(later))


def kinds(row: OutboxRow) -> list[str]:
    """Return the names of the parts of a row's reply."""
    return [type(part).__name__ for part in reply_of(row.payload).parts]


class Post:
    """Queues texts. Call it with one and read the row's id."""

    def __init__(self, database: Database, clock: Clock) -> None:
        self._database = database
        self._clock = clock

    def __call__(
        self, text: str, *, to: str = "chat-ann", priority: Priority = Priority.REPLY, **more: object
    ) -> str | None:
        """Queue a text for a chat."""
        now, place = self._clock(), Place(platform=PLATFORM, tenant=TENANT, address=to)
        outgoing = Outgoing(place=place, payload=reply_document(Reply((Text(text),))), locale="en", priority=priority)
        changed = replace(outgoing, **more)  # type: ignore[arg-type]  # the test names members of Outgoing
        return self._database.write_now(lambda session: queue(session, changed, now=now))


def tried(database: Database, row_id: str | None, *, times: int) -> None:
    """Let a row have been tried in vain so often before."""
    statement = update(OutboxRow).where(col(OutboxRow.id) == row_id).values(attempts=times)
    database.write_now(lambda session: session.connection().execute(statement))


def states(database: Database) -> list[str]:
    """Return the states of all rows, in order."""
    return [row.state for row in outbox(database)]


def texts_of(reply: Reply) -> str:
    """Return what a reply of plain parts says, a part a line, with its buttons in brackets."""
    return "\n".join(
        " ".join(
            (getattr(part, "text", "") or getattr(part, "what", ""), *(f"[{each.label}]" for each in _buttons(part)))
        )
        for part in reply.parts
    )


def _buttons(part: Part) -> tuple[Option, ...]:
    return part.options if isinstance(part, Problem | Choice) else ()
