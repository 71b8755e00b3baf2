"""Numbers, units, days and errors in words."""

from datetime import date
from decimal import Decimal

import pytest

from bots.conversation.incoming import Medium
from bots.conversation.wording.days import day
from bots.conversation.wording.errors import SENTENCES, error_sentence
from bots.conversation.wording.media import SENTENCES as WORDLESS
from bots.conversation.wording.numbers import amount, number, percent, ratio, signed
from core.domain.errors import ErrorCode, GoalError, InvalidInput

TODAY = date(2026, 3, 9)


@pytest.mark.parametrize(
    ("value", "said"),
    [
        ("10", "10"),
        ("10.50", "10.5"),
        ("100", "100"),
        ("7.755", "7.76"),
        ("12345", "12,345"),
        ("0.001", "0.001"),
        ("0.0000123", "0.00001"),
        ("0.0000001", "0"),
        ("-2", "-2"),
        ("1E+3", "1,000"),
        ("999999999999.99", "999,999,999,999.99"),
    ],
)
def test_a_number_has_no_trailing_zeros(value: str, said: str) -> None:
    assert number(Decimal(value)) == said


@pytest.mark.parametrize(
    ("value", "unit", "said"),
    [
        (1, "glasses", "1 glass"),
        (2, "glass", "2 glasses"),
        (1, "cups", "1 cup"),
        (0, "cup", "0 cups"),
        (1, "entries", "1 entry"),
        (1, "people", "1 person"),
        (1, "min", "1 min"),
        (20, "min", "20 min"),
        (20, "GBP", "£20"),
        (-20, "$", "-$20"),
        (5, "SEK", "5 SEK"),
        (5, "страниц", "5 страниц"),
    ],
)
def test_a_unit_agrees_with_its_number(value: int, unit: str, said: str) -> None:
    assert amount(Decimal(value), unit) == said


def test_how_often_needs_no_unit() -> None:
    assert signed(Decimal(1), "times") == "+1"
    assert ratio(Decimal(1), Decimal(3), unit="times") == "1/3"
    assert amount(Decimal(3), "times") == "3 times"


def test_nearly_done_is_not_100_percent() -> None:
    assert percent(Decimal("99.99")) == "99%"


@pytest.mark.parametrize(
    ("on", "said"),
    [
        (TODAY, "today"),
        (date(2026, 3, 8), "yesterday"),
        (date(2026, 3, 10), "tomorrow"),
        (date(2026, 3, 2), "Mon 2 March"),
        (date(2025, 12, 31), "Wed 31 December 2025"),
    ],
)
def test_a_day_is_named_as_people_name_it(on: date, said: str) -> None:
    assert day(on, today=TODAY) == said


@pytest.mark.parametrize("code", list(ErrorCode))
def test_every_error_has_a_sentence_that_shows_no_code(code: ErrorCode) -> None:
    said = error_sentence(GoalError(code), title="Meditate", today=TODAY)
    assert code in SENTENCES
    assert said.endswith(".")
    assert code.value not in said
    assert "{" not in said


def test_an_input_error_names_every_problem() -> None:
    wrong = InvalidInput.at("value", "must be greater than 0")
    assert error_sentence(wrong, today=TODAY) == "The amount must be greater than 0."


def test_each_kind_of_message_without_words_has_its_sentence() -> None:
    assert set(WORDLESS) == set(Medium)
