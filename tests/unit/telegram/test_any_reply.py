"""Whatever the conversation answers, in any language and with any titles, is a message that Telegram takes."""

from datetime import date, datetime
from decimal import Decimal
from typing import cast, get_args

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bots.conversation.replies import Digest, Option, Part, Reply, Row, Text
from bots.conversation.wording.language import speaking
from bots.delivery.telling import lines_of
from bots.telegram.markup import LONGEST_TEXT
from bots.telegram.render import HTML, LONGEST_LABEL, rendered
from tests.platforms.telegram.formatting import parsed, units
from tests.unit.delivery.any_reply import Limits, values

PARTS: tuple[type[Part], ...] = get_args(Part)
HOSTILE = (
    "<b>bold</b> & <script>", "</b></code>&lt;", "\u202eright to left", "مرحبا", "👩\u200d🚀🏃🏽", "e\u0301" * 40,
    "x" * 200, "two\nlines", "`code` `", "{title} {0} %s", "\u200d", " ", "&amp;", "[a](b) *c* _d_",
)  # fmt: skip
TEXT = st.sampled_from(HOSTILE) | st.text(st.characters(exclude_categories=["Cs", "Cc", "Cf"]), max_size=30)
CHOICE = st.uuids().map(lambda each: f"q:{each}:3")
DAY = st.dates(date(1970, 1, 1), date(2999, 12, 31))
AMOUNT = st.decimals(-(10**12), 10**12, places=6)
COUNT = st.integers(0, 10**6)
LIMITS: Limits = {
    str: TEXT,
    Decimal: AMOUNT,
    date: DAY,
    int: COUNT,
    float: st.floats(0, 10**6),
    datetime: st.datetimes(),
}
REPLIES: Limits = {**LIMITS, Option: st.builds(Option, label=TEXT, choice=CHOICE)}
SPANS = st.sampled_from(["week", "month", "year"])
REPLIES = {**REPLIES, Digest: st.builds(Digest, SPANS, values(tuple[Row, ...], REPLIES), TEXT)}
LOCALES = st.sampled_from(["en", "de", "de-AT", "en-GB", "ar", "xx"])


@pytest.mark.parametrize("part", PARTS, ids=lambda part: part.__name__)
@given(data=st.data(), locale=LOCALES)
@settings(max_examples=20, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
def test_every_part_becomes_messages_within_the_limits(part: type[Part], data: st.DataObject, locale: str) -> None:
    reply = Reply((cast("Part", data.draw(values(part, REPLIES))),))
    with speaking(locale):
        said = rendered(reply)
    for text in said.texts:
        shown, _ = parsed(text, "HTML")
        assert shown
        assert units(shown) <= LONGEST_TEXT
    for option in (each for row in said.rows for each in row):
        assert option.label.strip()
        assert len(option.label) <= LONGEST_LABEL
        assert len(option.choice.encode()) <= 64 or part.__name__ == "Said"


@given(st.lists(TEXT, min_size=1, max_size=9))
def test_hostile_words_are_shown_as_they_are(texts: list[str]) -> None:
    lines = lines_of(Reply(tuple(Text(each) for each in texts)), HTML)
    shown = [parsed(f"{line}.", "HTML")[0].removesuffix(".") for line in lines]
    said = [line for text in texts for line in text.split("\n")]
    assert [each.replace("`", "") for each in shown] == [each.replace("`", "") for each in said]
