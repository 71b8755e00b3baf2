"""Whatever notices arise: no more than wanted on a day, none in quiet hours, none twice, none lost without a reason."""

from collections import Counter
from collections.abc import Sequence
from datetime import UTC, datetime, time, timedelta

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlmodel import Session, col, delete, select

from core.db.database import Database
from core.db.tables import NoticePreferenceRow, NoticeRow, NoticeTallyRow, OutboxRow
from core.domain.calendar import Calendar
from core.domain.notices import Notice, NoticeKind, Preferences, QuietHours
from core.services.identities import Identity, actor_of_account
from core.services.notices import change_preferences, notify_all

MONDAY = datetime(2026, 3, 9, tzinfo=UTC)
CALENDAR = Calendar("Europe/Berlin")
hours = st.integers(0, 23).map(time)
quiets = st.tuples(hours, hours).filter(lambda pair: pair[0] != pair[1]).map(lambda pair: QuietHours(*pair))
preferences = st.builds(
    Preferences,
    turned_off=st.frozensets(st.sampled_from(NoticeKind), max_size=4),
    quiet=st.none() | quiets,
    most_a_day=st.integers(0, 4),
    muted_until=st.none() | st.integers(0, 60).map(lambda hour: MONDAY + timedelta(hours=hour)),
)
arising = st.tuples(st.integers(0, 72), st.integers(0, 5), st.sampled_from(NoticeKind), st.integers(0, 3))
"""When it arises, how late, of which kind, and which occurrence."""


def reader(session: Session) -> str:
    """Return somebody in Berlin who has been told nothing so far."""
    for row in (OutboxRow, NoticeRow, NoticeTallyRow, NoticePreferenceRow):
        session.connection().execute(delete(row))
    identity = Identity(
        platform="pager", tenant="bot", account="a", user_name="a", private_address="a", timezone="Europe/Berlin"
    )
    return actor_of_account(session, identity, now=MONDAY).user_id


def all_arise(session: Session, wishes: Preferences, plan: Sequence[tuple[int, int, NoticeKind, int]]) -> str:
    """Let notices arise one after another and return whom they are for."""
    user_id = reader(session)
    change_preferences(session, user_id, wishes, now=MONDAY)
    for hour, late, kind, number in sorted(plan):
        now = MONDAY + timedelta(hours=hour)
        due_at = now - timedelta(hours=late)
        notify_all(session, [Notice(kind=kind, user_id=user_id, occurrence=str(number), due_at=due_at)], now=now)
    return user_id


@given(preferences, st.lists(arising, max_size=15))
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_whatever_arises_is_told_as_wanted_or_dropped_for_a_reason(
    database: Database, wishes: Preferences, plan: list[tuple[int, int, NoticeKind, int]]
) -> None:
    database.write_now(lambda session: all_arise(session, wishes, plan))
    sent = database.read_now(lambda session: list(session.exec(select(OutboxRow).order_by(col(OutboxRow.due_at)))))
    decided = database.read_now(lambda session: list(session.exec(select(NoticeRow))))
    a_day = Counter(CALENDAR.today(row.due_at) for row in sent)
    assert max(a_day.values(), default=0) <= wishes.most_a_day
    assert all(wishes.quiet is None or wishes.quiet.over_at(row.due_at, CALENDAR) is None for row in sent)
    assert len({row.dedupe_key for row in sent}) == len(sent)
    assert {row.key for row in decided} == {f"{kind.value}::{number}" for _, _, kind, number in plan}
    assert all((row.reason is not None) == (row.fate == "dropped") for row in decided)
    alone = {row.dedupe_key.split(":", 1)[1] for row in sent if row.dedupe_key and row.payload["is"] != "gathered"}
    assert alone == {row.key for row in decided if row.fate == "queued"}
    assert all(any(row.due_at < each.due_at for each in sent) for row in decided if row.fate == "held")
