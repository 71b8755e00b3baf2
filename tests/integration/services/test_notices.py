"""Notices: each decided once, queued where somebody was last, held, or dropped for a reason that is kept."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime, time, timedelta

from sqlmodel import Session, col, select

from bots.delivery.marking import marked
from bots.delivery.messenger import Gone
from core.db.database import Database
from core.db.queries.chat_accounts import mark_gone
from core.db.queries.outbox import ClaimedRow, claim
from core.db.tables import OutboxRow
from core.domain.notices import DEFAULTS, Drop, Hold, Notice, NoticeKind, Preferences, QuietHours, Reason, Send, Verdict
from core.services.identities import Identity, actor_of_account
from core.services.notices import (
    GATHERED_AFTER,
    change_preferences,
    notices_counted,
    notify,
    notify_all,
    preferences_of,
    preferences_of_all,
)
from core.services.outbox import Place, end_delivery, mark_sent
from core.services.users import actor_named
from tests.integration.services.test_teams import HERE, Runners

NOON = datetime(2026, 3, 9, 12, tzinfo=UTC)


def reachable(database: Database, name: str, *, address: str | None = None, now: datetime = NOON) -> str:
    """Make somebody who has written from a chat of their own, and return their id."""
    identity = Identity(
        platform="pager", tenant="bot", account=address or name, user_name=name, private_address=address or name
    )
    return database.write_now(lambda session: actor_of_account(session, identity, now=now)).user_id


def a_notice(user_id: str, **more: object) -> Notice:
    """Return a reminder that is due at noon, but for what is said."""
    notice = Notice(kind=NoticeKind.REMINDER, user_id=user_id, occurrence="1", due_at=NOON)
    return replace(notice, **more)  # type: ignore[arg-type]  # the test names members of Notice


def told(database: Database, notices: Sequence[Notice], *, now: datetime = NOON) -> list[Verdict]:
    """Tell notices and return what was decided."""
    return database.write_now(lambda session: notify_all(session, notices, now=now))


def queued(database: Database) -> list[OutboxRow]:
    """Return all that was queued, in order."""
    return database.read_now(lambda session: list(session.exec(select(OutboxRow).order_by(col(OutboxRow.id)))))


def wishes(database: Database, user_id: str, preferences: Preferences) -> None:
    """Let a user have wishes."""
    database.write_now(lambda session: change_preferences(session, user_id, preferences, now=NOON))


def test_a_notice_is_queued_where_its_user_wrote_last(database: Database) -> None:
    reachable(database, "ann", address="old")
    user_id = reachable(database, "ann", address="new", now=NOON + timedelta(hours=2))
    notice = a_notice(user_id, facts={"left": 5})
    assert database.write_now(lambda session: notify(session, notice, now=NOON)) == Send(NOON)
    (row,) = queued(database)
    assert (row.address, row.user_id, row.due_at) == ("new", user_id, NOON)
    assert row.expires_at == NOON + timedelta(hours=2)
    assert row.payload == {"is": "reminder", "left": 5, "goal_id": None, "due_at": "2026-03-09T12:00:00+00:00"}


def test_the_account_before_is_told_when_the_last_one_is_gone(database: Database) -> None:
    reachable(database, "ann", address="old")
    user_id = reachable(database, "ann", address="new", now=NOON + timedelta(hours=2))
    database.write_now(lambda session: mark_gone(session, "pager", "bot", address="new", at=NOON))
    told(database, [a_notice(user_id)])
    assert [row.address for row in queued(database)] == ["old"]


def test_what_waits_for_a_chat_that_is_gone_is_said_in_the_one_before(database: Database) -> None:
    reachable(database, "ann", address="old")
    user_id = reachable(database, "ann", address="new", now=NOON + timedelta(hours=2))
    told(database, [a_notice(user_id)])
    new = Place(platform="pager", tenant="bot", address="new")
    assert database.write_now(lambda session: end_delivery(session, new, now=NOON, error="blocked")) == 0
    (row,) = queued(database)
    assert (row.address, row.state) == ("old", "queued")
    old = Place(platform="pager", tenant="bot", address="old")
    assert database.write_now(lambda session: end_delivery(session, old, now=NOON, error="blocked")) == 1


def test_who_blocks_one_platform_is_told_on_the_other_at_once_and_from_then_on(database: Database) -> None:
    def use_case(session: Session) -> list[ClaimedRow]:
        ann = ""
        for hours, platform in enumerate(("pigeon", "pager")):
            identity = Identity(
                platform=platform, tenant="bot", account="ann", user_name="ann", private_address=f"{platform}-ann"
            )
            ann = actor_of_account(session, identity, now=NOON + timedelta(hours=hours)).user_id
        notify(session, a_notice(ann), now=NOON)
        later = NOON + timedelta(seconds=30)
        (row,) = claim(session, "pager", "bot", by="me", now=NOON, until=later, most=9)
        marked(session, row, Gone("blocked"), holder="me", now=NOON, chance=0.5)
        notify(session, a_notice(ann, occurrence="2"), now=NOON)
        assert claim(session, "pager", "bot", by="me", now=later, until=later, most=9) == []
        (first,) = claim(session, "pigeon", "bot", by="me", now=NOON, until=later, most=9)
        mark_sent(session, first, "me", now=NOON, message_id="1")
        return [first, *claim(session, "pigeon", "bot", by="me", now=NOON, until=later, most=9)]

    rows = database.write_now(use_case)
    assert [(row.address, row.may_be_repeated) for row in rows] == [("pigeon-ann", False)] * 2


def test_who_cannot_be_reached_is_told_nothing_and_the_reason_is_kept(database: Database) -> None:
    user_id = database.write_now(lambda session: actor_named(session, "bob", now=NOON)).user_id
    assert told(database, [a_notice(user_id)]) == [Drop(Reason.NO_PLACE)]
    assert queued(database) == []
    counted = database.read_now(lambda session: notices_counted(session, since=NOON))
    assert counted == [("reminder", "dropped", "no_place", 1)]


def test_a_group_is_told_of_reminders_and_its_week_alone(database: Database) -> None:
    team_id = database.write_now(lambda session: Runners(session).team.id)
    verdicts = told(database, [a_notice(team_id, kind=kind) for kind in NoticeKind])
    is_said = {kind: isinstance(verdict, Send) for kind, verdict in zip(NoticeKind, verdicts, strict=True)}
    assert {kind for kind in NoticeKind if is_said[kind]} == {NoticeKind.REMINDER, NoticeKind.TEAM_RECAP}
    assert {verdict for verdict in verdicts if not isinstance(verdict, Send)} == {Drop(Reason.NO_PLACE)}
    assert [(row.address, row.is_group) for row in queued(database)] == [(HERE.address, True)] * 2


def test_the_same_notice_is_decided_once(database: Database) -> None:
    user_id = reachable(database, "ann")
    notice = a_notice(user_id)
    other = a_notice(user_id, occurrence="2")
    assert told(database, [notice, replace(notice), other]) == [Send(NOON), Drop(Reason.REPEATED), Send(NOON)]
    assert told(database, [notice], now=NOON + timedelta(minutes=1)) == [Drop(Reason.REPEATED)]
    assert len(queued(database)) == 2


def test_no_more_are_told_on_a_day_than_somebody_wants(database: Database) -> None:
    user_id = reachable(database, "ann")
    wishes(database, user_id, Preferences(most_a_day=2))
    first = [a_notice(user_id, occurrence=str(number)) for number in range(3)]
    assert told(database, first) == [Send(NOON), Send(NOON), Drop(Reason.CAP)]
    assert told(database, [a_notice(user_id, occurrence="more")]) == [Drop(Reason.CAP)]
    tomorrow = NOON + timedelta(days=1)
    late = [a_notice(user_id, occurrence=str(number), due_at=tomorrow) for number in range(9, 12)]
    assert told(database, late, now=tomorrow) == [Send(tomorrow), Send(tomorrow), Drop(Reason.CAP)]


def test_what_arises_in_quiet_hours_is_said_in_one_message_after_them(database: Database) -> None:
    user_id = reachable(database, "ann")
    wishes(database, user_id, Preferences(quiet=QuietHours(time(22), time(7))))
    night, morning = NOON + timedelta(hours=11), NOON + timedelta(hours=19)
    kinds = (NoticeKind.REMINDER, NoticeKind.MILESTONE, NoticeKind.BADGE)
    notices = [a_notice(user_id, kind=kind, due_at=night) for kind in kinds]
    for notice in notices:
        assert told(database, [notice], now=night) == [Hold(morning)]
    (row,) = queued(database)
    assert (row.payload["is"], row.due_at) == ("gathered", morning + timedelta(minutes=1))


def test_what_is_said_in_one_message_counts_as_one(database: Database) -> None:
    user_id = reachable(database, "ann")
    wishes(database, user_id, Preferences(most_a_day=2, quiet=QuietHours(time(22), time(7))))
    night, morning = NOON + timedelta(hours=11), NOON + timedelta(hours=19)
    held = [a_notice(user_id, occurrence=f"night {number}", due_at=night) for number in range(4)]
    assert told(database, held[:3], now=night) == [Hold(morning)] * 3
    later = morning + timedelta(hours=1)
    day = [a_notice(user_id, occurrence=f"day {number}", due_at=later) for number in range(2)]
    assert told(database, [*day, held[3]], now=night) == [Send(later), Drop(Reason.CAP), Hold(morning)]
    assert len(queued(database)) == 2


def test_a_day_that_has_no_message_left_gathers_none(database: Database) -> None:
    user_id = reachable(database, "ann")
    wishes(database, user_id, Preferences(most_a_day=0, quiet=QuietHours(time(22), time(7))))
    night = NOON + timedelta(hours=11)
    held = [a_notice(user_id, occurrence=str(number), due_at=night) for number in range(2)]
    assert told(database, held, now=night) == [Drop(Reason.CAP)] * 2
    assert queued(database) == []


def test_what_is_held_is_said_when_silence_ends_earlier_or_later_than_planned(database: Database) -> None:
    user_id = reachable(database, "ann")
    five, later = NOON + timedelta(hours=1), NOON + timedelta(minutes=90)
    wishes(database, user_id, Preferences(muted_until=five))
    assert told(database, [a_notice(user_id)]) == [Hold(five)]
    wishes(database, user_id, Preferences(muted_until=later))
    assert waiting(database) == [later + GATHERED_AFTER]
    wishes(database, user_id, DEFAULTS)
    assert waiting(database) == [NOON + GATHERED_AFTER]
    wishes(database, user_id, Preferences(muted_until=five))
    assert told(database, [a_notice(user_id, occurrence="2")]) == [Hold(five)]
    assert waiting(database) == [NOON + GATHERED_AFTER, five + GATHERED_AFTER]


def waiting(database: Database) -> list[datetime]:
    """Return when what waits is due."""
    return sorted(row.due_at for row in queued(database) if row.done_at is None)


def test_preferences_are_kept_and_the_defaults_need_no_row(database: Database) -> None:
    ann, bob = reachable(database, "ann"), reachable(database, "bob")
    wanted = Preferences(
        turned_off=frozenset({NoticeKind.WEEKLY, NoticeKind.BADGE}),
        quiet=QuietHours(time(22, 30), time(7)),
        most_a_day=3,
        muted_until=NOON,
        reviews_at=time(8, 15),
    )
    wishes(database, ann, wanted)
    assert database.read_now(lambda session: preferences_of_all(session, [ann, bob])) == {ann: wanted, bob: DEFAULTS}
    wishes(database, ann, DEFAULTS)
    assert database.read_now(lambda session: preferences_of(session, ann)) == DEFAULTS


def test_many_users_are_told_at_once(database: Database) -> None:
    user_ids = [reachable(database, f"user-{number}") for number in range(30)]
    wishes(database, user_ids[0], Preferences(turned_off=frozenset({NoticeKind.REMINDER})))
    verdicts = told(database, [a_notice(user_id) for user_id in user_ids])
    assert Counter(type(verdict) for verdict in verdicts) == {Send: 29, Drop: 1}
    assert {row.user_id for row in queued(database)} == set(user_ids[1:])
