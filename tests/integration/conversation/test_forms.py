"""A form does what its text would do, or names the field at fault and does nothing."""

from datetime import date
from itertools import count

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bots.conversation.fields import FIELDS, Field, Kind
from bots.conversation.replies import Created, Said
from core.db.database import Database
from tests.integration.conftest import SettableClock
from tests.integration.conversation.conftest import Talk
from tests.integration.conversation.desk import Desk

GOALS = (
    ({"title": "Meditate", "kind": "regular", "amount": "20 min", "rhythm": "every day"}, "20 min a day"),
    ({"title": "Run", "kind": "regular", "amount": "5 km", "rhythm": "every week"}, "5 km a week"),
    ({"title": "Gym", "kind": "regular", "amount": "3 times a week", "rhythm": "every day"}, "3 times a week"),
    ({"title": "Stretch", "kind": "regular", "amount": "5 min", "rhythm": "on weekdays"}, "5 min a day, on weekdays"),
    ({"title": "Coffee", "kind": "limit", "amount": "2 cups", "rhythm": "every day"}, "at most 2 cups a day"),
    ({"title": "No sugar", "kind": "streak", "amount": "30 days"}, "a streak of 30 days"),
    ({"title": "Weight", "kind": "measure", "amount": "75kg -> 70kg", "deadline": "2026-06-30"}, "70 kg by"),
    ({"title": "Read", "kind": "number", "amount": "12 books"}, "12 books in all"),
    ({"title": '10 "things" [daily]', "kind": "number", "amount": "100 pages"}, "100 pages in all"),
)
WRONG_GOALS = (
    ({"title": "?!", "kind": "regular", "amount": "20 min", "rhythm": "every day"}, {Field.TITLE}),
    ({"title": "Read", "kind": "regular", "amount": "lots", "rhythm": "every day"}, {Field.AMOUNT}),
    ({"title": "Swim", "kind": "measure", "amount": "better"}, {Field.AMOUNT}),
    ({"title": "Swim", "kind": "streak", "amount": "-3 days"}, {Field.AMOUNT}),
    ({"title": "Swim", "kind": "number", "amount": "12 lanes", "deadline": "2020-01-01"}, {Field.DEADLINE}),
    ({"title": "x" * 61, "kind": "streak", "amount": "30 days"}, {Field.TITLE}),
)
LOGS = (
    ({"amount": "10m"}, "Meditate +10 min: 10/20 min today"),
    ({"amount": "half an hour", "day": "2026-03-08"}, "Meditate +30 min yesterday"),
    ({"amount": "10", "note": 'by the "river", at 7 // #early\nand alone'}, "Meditate +10 min"),
    ({"amount": "1:30"}, "Meditate +90 min"),
)
WRONG_LOGS: tuple[tuple[dict[str, str], Field], ...] = (
    ({"amount": "a lot"}, Field.AMOUNT),
    ({}, Field.AMOUNT),
    ({"amount": "5 kg"}, Field.AMOUNT),
    ({"amount": "10m", "day": "2026-03-10"}, Field.DAY),
    ({"amount": "10m", "day": "1066-10-14"}, Field.DAY),
    ({"amount": "10m yesterday", "day": "2026-03-09"}, Field.AMOUNT),
    ({"amount": "9" * 30}, Field.AMOUNT),
)

NAMES = map("somebody-{}".format, count())


@pytest.fixture
def desk(talk: Talk) -> Desk:
    return Desk(talk)


@pytest.mark.parametrize(("values", "agreed"), GOALS, ids=[str(values["title"]) for values, _ in GOALS])
def test_a_goal_of_each_kind_is_made(desk: Desk, values: dict[str, str], agreed: str) -> None:
    assert agreed in desk.fill(Kind.GOAL, **values)
    assert len(desk.offer().goals) == 1


@pytest.mark.parametrize(("values", "at_fault"), WRONG_GOALS)
def test_what_is_no_goal_is_told_at_its_field(desk: Desk, values: dict[str, str], at_fault: set[Field]) -> None:
    assert set(desk.refused(Kind.GOAL, **values)) == at_fault


def test_a_name_that_is_taken_is_told_at_the_name(desk: Desk) -> None:
    desk.talk("new read 12 books by dec 31")
    problems = desk.refused(Kind.GOAL, title="read", kind="streak", amount="30 days")
    assert problems == {Field.TITLE: "You have a goal read already."}


@pytest.mark.parametrize(("values", "said"), LOGS)
def test_a_log_is_made_with_its_day_and_note(desk: Desk, values: dict[str, str], said: str) -> None:
    desk.talk("new meditate 20 min daily")
    assert said in desk.fill(Kind.LOG, goal=desk.goal("Meditate"), **values)
    assert desk.talk.entries() == 1


@pytest.mark.parametrize(("values", "at_fault"), WRONG_LOGS)
def test_what_is_no_log_is_told_at_its_field(desk: Desk, values: dict[str, str], at_fault: Field) -> None:
    desk.talk("new meditate 20 min daily")
    assert set(desk.refused(Kind.LOG, goal=desk.goal("Meditate"), **values)) == {at_fault}


def test_where_one_is_usual_the_amount_may_be_left_empty(desk: Desk) -> None:
    desk.talk("new gym 3x/week")
    assert "Gym" in desk.fill(Kind.LOG, goal=desk.goal("Gym"), day="2026-03-09")
    assert set(desk.refused(Kind.LOG, goal=desk.goal("Gym"), amount="with ann")) == {Field.AMOUNT}


def test_a_goal_that_went_meanwhile_is_told_at_the_goal(desk: Desk) -> None:
    assert set(desk.refused(Kind.LOG, goal="gone", amount="10m")) == {Field.GOAL}


def test_settings_change_together_or_not_at_all(desk: Desk) -> None:
    same = {"timezone": "UTC", "daystart": "0", "weekstart": "monday", "language": "en"}
    assert desk.fill(Kind.SETTINGS, **same) == "Nothing has changed."
    wrong = desk.refused(Kind.SETTINGS, **{**same, "timezone": "Atlantis", "daystart": "3"})
    assert set(wrong) == {Field.TIMEZONE}
    desk.fill(Kind.SETTINGS, timezone="munich", daystart="3", weekstart="sunday", language="de")
    offered = desk.offer().values
    assert [offered[field] for field in FIELDS[Kind.SETTINGS][:4]] == ["Europe/Berlin", "3", "sunday", "de"]


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("", {}),
        ("meditated 10 min yesterday", {Field.AMOUNT: "10 min", Field.DAY: "2026-03-08"}),
        ('did gym "with ann"', {Field.DAY: "2026-03-09", Field.NOTE: "with ann"}),
        ("what a day", {Field.NOTE: "what a day"}),
    ],
)
def test_a_form_is_offered_with_what_a_text_tells(desk: Desk, text: str, values: dict[Field, str]) -> None:
    desk.talk("new meditate 20 min daily", "new gym 3x/week")
    offer = desk.offer(text)
    fields = (Field.AMOUNT, Field.DAY, Field.NOTE)
    assert {field: offer.values[field] for field in fields if field in offer.values} == values
    assert [option.label for option in offer.goals] == ["Meditate", "Gym"]
    assert offer.today == date(2026, 3, 9)


@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    kind=st.sampled_from(Kind),
    values=st.dictionaries(
        st.sampled_from(Field),
        st.text(max_size=30) | st.sampled_from(["regular", "10 min", "every day", "undo", "delete me", "[Meditate]"]),
    ),
)
def test_whatever_is_filled_in_is_done_or_told_at_a_field_of_the_form(
    sqlite_database: Database, clock: SettableClock, kind: Kind, values: dict[Field, str]
) -> None:
    desk = Desk(Talk(sqlite_database, clock, name=next(NAMES)))
    desk.talk("new meditate 20 min daily")
    before = desk.kept()
    problems = desk.problems(kind, {**values, Field.GOAL: desk.goal("Meditate")})
    if problems:
        assert set(problems) <= set(FIELDS[kind])
        assert all(problems.values())
        assert desk.kept() == before
        return
    made = [part for part in desk.talk.last.parts if isinstance(part, Said | Created)]
    assert bool(made) == (kind in (Kind.LOG, Kind.GOAL))
