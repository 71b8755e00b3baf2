"""The review of a week comes by itself, on the morning after it, to those who logged in it."""

from datetime import timedelta
from decimal import Decimal

from sqlmodel import Session, col, select

from bots.conversation.replies import Digest, Picture
from bots.conversation.wording.cards import digest_line
from bots.delivery.notices import COMPOSERS
from core.db.queries.outbox import claim
from core.db.tables import OutboxRow
from core.services.reviewing import review_months, review_weeks
from tests.integration.conftest import SettableClock
from tests.integration.delivery.people import PLATFORM, TENANT, Person
from tests.integration.delivery.test_composing import DAILY, Reader


def reviews(person: Person) -> list[tuple[str, str]]:
    """Let reviews that are due be queued; return the kinds of all, and when they are due."""
    now = person.clock()

    def use_case(session: Session) -> list[tuple[str, str]]:
        review_weeks(session, now=now, most=10)
        review_months(session, now=now, most=10)
        rows = session.exec(select(OutboxRow).where(col(OutboxRow.dedupe_key).is_not(None)))
        return [(str(row.payload["is"]), f"{row.due_at:%m-%d %H:%M}") for row in rows]

    return person.database.write_now(use_case)


def test_reviews_come_once_a_week_to_who_logged_in_it(ann: Person, clock: SettableClock) -> None:
    reader = Reader(ann, DAILY)
    reviews(ann)
    reader.reads(10)
    sent = []
    for _ in range(16):
        clock.move(days=1)
        sent = reviews(ann)
    assert sent == [("weekly", "03-16 12:00")]


def test_a_review_tells_the_week_that_is_over_with_a_picture(ann: Person, clock: SettableClock) -> None:
    reader = Reader(ann, DAILY)
    reviews(ann)
    reader.reads(10)
    clock.move(days=7)
    reader.reads(4)
    reviews(ann)
    now = clock()
    (row,) = ann.database.write_now(
        lambda session: claim(session, PLATFORM, TENANT, by="me", now=now, until=now + timedelta(minutes=1), most=5)
    )
    reply = ann.database.write_now(lambda session: COMPOSERS["weekly"](session, row, now=now))
    assert reply is not None
    review, picture = reply.parts
    assert isinstance(review, Digest)
    assert isinstance(picture, Picture)
    assert (review.span, review.rows[0].total) == ("week", Decimal(10))
    (row_told,) = review.rows
    assert [outcome.value for outcome in row_told.history] == ["achieved", *["missed"] * 6]
    assert digest_line(row_told.standing) == "1 of 7 days done"
