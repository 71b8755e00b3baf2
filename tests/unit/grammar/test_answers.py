"""A question carries all that an answer needs: the answered text is parsed to the complete command."""

from datetime import date
from decimal import Decimal

import pytest

from bots.conversation.grammar import (
    About,
    Command,
    Complete,
    GoalRef,
    Log,
    Pause,
    Remind,
    Skip,
    Understanding,
    answered,
    parse,
)
from tests.unit.grammar.people import GOALS, person

TODAY = date(2026, 3, 4)
MEDITATE, GYM, RUN, WATER, LUNCH = GOALS[0], GOALS[1], GOALS[2], GOALS[3], GOALS[5]


def after(text: str, reply: str) -> Understanding:
    asks = parse(text, person()).asks
    assert asks is not None
    return parse(answered(asks, reply), person())


@pytest.mark.parametrize(
    ("text", "about", "reply", "command"),
    [
        ("10m", About.GOAL, "Meditate", Log(MEDITATE, Decimal(10), TODAY)),
        ("10m yesterday", About.GOAL, "Meditate", Log(MEDITATE, Decimal(10), date(2026, 3, 3))),
        ("/log juggling 10m", About.GOAL, "Meditate", Log(MEDITATE, Decimal(10), TODAY)),
        ("meditate", About.AMOUNT, "20 min", Log(MEDITATE, Decimal(20), TODAY)),
        ("meditate yesterday #calm", About.AMOUNT, "20", Log(MEDITATE, Decimal(20), date(2026, 3, 3), tags=("calm",))),
        ("€15,50 lunch out", About.UNIT, "15.5 GBP", Log(LUNCH, Decimal("15.5"), TODAY)),
        ('run 30 min "hills"', About.UNIT, "5", Log(RUN, Decimal(5), TODAY, note="hills")),
        ("gym tomorrow", About.DATE, "2026-03-03", Complete(GYM, date(2026, 3, 3))),
        ("run 5k next monday", About.DATE, "yesterday", Log(RUN, Decimal(5), date(2026, 3, 3))),
        ("lgo gym", About.COMMAND, "log gym", Complete(GYM, TODAY)),
        ("skip", About.GOAL, "Gym", Skip(GYM, TODAY)),
        ("/pause gmy until mar 20", About.GOAL, "Gym", Pause(GYM, date(2026, 3, 20))),
        ("remind gym mon", About.DATE, "07:30", Remind(GYM, "07:30", (1,))),
        ("water!", About.CONFIRM, "yes", Log(WATER, Decimal(1), TODAY)),
    ],
)
def test_an_answer_completes_the_command(text: str, about: About, reply: str, command: Command) -> None:
    asks = parse(text, person()).asks
    assert asks is not None
    assert asks.about is about
    assert after(text, reply).commands == (command,)


def test_four_days_at_once_are_confirmed_and_then_all_logged() -> None:
    asks = parse("gym mon-fri", person()).asks
    assert asks is not None
    assert asks.about is About.CONFIRM
    commands = parse(answered(asks, "yes"), person()).commands
    assert [command.on.day for command in commands if isinstance(command, Complete)] == [23, 24, 25, 26, 27]
    assert answered(asks, "no") == ""


def test_one_open_entry_holds_back_the_others_until_it_is_answered() -> None:
    understood = parse("water 2, meditate", person())
    assert understood.commands == ()
    assert after("water 2, meditate", "10m").commands == (
        Log(WATER, Decimal(2), TODAY),
        Log(MEDITATE, Decimal(10), TODAY),
    )


def test_rivals_are_a_question_with_at_most_four_options() -> None:
    goals = tuple(
        GoalRef(f"Project {name}", metric="duration", unit="min") for name in ["alpha", "beta", "gamma", "delta", "eta"]
    )
    asks = parse("project 10m", person(goals)).asks
    assert asks is not None
    assert asks.about is About.GOAL
    assert len(asks.options) == 4
    assert parse(answered(asks, "Project beta"), person(goals)).commands == (Log(goals[1], Decimal(10), TODAY),)


def test_a_goal_nobody_has_is_named_so_that_it_can_be_offered() -> None:
    asks = parse("/log juggling 10m", person(())).asks
    assert asks is not None
    assert (asks.about, asks.subject) == (About.GOAL, "juggling")


def test_everything_understood_says_why() -> None:
    assert parse("meditate 10m", person()).reasons == ("10 min for Meditate",)
