"""Days that end, and evenings before: missed periods become facts, once, and streaks that end or are about to are told.

For many users at once: a few statements a batch, whatever their number.
"""

from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import date, datetime, timedelta

from sqlmodel import Session

from core.db.queries import occasions as rows
from core.db.records import GoalRecord
from core.domain.activity import DayTally
from core.domain.calendar import EARLIEST_DAY, ONE_DAY
from core.domain.closing import WORTH_TELLING, AtRisk, Closed, at_risk_on, closed_on
from core.domain.notices import Notice, NoticeKind
from core.domain.occasions import MORNING, Occasion
from core.domain.progress.history import History
from core.domain.streaks import Outcome
from core.services.notices import notify_all
from core.services.occasions import Due, take_occasions

MOST_DAYS = 35
"""How many days that ended while no scheduler ran are closed, the latest of them."""
LONGEST_LOOK = timedelta(days=130)
"""How far back tallies are read for goals whose streak is kept up to a later day."""


def close_days(session: Session, *, now: datetime, most: int) -> int:
    """Close the days that have ended for users, at most so many users; return for how many."""
    dues, count = take_occasions(session, Occasion.CLOSE, now=now, most=most)
    days = {due.user_id: _ended(due) for due in dues}
    closed = [
        (due, goal, day, fact)
        for due, goal, history in _goals(session, dues)
        for day in days[due.user_id]
        if (fact := closed_on(goal.rules(due.to.calendar), history, calendar=due.to.calendar, day=day)) is not None
    ]
    missed = [each for each in closed if each[3].outcome is Outcome.MISSED]
    rows.insert_misses(session, [_miss(goal, fact, now) for _, goal, _, fact in missed])
    rows.add_figures(session, Counter((day, fact.outcome.value) for _, _, day, fact in closed))
    broken = [_broken(due, goal, fact, day) for due, goal, day, fact in missed if fact.streak >= WORTH_TELLING]
    notify_all(session, broken, now=now)
    return count


def warn_of_streaks(session: Session, *, now: datetime, most: int) -> int:
    """Tell users in their evening of streaks that wait for today, at most so many users; return for how many."""
    dues, count = take_occasions(session, Occasion.EVENING, now=now, most=most)
    notices = [
        Notice(
            kind=NoticeKind.AT_RISK,
            user_id=due.user_id,
            goal_id=goal.id,
            occurrence=risk.period,
            due_at=due.due_at,
            facts={"streak": risk.streak},
        )
        for due, goal, history in _goals(session, dues)
        if (risk := _risk(due, goal, history)) is not None
    ]
    notify_all(session, notices, now=now)
    return count


def _risk(due: Due, goal: GoalRecord, history: History) -> AtRisk | None:
    calendar = due.to.calendar
    return at_risk_on(goal.rules(calendar), history, calendar=calendar, day=due.on)


def _ended(due: Due) -> list[date]:
    """Return the days of a user that have ended since the last one that was closed; the first time, one."""
    latest = due.on - ONE_DAY
    first = latest if due.done_on is None else max(due.done_on, latest - (MOST_DAYS - 1) * ONE_DAY)
    return [first + number * ONE_DAY for number in range((latest - first).days + 1)]


def _goals(session: Session, dues: Iterable[Due]) -> Iterator[tuple[Due, GoalRecord, History]]:
    """Yield the goals of users that are judged by periods, each with the history that this needs."""
    by_user = {due.user_id: due for due in dues}
    pairs = [(by_user[goal.user_id], goal) for goal in rows.goals_with_periods(session, by_user)]
    tallies = _tallies(session, pairs)
    for due, goal in pairs:
        yield due, goal, History(goal.lifetime, tuple(tallies.get(goal.id, ())), (), goal.checkpoint)


def _tallies(session: Session, pairs: Iterable[tuple[Due, GoalRecord]]) -> dict[str, list[DayTally]]:
    """Return the tallies of goals, by id: of most a short past, since their streak is kept up to a later day."""
    starts = {goal.id: _start(due, goal) for due, goal in pairs}
    short = {goal_id: day for goal_id, day in starts.items() if day != EARLIEST_DAY}
    whole = [goal_id for goal_id, day in starts.items() if day == EARLIEST_DAY]
    found = rows.tallies_of_goals(session, whole, since=EARLIEST_DAY)
    if short:
        found |= rows.tallies_of_goals(session, short, since=min(short.values()))
    return found


def _start(due: Due, goal: GoalRecord) -> date:
    """Return from which day on a goal's tallies are needed."""
    kept = goal.checkpoint
    if kept is None or kept.week_start is not due.to.calendar.week_start or kept.before < due.on - LONGEST_LOOK:
        return EARLIEST_DAY
    return kept.before


def _miss(goal: GoalRecord, fact: Closed, now: datetime) -> dict[str, object]:
    return {
        "user_id": goal.user_id,
        "goal_id": goal.id,
        "period": fact.period,
        "streak": fact.streak,
        "closed_at": now,
    }


def _broken(due: Due, goal: GoalRecord, fact: Closed, day: date) -> Notice:
    """Return the notice of a streak's end, for the morning after."""
    return Notice(
        kind=NoticeKind.BROKEN,
        user_id=due.user_id,
        goal_id=goal.id,
        occurrence=fact.period,
        due_at=due.to.calendar.instant(day + ONE_DAY, MORNING),
        facts={"streak": fact.streak},
    )
