"""What somebody new types: nothing that was said is lost, and a question tells why it is asked and keeps the rest."""

from dataclasses import replace
from datetime import UTC, date, datetime
from decimal import Decimal

import pytest

from bots.conversation.grammar import (
    About,
    Ask,
    Context,
    Create,
    GoalRef,
    Log,
    Refusal,
    answered,
    parse,
)
from tests.unit.grammar.people import GOALS, person

NOW = datetime(2026, 11, 23, 18, 0, tzinfo=UTC)
TODAY = NOW.date()
RUN, WATER, MEDITATE = GOALS[2], GOALS[3], GOALS[0]
READ = GoalRef("Read", unit="pages", value=Decimal(20), period="day")


def newcomer(*goals: GoalRef) -> Context:
    return person(goals or (RUN, READ, WATER, MEDITATE), locale="en", now=NOW)


def ask_of(text: str, context: Context | None = None) -> Ask:
    asks = parse(text, context or newcomer()).asks
    assert asks is not None
    return asks


@pytest.mark.parametrize(
    ("text", "hint", "said"),
    [
        ("meditate 20m last week", Refusal.SPAN, "last week"),
        ("run 1 km 31 feb", Refusal.IMPOSSIBLE, "31 feb"),
        ("run 1 km 2/31", Refusal.IMPOSSIBLE, "2/31"),
        ("run 1 km tomorrow", Refusal.AHEAD, "tomorrow"),
        ("run 1 km 12/11", Refusal.AHEAD, "12/11"),
        ("run 3 km yesterday, 4 km tomorrow", Refusal.AHEAD, "tomorrow"),
        ("new swim 20 laps by yesterday", Refusal.PAST, "yesterday"),
        ("new swim 20 laps by 31 feb", Refusal.IMPOSSIBLE, "31 feb"),
    ],
)
def test_a_refused_day_is_named_with_the_reason(text: str, hint: Refusal, said: str) -> None:
    asks = ask_of(text)
    assert (asks.about, asks.hint, asks.subject) == (About.DATE, hint, said)


def test_a_day_to_come_is_offered_with_day_and_month_the_other_way_round() -> None:
    assert ask_of("run 1 km 12/11").options[0] == "2026-11-12"


@pytest.mark.parametrize(
    ("text", "reply", "values"),
    [
        ("run 2 km and read", "7", [("Run", 2), ("Read", 7)]),
        ("read 5 and run", "3 km", [("Read", 5), ("Run", 3)]),
        ("run 3km, foo 5, water 2", "Read", [("Run", 3), ("Read", 5), ("Water", 2)]),
    ],
)
def test_the_answer_to_one_entry_completes_all(text: str, reply: str, values: list[tuple[str, int]]) -> None:
    commands = parse(answered(ask_of(text), reply), newcomer()).commands
    assert [(log.goal.title, int(log.value)) for log in commands if isinstance(log, Log)] == values


@pytest.mark.parametrize(
    ("text", "subject"),
    [
        ("smoked 1 cigarette", "cigarettes"),
        ("smoked 3 cigarettes yesterday", "cigarettes"),
        ("swam 5 km", "swam"),
        ("run 3km and swim 20 laps", "swim"),
        ("undo 3", "undo 3"),
    ],
)
def test_what_is_no_goal_is_named(text: str, subject: str) -> None:
    assert ask_of(text).subject == subject


@pytest.mark.parametrize(
    ("text", "options"),
    [
        ("undo all", ("undo",)),
        ("no sugar for 30 days", ("new no sugar for 30 days",)),
        ("save 5000 EUR for a bike", ("new save 5000 EUR for a bike",)),
        ("new swim 20 min weekly and run 5km", ("new swim 20 min weekly", "new run 5km")),
    ],
)
def test_a_command_that_was_likely_meant_is_offered(text: str, options: tuple[str, ...]) -> None:
    asks = ask_of(text)
    assert (asks.about, asks.options) == (About.COMMAND, options)


def test_a_new_goal_of_two_amounts_is_asked_which_and_made_with_the_answer() -> None:
    asks = ask_of("new row 5km and 3km weekly")
    assert asks.options == ("5km", "3km")
    (command,) = parse(answered(asks, "3km"), newcomer()).commands
    assert isinstance(command, Create)
    assert (command.title, int(command.value), command.period) == ("Row", 3, "week")


def test_an_amount_is_never_thousands_of_minutes() -> None:
    assert ask_of("meditate 5k").about is About.UNIT
    assert "Meditate" not in ask_of("5k").options


@pytest.mark.parametrize("text", ["read 5", "reading 5", "I read 5 pages", "read 5 pages"])
def test_the_first_word_of_a_longer_title_names_the_goal(text: str) -> None:
    books = replace(READ, title="Read books")
    (command,) = parse(text, newcomer(books, RUN, WATER)).commands
    assert command == Log(books, Decimal(5), TODAY)


def test_the_name_of_a_goal_in_brackets_leaves_no_question_which() -> None:
    (command,) = parse("/log [Run] 2.5 km water", newcomer()).commands
    assert command == Log(RUN, Decimal("2.5"), date(2026, 11, 23), note="water")
