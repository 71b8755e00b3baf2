"""What an operator sees of the schedule: what was decided of late, what is late, who is there."""

from datetime import UTC, datetime, time, timedelta

from sqlmodel import Session

from core.db.database import Database
from core.domain.notices import Notice, NoticeKind
from core.domain.reminders import ReminderRule
from core.services.goals import create_goal
from core.services.heartbeats import MISSING_AFTER, beat, end_beat
from core.services.notices import notify_all
from core.services.reminders import ReminderDraft, add_reminder
from core.services.users import actor_named
from core.services.vitals import LATELY, MISSED_FOR, Vitals, vitals_of
from tests.integration.seeding import a_goal

NOON = datetime(2026, 3, 9, 12, tzinfo=UTC)


def test_the_schedule_tells_what_it_decided_and_how_late_it_is(database: Database) -> None:
    def use_case(session: Session) -> Vitals:
        ann = actor_named(session, "ann", now=NOON)
        goal = create_goal(session, ann, draft=a_goal(), now=NOON)
        add_reminder(session, ann, goal.id, draft=ReminderDraft(ReminderRule(times=(time(13),))), now=NOON)
        later = NOON + timedelta(hours=1, minutes=2)
        for number, at in enumerate((later - LATELY - timedelta(seconds=1), later)):
            notice = Notice(kind=NoticeKind.STREAK, user_id=ann.user_id, occurrence=f"{number}", due_at=at)
            notify_all(session, [notice], now=at)
        beat(session, "scheduler", "one", now=NOON)
        beat(session, "telegram:1", "two", now=later - MISSED_FOR)
        return vitals_of(session, now=later)

    vitals = database.write_now(use_case)
    assert vitals.decided == [("streak", "dropped", "no_place", 1)]
    assert vitals.overdue == {
        "reminder": timedelta(minutes=2),
        **dict.fromkeys(("close", "evening", "weekly", "monthly"), timedelta(0)),
    }
    assert vitals.unseen == {"scheduler": timedelta(hours=1, minutes=2)}


def test_who_says_nothing_for_a_while_is_taken_for_gone(database: Database) -> None:
    def use_case(session: Session) -> list[int]:
        counts = [beat(session, "pager:bot", "one", now=NOON), beat(session, "pager:bot", "two", now=NOON)]
        beat(session, "pager:other", "three", now=NOON)
        later = NOON + MISSING_AFTER
        counts.append(beat(session, "pager:bot", "one", now=later - timedelta(seconds=1)))
        counts.append(beat(session, "pager:bot", "one", now=later))
        beat(session, "pager:bot", "two", now=later)
        end_beat(session, "pager:bot", "two")
        return [*counts, beat(session, "pager:bot", "one", now=later)]

    assert database.write_now(use_case) == [1, 2, 2, 1, 1]
