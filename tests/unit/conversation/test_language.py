"""How somebody is spoken to: the language of the sentences, and numbers and days as their locale writes them."""

from datetime import date
from decimal import Decimal

import pytest

from bots.conversation.wording.days import calendar_day, listed, weekdays_named
from bots.conversation.wording.language import locale_named, say, say_counted, speaking, spoken
from bots.conversation.wording.numbers import amount, number, percent

TODAY = date(2026, 3, 9)


@pytest.mark.parametrize(
    ("locale", "language"),
    [("de", "de"), ("de-AT", "de"), ("de_CH.UTF-8", "de"), ("DE", "de"), ("fr-FR", "en"), ("", "en"), ("x-!", "en")],
)
def test_a_language_is_that_of_the_locale_or_english(locale: str, language: str) -> None:
    with speaking(locale):
        assert spoken().language == language


def test_a_language_lasts_as_long_as_its_turn() -> None:
    with speaking("de"):
        with speaking("en"):
            assert say("yesterday") == "yesterday"
        assert say("yesterday") == "gestern"
    assert say("yesterday") == "yesterday"


def test_a_count_chooses_the_form_in_the_language_that_is_spoken() -> None:
    with speaking("de"):
        assert [say_counted("day", "days", count=count) for count in (1, 5)] == ["Tag", "Tage"]


def test_facts_are_never_read_as_templates() -> None:
    assert say("{title} is active again.", title="{goal}") == "{goal} is active again."


@pytest.mark.parametrize(
    ("locale", "said"),
    [
        ("en", "12,345.75"),
        ("de", "12.345,75"),
        ("fr", "12 345,75"),
        ("pt-BR", "12.345,75"),
        ("xx-YY", "12,345.75"),
    ],
)
def test_numbers_are_written_as_the_locale_writes_them(locale: str, said: str) -> None:
    with speaking(locale):
        assert number(Decimal("12345.75")) == said


@pytest.mark.parametrize(
    ("locale", "said"),
    [("en", "Mon 2 March"), ("en-US", "Mon, March 2"), ("de", "Mo., 2. März"), ("fr", "Mon 2 March")],
)
def test_days_are_written_in_the_language_of_the_sentences(locale: str, said: str) -> None:
    with speaking(locale):
        assert calendar_day(date(2026, 3, 2), today=TODAY) == said


def test_money_shares_and_lists_are_german_in_german() -> None:
    with speaking("de"):
        assert amount(Decimal("12.5"), "EUR") == "12,50 €"
        assert percent(Decimal(91)) == "91 %"
        assert listed(["a", "b", "c"]) == "a, b und c"
        assert weekdays_named((1, 3)) == "am Mo und Mi"


@pytest.mark.parametrize(
    ("name", "tag"),
    [
        ("german", "de"), ("Deutsch", "de"), ("de", "de"), ("en-GB", "en-GB"), ("pt_br", "pt-BR"), ("french", "fr"),
        ("klingonese", None), ("", None), ("de-XX-!!", None),
    ],
)  # fmt: skip
def test_a_locale_goes_by_its_tag_or_the_name_of_its_language(name: str, tag: str | None) -> None:
    assert locale_named(name) == tag
