"""Laws that hold for every message in every locale, zone and hour."""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bots.conversation.grammar import Complete, Log, Plain, Skip, Understanding, Zero, parse, render
from tests.unit.grammar.people import NOW, person

LOCALES = ("en-GB", "en-US", "de-DE", "fr-FR", "ja-JP", "pt_BR", "")
PIECES = st.sampled_from(
    [
        "meditate",
        "gym",
        "run",
        "water",
        "weight",
        "w",
        "lunch",
        "out",
        "5k",
        "training",
        "rock",
        "and",
        "roll",
        "no",
        "sugar",
        "skip",
        "log",
        "/log",
        "remind",
        "me",
        "to",
        "at",
        "new",
        "goal",
        "limit",
        "undo",
        "oops",
        "pause",
        "till",
        "until",
        "by",
        "every",
        "10",
        "10m",
        "1h30",
        "1:30",
        ":45",
        "3/1",
        "3.1.",
        "2026-02-30",
        "99:99",
        "½",
        "1/0",
        "0/0",
        "£20",
        "20%",
        "x2",
        "3x12",
        "-5",
        "=8",
        "++",
        "--",
        "^",
        "^^",
        "-",
        "//",
        '"note"',
        "#tag",
        ",",
        ";",
        "&",
        "?",
        "!",
        "+",
        "=",
        "->",
        "[Run]",
        "[",
        "]",
        "(",
        ")",
        "|",
        ".",
        "'",
        '"',
        "jan",
        "feb",
        "29",
        "30",
        "mon-fri",
        "mon",
        "last",
        "next",
        "2",
        "days",
        "ago",
        "tomorrow",
        "an",
        "hour",
        "a",
        "half",
        "of",
        "dozen",
        "k",
        "m",
        "km",
        "00",
        "1e9",
        "999999999999999999999",
        "١٢",
        "²",
        "9am",
        "13pm",
        "25:00",
        "<@U1>",
        "@bot",
        "🏃",
        "✅",
        "é",
        "ß",
        "ﬁ",
    ]
)
LINES = st.lists(PIECES, max_size=9).map(" ".join)


@given(text=st.text(max_size=120), locale=st.sampled_from(LOCALES))
def test_no_text_makes_it_fail(text: str, locale: str) -> None:
    assert isinstance(parse(text, person(locale=locale)), Understanding)


@given(text=LINES | st.lists(LINES, max_size=3).map("\n".join), locale=st.sampled_from(LOCALES))
def test_no_row_of_known_words_makes_it_fail(text: str, locale: str) -> None:
    assert isinstance(parse(text, person(locale=locale)), Understanding)


@given(text=LINES)
def test_there_are_commands_or_a_question_and_never_both(text: str) -> None:
    understood = parse(text, person())
    assert bool(understood.commands) != (understood.asks is not None)


@given(text=LINES)
def test_whatever_was_understood_can_be_written_out_and_read_again(text: str) -> None:
    context = person()
    for command in parse(text, context).commands:
        if not isinstance(command, Plain):
            assert parse(render(command), context).commands == (command,)


@given(text=LINES, locale=st.sampled_from(LOCALES))
def test_nothing_is_logged_on_a_day_to_come_or_below_zero(text: str, locale: str) -> None:
    for command in parse(text, person(locale=locale)).commands:
        if isinstance(command, Log | Complete | Zero):
            assert command.on <= NOW.date()
        if isinstance(command, Log):
            assert command.value >= 0
        if isinstance(command, Skip) and command.until is not None:
            assert command.until >= NOW.date()


@pytest.mark.parametrize("zone", ["Pacific/Kiritimati", "America/Los_Angeles", "Asia/Kathmandu", "UTC"])
@pytest.mark.parametrize("hours", range(0, 24 * 366, 611))
def test_relative_days_are_counted_from_the_persons_own_day(zone: str, hours: int) -> None:
    now = datetime(2024, 1, 1, tzinfo=UTC).astimezone(ZoneInfo(zone)) + timedelta(hours=hours)
    context = person(now=now)
    for text, back in (("gym", 0), ("gym yesterday", 1), ("gym ^^^", 2), ("gym 10 days ago", 10), ("gym -3d", 3)):
        assert [command.on for command in parse(text, context).commands if isinstance(command, Complete)] == [
            now.date() - timedelta(days=back)
        ]


@pytest.mark.parametrize("days", range(7))
@pytest.mark.parametrize("name", ["mon", "tuesday", "weds", "thurs", "fri", "saturday", "sun"])
def test_a_weekday_is_the_latest_one_today_included(days: int, name: str) -> None:
    now = NOW + timedelta(days=days)
    (command,) = parse(f"gym {name}", person(now=now)).commands
    assert isinstance(command, Complete)
    assert 0 <= (now.date() - command.on).days < 7
    assert command.on.strftime("%a").lower() == name[:3]
