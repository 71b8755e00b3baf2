"""Notices say how things stand when they are sent, and nothing when nobody needs them any more."""

from datetime import timedelta
from decimal import Decimal

import pytest
from sqlmodel import Session

from bots.conversation.replies import Reply
from bots.delivery.notices import COMPOSERS, MOST_GATHERED
from core.db.queries.outbox import ClaimedRow, claim
from core.domain.amount import amount_of
from core.domain.calendar import PeriodUnit
from core.domain.draft import GoalDraft, LogDraft
from core.domain.goal import Metric, Pattern, Target
from core.domain.notices import Notice, NoticeKind, Preferences
from core.domain.schedule import default_schedule
from core.services.activities import log_activity
from core.services.corrections import undo_activity
from core.services.goals import create_goal
from core.services.identities import actor_of_account
from core.services.notices import change_preferences, notify, notify_all
from core.services.outbox import mark_sent
from tests.integration.conftest import START, SettableClock
from tests.integration.delivery.people import PLATFORM, TENANT, Person, identity_of
from tests.integration.delivery.queued import texts_of


def a_draft(pattern: Pattern, value: int, unit: str, *, period: PeriodUnit | None = None) -> GoalDraft:
    """Return a goal that counts."""
    target = Target(Metric.COUNT, amount_of(Decimal(value)), unit, period=period)
    return GoalDraft(
        title="Read", category="learning", pattern=pattern, target=target, schedule=default_schedule(pattern)
    )


DAILY = a_draft(Pattern.RECURRING, 10, "pages", period=PeriodUnit.DAY)
LIMIT = a_draft(Pattern.LIMIT, 5, "pages", period=PeriodUnit.DAY)
BOOKS = a_draft(Pattern.MILESTONE, 20, "pages")


class Reader:
    """Somebody with one goal, who reads on days before today and is then told of something."""

    def __init__(self, person: Person, draft: GoalDraft) -> None:
        self.database, self.clock = person.database, person.clock
        self.actor = self.database.write_now(
            lambda session: actor_of_account(session, identity_of(person.account), now=START - timedelta(days=40))
        )
        self.goal_id = self.database.write_now(
            lambda session: create_goal(session, self.actor, draft=draft, now=START - timedelta(days=40)).id
        )

    def reads(self, pages: int, *, days_ago: int = 0) -> str:
        """Log pages and return the activity's id."""
        draft = LogDraft(value=amount_of(Decimal(pages)), unit="pages")
        at = self.clock() - timedelta(days=days_ago)
        return self.database.write_now(
            lambda session: log_activity(session, self.actor, self.goal_id, draft=draft, now=at)
        ).activity.activity_id

    def undoes(self, activity_id: str) -> None:
        """Take an entry back."""
        now = self.clock()
        self.database.write_now(
            lambda session: undo_activity(session, self.actor, self.goal_id, activity_id=activity_id, now=now)
        )

    def told(self, kind: NoticeKind, **facts: object) -> str | None:
        """Return what a notice says now; None when it is dropped."""
        notice = Notice(
            kind=kind,
            user_id=self.actor.user_id,
            goal_id=self.goal_id,
            occurrence=str(facts),
            due_at=self.clock(),
            facts=facts,
        )

        def use_case(session: Session) -> Reply | None:
            notify(session, notice, now=self.clock())
            (row,) = self._claimed(session)
            mark_sent(session, row, "me", now=self.clock(), message_id="1")
            return COMPOSERS[str(row.payload["is"])](session, row, now=self.clock())

        reply = self.database.write_now(use_case)
        return None if reply is None else texts_of(reply)

    def _claimed(self, session: Session) -> list[ClaimedRow]:
        now = self.clock()
        return claim(session, PLATFORM, TENANT, by="me", now=now, until=now + timedelta(minutes=1), most=10)


def test_a_part_of_the_way_is_told_while_it_is_true(ann: Person) -> None:
    reader = Reader(ann, BOOKS)
    entry = reader.reads(10)
    assert reader.told(NoticeKind.MILESTONE, percent=50) == "Read: halfway there! 10/20 pages (50%) [Show the chart]"
    reader.undoes(entry)
    assert reader.told(NoticeKind.MILESTONE, percent=50, again=1) is None


def test_a_goal_that_was_reached_is_told_while_it_is(ann: Person) -> None:
    reader = Reader(ann, BOOKS)
    entry = reader.reads(20)
    said = reader.told(NoticeKind.COMPLETED)
    assert said == "Read is done: 20 pages in all. Well done! 🎉 [Ideas for the next one]"
    reader.undoes(entry)
    assert reader.told(NoticeKind.COMPLETED, again=1) is None


@pytest.mark.parametrize(
    ("kind", "pages", "said"),
    [
        (NoticeKind.LIMIT_NEAR, 3, None),
        (NoticeKind.LIMIT_NEAR, 4, "Read: 4 of 5 pages today. 1 page left."),
        (NoticeKind.LIMIT_NEAR, 5, "Read: 5 of 5 pages today. That was the last for now."),
        (NoticeKind.LIMIT_NEAR, 6, None),
        (NoticeKind.LIMIT_OVER, 5, None),
        (NoticeKind.LIMIT_OVER, 6, "Read: 6 pages today, over by 1 page. Tomorrow is a new day."),
    ],
)
def test_a_limit_is_told_as_it_stands(ann: Person, kind: NoticeKind, pages: int, said: str | None) -> None:
    reader = Reader(ann, LIMIT)
    reader.reads(pages)
    assert reader.told(kind) == said


def test_a_streak_at_risk_waits_for_the_day(ann: Person, clock: SettableClock) -> None:
    reader = Reader(ann, DAILY)
    for days in (3, 2, 1):
        reader.reads(10, days_ago=days)
    reader.reads(4)
    clock.move(hours=8)
    said = reader.told(NoticeKind.AT_RISK)
    assert said == "Read: keep your streak of 3 days going! 6 pages left today; the day is not over. [Done] [Skip]"
    reader.reads(6)
    assert reader.told(NoticeKind.AT_RISK, again=1) is None


def test_a_broken_streak_is_told_kindly_unless_it_was_mended(ann: Person) -> None:
    reader = Reader(ann, DAILY)
    for days in (4, 3, 2):
        reader.reads(10, days_ago=days)
    assert reader.told(NoticeKind.BROKEN, streak=3) == (
        "Read: your streak of 3 days has ended. It happens, and what you did stays yours.\n"
        "If you did it yesterday and forgot to say so: `read 5 pages yesterday`.\n"
        "The next one begins with `read 5 pages`. [Done]"
    )
    reader.reads(10, days_ago=1)
    assert reader.told(NoticeKind.BROKEN, streak=3, again=1) is None


def test_a_streak_is_told_while_it_stands(ann: Person) -> None:
    reader = Reader(ann, DAILY)
    for days in (2, 1):
        reader.reads(10, days_ago=days)
    last = reader.reads(10)
    assert reader.told(NoticeKind.STREAK, length=3) == "Read: 3 days in a row, your longest streak so far! 🔥"
    reader.undoes(last)
    assert reader.told(NoticeKind.STREAK, length=3, again=1) is None


def test_of_very_much_that_was_held_the_last_is_counted(ann: Person, clock: SettableClock) -> None:
    reader = Reader(ann, DAILY)
    reader.reads(3)
    user_id, until = reader.actor.user_id, clock() + timedelta(hours=1)
    held = [
        Notice(
            kind=NoticeKind.COMEBACK, user_id=user_id, goal_id=reader.goal_id, occurrence=f"{number}", due_at=clock()
        )
        for number in range(MOST_GATHERED + 2)
    ]

    def use_case(session: Session) -> Reply | None:
        change_preferences(session, user_id, Preferences(muted_until=until), now=clock())
        notify_all(session, held, now=clock())
        later = until + timedelta(minutes=2)
        (row,) = claim(session, PLATFORM, TENANT, by="me", now=later, until=later + timedelta(minutes=1), most=10)
        return COMPOSERS[str(row.payload["is"])](session, row, now=later)

    said = ann.database.write_now(use_case)
    assert said is not None
    heading, *told, ending = texts_of(said).splitlines()
    assert (heading, ending) == (
        f"While it was quiet, {MOST_GATHERED + 2} things came together:",
        "And 2 more: `today` shows what is open.",
    )
    assert len(told) == MOST_GATHERED
