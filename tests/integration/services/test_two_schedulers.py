"""Two schedulers close the same days: each user's day is closed by one of them."""

from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, date, datetime, timedelta

from sqlmodel import Session

from core.db.database import Database
from core.db.queries.occasions import figures_of
from core.services.closing import close_days
from core.services.goals import create_goal
from core.services.users import actor_named
from tests.integration.seeding import a_goal

MONDAY = datetime(2026, 3, 9, tzinfo=UTC)
USERS = 40


def begun(session: Session) -> None:
    """Make users with a goal each."""
    for number in range(USERS):
        create_goal(session, actor_named(session, f"user-{number}", now=MONDAY), draft=a_goal(), now=MONDAY)


def test_two_schedulers_close_each_day_once(database: Database) -> None:
    database.write_now(begun)

    def scheduler(_: int) -> int:
        done = total = database.write_now(lambda session: close_days(session, now=MONDAY + timedelta(days=1), most=5))
        while done:
            done = database.write_now(lambda session: close_days(session, now=MONDAY + timedelta(days=1), most=5))
            total += done
        return total

    with ThreadPoolExecutor(2) as pool:
        assert sum(pool.map(scheduler, range(2))) == USERS
    assert database.read_now(lambda session: figures_of(session, date(2026, 3, 9))) == {"missed": USERS}
