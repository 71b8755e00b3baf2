"""Laws of time and size: the same text means the same, long text takes long in proportion, no day to come is logged."""

import time
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bots.conversation.grammar import Complete, Log, Understanding, Zero, parse
from tests.unit.grammar.people import person

LOCALES = st.sampled_from(["en-US", "en-GB", "en-IN", "de-DE", "fr-FR", "ja-JP", "pt_BR", "", "xx"])
ZONES = st.sampled_from(["Pacific/Kiritimati", "Pacific/Pago_Pago", "Asia/Kathmandu", "America/New_York", "UTC"])
NOWS = st.integers(86_400, 4_100_000_000).map(lambda second: datetime.fromtimestamp(second, UTC))
DAYS = st.sampled_from(
    """yesterday|^^|mon-fri|fri|feb 29|29/2|2/29|31.12.|1/1|last night|this morning|-2d|on the 3rd|tomorrow|next week|
    the day before yesterday|dec 31|2100-01-01|at 11pm|tonight""".replace("\n    ", "").split("|")
)
STRANGE = st.sampled_from("\0\x1b\u202e\u200d\ufeff\u2028\x85\ufe0f")
CHARACTERS = st.text(st.characters(codec="utf-8") | STRANGE, max_size=200)
PIECES = [
    "1",
    "1 ",
    "run ",
    "a",
    ",",
    "and ",
    "run 5k, ",
    '"',
    "1,",
    "1.1",
    "1:",
    "[",
    "[a",
    "#a",
    "-",
    "\u0661",
    "½",
    "1h",
    "mon-",
    "🏃\u200d",
    "é",
    "remind me ",
    "please ",
    "it was ",
    "1/2/",
    "12,34",
    "every other day ",
    "half past ",
    "run yoga ",
    "no ",
    " ",
    "+",
    "1-",
    "'",
    "'a",
    "a'",
    "https://",
    "@a ",
    "<@",
]
LONG = [piece * (4096 // len(piece)) for piece in PIECES]


@given(text=CHARACTERS, locale=LOCALES)
def test_any_characters_mean_something_and_always_the_same(text: str, locale: str) -> None:
    context = person(locale=locale)
    once = parse(text, context)
    assert isinstance(once, Understanding)
    assert parse(text, context) == once


@given(now=NOWS, zone=ZONES, locale=LOCALES, day=DAYS, goal=st.sampled_from(["gym", "run 5k", "water 2", "no gym"]))
def test_no_day_to_come_is_logged_in_any_zone_at_any_time(
    now: datetime, zone: str, locale: str, day: str, goal: str
) -> None:
    local = now.astimezone(ZoneInfo(zone))
    for today in (local.date(), (local - timedelta(hours=4)).date()):
        for command in parse(f"{goal} {day}", person(now=local, today=today, locale=locale)).commands:
            if isinstance(command, Log | Complete | Zero):
                assert command.on <= today


def seconds(text: str) -> float:
    start = time.perf_counter()
    parse(text, person())
    return time.perf_counter() - start


@pytest.mark.parametrize("text", LONG, ids=range(len(LONG)))
def test_a_message_of_the_greatest_length_is_read_at_once(text: str) -> None:
    assert min(seconds(text) for _ in range(3)) < 0.25


def doubled(piece: str) -> Iterator[float]:
    for count in (128, 256, 512):
        text = "\n".join([piece] * count)
        yield min(seconds(text) for _ in range(5))


@pytest.mark.parametrize("piece", ["run 5k", "gym, water 1 and run 2 km", "thanks", "what do you mean by 10 of 12?"])
def test_time_grows_with_length_and_no_faster(piece: str) -> None:
    quarter, _, whole = doubled(piece)
    assert whole < 12 * quarter


def test_ten_thousand_digits_are_no_amount() -> None:
    understood = parse("run " + "9" * 10_000, person())
    assert understood.commands == ()
    assert understood.asks is not None
