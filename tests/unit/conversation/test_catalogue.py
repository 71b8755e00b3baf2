"""The catalogue is complete: every command has its row, and every example works."""

from dataclasses import replace
from datetime import date, datetime
from decimal import Decimal

import pytest

from bots.conversation.catalogue import CATALOGUE, NEW_GOALS, NOT_YET, Entry
from bots.conversation.grammar import Context, Create, GoalIndex, GoalRef, Kind, parse

GOALS = (
    GoalRef("Meditate", metric="duration", unit="min", value=Decimal(20)),
    GoalRef("Gym", pattern="streak", unit="days"),
    GoalRef("Coffee", pattern="limit", unit="cups", value=Decimal(2)),
    GoalRef("Water", unit="glasses", value=Decimal(8)),
    GoalRef("Read", metric="duration", unit="min", value=Decimal(30)),
)
CONTEXT = Context(date(2026, 3, 9), datetime(2026, 3, 9, 12), "en", GoalIndex.of(GOALS))  # noqa: DTZ001 - a wall clock
EMPTY = replace(CONTEXT, index=GoalIndex.of(()))
ANSWERED_OTHERWISE = {Kind.SMALLTALK, Kind.UNKNOWN}


def test_every_kind_is_in_the_catalogue_or_said_to_be_missing() -> None:
    assert {entry.kind for entry in CATALOGUE} | set(NOT_YET) | ANSWERED_OTHERWISE == set(Kind)


def test_nothing_is_both_there_and_missing() -> None:
    assert {entry.kind for entry in CATALOGUE} & set(NOT_YET) == set()


def test_no_word_stands_for_two_commands() -> None:
    words = [entry.word for entry in CATALOGUE]
    assert len(words) == len(set(words))


@pytest.mark.parametrize("entry", CATALOGUE, ids=lambda entry: entry.word)
def test_the_example_of_a_command_is_understood_as_it(entry: Entry) -> None:
    meant = parse(entry.example, CONTEXT)
    assert [command.kind for command in meant.commands] == [entry.kind]


@pytest.mark.parametrize(
    ("kind", "example"), [(entry.kind, example) for entry in CATALOGUE for example, _ in entry.others]
)
def test_every_other_example_is_understood_as_its_command(kind: Kind, example: str) -> None:
    context = EMPTY if kind is Kind.CREATE else CONTEXT
    assert [command.kind for command in parse(example, context).commands] == [kind]


def test_the_examples_of_new_are_of_every_kind() -> None:
    commands = [parse(example, EMPTY).commands[0] for example, _ in NEW_GOALS]
    assert {command.pattern for command in commands if isinstance(command, Create)} == {
        "recurring", "streak", "limit", "milestone", "target",
    }  # fmt: skip
