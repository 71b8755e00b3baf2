"""Home tabs: stale once their owner's goals have changed, shown anew by one process, and none too often."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from sqlmodel import Session, select

from core.db.database import Database
from core.db.records import Actor, Origin
from core.db.tables import ShownFileRow
from core.services import homes
from core.services.access import in_the_name_of
from core.services.activities import log_activity
from core.services.goals import create_goal
from core.services.homes import DELETION_TAKES, FILES_KEPT_FOR, LOOKED_AT_FOR, RESTS_FOR, Turn
from core.services.identities import Identity, actor_of_account
from core.services.retention import DAY, forget_old
from core.services.teams import founded_team
from tests.integration.seeding import a_goal, a_log

NOW = datetime(2026, 3, 9, 12, tzinfo=UTC)
RESTED = NOW + RESTS_FOR
SECOND = timedelta(seconds=1)
WHO = Identity(platform="slack", tenant="T1", account="U1", user_name="slack:T1:U1")
ORIGIN = Origin("slack", "T1", "C1")


@pytest.fixture
def ada(database: Database) -> Actor:
    """Give somebody with a goal, and one of a team, who looks at their Home tab."""

    def use_case(session: Session) -> Actor:
        actor = actor_of_account(session, WHO, now=NOW)
        team = founded_team(session, actor, origin=ORIGIN, title="running", now=NOW)
        for owner in (actor, in_the_name_of(team, actor)):
            create_goal(session, owner, draft=a_goal(), now=NOW)
        homes.opened(session, WHO, actor, now=NOW)
        return actor

    return database.write_now(use_case)


def is_stale(database: Database, at: datetime) -> bool:
    """Say whether the tab is to be shown anew."""
    return database.read_now(lambda session: homes.stale(session, "slack", None, now=at, most=5)) != []


def log(database: Database, ada: Actor, *, in_team: bool = False) -> None:
    """Log on a goal, one's own or the team's."""

    def use_case(session: Session) -> None:
        team = founded_team(session, ada, origin=ORIGIN, title="running", now=NOW)
        actor = in_the_name_of(team, ada) if in_team else ada
        goal = create_goal(session, actor, draft=a_goal(title="Yoga"), now=NOW)
        log_activity(session, actor, goal.id, draft=a_log(), now=NOW)

    database.write_now(use_case)


def test_a_tab_that_shows_what_is_stays_as_it_is(database: Database, ada: Actor) -> None:
    assert ada.name == WHO.user_name
    assert not is_stale(database, RESTED)


@pytest.mark.parametrize("in_team", [False, True])
def test_a_tab_is_stale_after_a_log_but_not_at_once_and_not_for_ever(
    database: Database, ada: Actor, *, in_team: bool
) -> None:
    log(database, ada, in_team=in_team)
    soon, late = RESTED - timedelta(seconds=1), NOW + LOOKED_AT_FOR
    assert [is_stale(database, at) for at in (soon, RESTED, late)] == [False, True, False]


def test_of_several_processes_one_shows_it(database: Database, ada: Actor) -> None:
    log(database, ada)

    def taken(session: Session) -> list[bool]:
        [key] = homes.stale(session, "slack", "T1", now=RESTED, most=5)
        return [homes.refreshed(session, key, ada, now=RESTED) is not None for _ in range(2)]

    assert database.write_now(taken) == [True, False]
    assert not is_stale(database, RESTED + RESTS_FOR)


def test_who_showed_it_while_another_did_shows_it_once_more(database: Database, ada: Actor) -> None:
    def turns(session: Session) -> tuple[Turn, Turn]:
        return homes.opened(session, WHO, ada, now=NOW), homes.opened(session, WHO, ada, now=NOW)

    first, second = database.write_now(turns)
    found = database.read_now(lambda session: [homes.is_latest(session, turn) for turn in (first, second)])
    assert found == [False, True]
    database.write_now(lambda session: homes.note_doubt(session, first, now=NOW))
    assert is_stale(database, RESTED)


def test_a_picture_that_is_replaced_is_over_at_once_and_any_other_in_a_while(database: Database, ada: Actor) -> None:
    def shown(session: Session) -> list[str]:
        for file_id in ("F1", "F2"):
            turn = homes.opened(session, WHO, ada, now=NOW)
            homes.note_file(session, "slack", "T1", file_id=file_id, now=NOW)
            homes.note_picture(session, turn, picture=file_id, file_id=file_id, now=NOW)
        over = homes.take_files_over(session, "slack", "T1", now=NOW, most=5)
        again = homes.take_files_over(session, "slack", None, now=NOW, most=5)
        [tenant, file_id], *_ = over
        homes.drop_file(session, "slack", tenant, file_id=file_id)
        return [*(each for _, each in over), *(each for _, each in again), *session.exec(select(ShownFileRow.file_id))]

    assert database.write_now(shown) == ["F1", "F2"]
    assert database.read_now(lambda session: homes.is_any_file_over(session, "slack", "T1", now=NOW + FILES_KEPT_FOR))


def test_a_file_that_cannot_be_deleted_comes_after_others_and_is_given_up_one_day(database: Database) -> None:
    def tried(session: Session) -> list[str]:
        files = []
        for file_id, at in (("F1", NOW), ("F2", NOW + DELETION_TAKES), ("F1", NOW + DELETION_TAKES)):
            if file_id not in files:
                homes.note_file(session, "slack", "T1", file_id=file_id, now=at - FILES_KEPT_FOR - SECOND)
            files += [taken for _, taken in homes.take_files_over(session, "slack", "T1", now=at, most=1)]
        return files

    assert database.write_now(tried) == ["F1", "F2", "F1"]

    def given_up(session: Session) -> list[int]:
        return [forget_old(session, now=NOW + days * DAY, most=5) for days in (29, 30)]

    assert database.write_now(given_up) == [0, 1]


def test_a_tab_that_cannot_be_shown_lets_others_go_first(database: Database, ada: Actor) -> None:
    def first(session: Session) -> list[str]:
        homes.opened(session, replace(WHO, account="U2"), ada, now=NOW + SECOND)
        create_goal(session, ada, draft=a_goal(title="Yoga"), now=NOW)
        accounts = []
        for _ in range(2):
            [key] = homes.stale(session, "slack", None, now=RESTED + SECOND, most=1)
            homes.put_off(session, key, now=RESTED + SECOND)
            accounts.append(key.account)
        return accounts

    assert database.write_now(first) == ["U1", "U2"]
    assert not is_stale(database, RESTED + SECOND)
