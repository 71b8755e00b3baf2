"""Whatever the conversation says, of goals with whatever names, in any language, is a message that Slack takes."""

import re
from collections.abc import Iterator
from dataclasses import fields, is_dataclass, replace
from datetime import UTC, datetime
from functools import partial
from typing import TypeVar, cast

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from sqlmodel import Session

from bots.conversation.engine import handle
from bots.conversation.incoming import Incoming
from bots.conversation.replies import Announcement, Choice, Farewell, Option, Part, Reply, Text
from bots.conversation.wording.language import speaking
from bots.slack.render import Image, Page, alt_text, blocks, rendered
from core.services.users import actor_named
from tests.platforms.slack.blocks import problems_of
from tests.sqlite import new_database

NOW = datetime(2026, 3, 9, 12, 0, tzinfo=UTC)
SAID = """
/start
new meditate 20 min daily
new read 12 books by dec 31
limit coffee 2 cups a day
streak no sugar 30 days
weight 75kg -> 70kg by june
meditate 10m - calm and long
read 2
meditate 15m yesterday
coffee 1
start meditate
today
stop
list
list all
meditate?
chart meditate
chart coffee
chart read
progress
week
suggest
templates
export
help
help new
flute 10m
reading 1984
undo
oops 7
new meditate 5 min daily
skip meditate sick
delete me
""".splitlines()
KINDS = {
    "Said", "Card", "Created", "GoalList", "TodayList", "Digest", "Picture", "File", "Choice", "Problem", "Text", "Help"
}  # fmt: skip
NAMES = frozenset({"title", "note", "text", "question", "label", "what", "way_out", "next_step", "hint", "caption"})
HOSTILE = st.one_of(
    st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=200),
    st.sampled_from(
        ["<!channel>", "*", "`", "_a_ *b* ~c~", "&amp;", ":smile:" * 40, "<" * 3000, "🏃" * 200, "\n>", "|"]
    ),
)
REFERENCE = re.compile(r"<(?!@U07>)|>(?<!<@U07>)|&(?!(?:amp|lt|gt);)")
Value = TypeVar("Value")


@pytest.fixture(scope="module")
def said(tmp_path_factory: pytest.TempPathFactory) -> tuple[Reply, ...]:
    """Give what somebody is answered over a while, with every kind of part in it."""
    database = new_database(tmp_path_factory.mktemp("said"))
    try:
        return tuple(database.write_now(partial(answered, text=text)) for text in SAID if text)
    finally:
        database.close()


def answered(session: Session, *, text: str) -> Reply:
    """Answer one message."""
    incoming = Incoming(channel="slack", conversation="T01/D01", text=text, sent_at=NOW)
    return handle(session, actor_named(session, "ada", now=NOW), incoming, now=NOW)


def named(value: Value, text: str) -> Value:
    """Return a value in which whatever people or we write says a text instead."""
    if isinstance(value, tuple):
        return cast("Value", tuple(named(each, text) for each in value))
    if not is_dataclass(value) or isinstance(value, type):
        return value
    old = {each.name: getattr(value, each.name) for each in fields(value)}
    new = {name: text if name in NAMES and isinstance(held, str) else named(held, text) for name, held in old.items()}
    return replace(value, **new)


def pages(reply: Reply, *, whose: str | None = None) -> Iterator[tuple[Page, list[dict[str, object]]]]:
    """Return the messages of a reply, with an image for each of its charts."""
    shown = rendered(reply, whose=whose)
    images = [Image("F01", alt_text(chart)) for chart in shown.charts]
    for page in shown.pages:
        yield page, blocks(page, images)


def test_every_kind_of_part_is_among_them(said: tuple[Reply, ...]) -> None:
    assert {type(part).__name__ for reply in said for part in reply.parts} >= KINDS


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=60, deadline=None)
@given(text=HOSTILE, locale=st.sampled_from(["en", "de", "de-AT", "fr", "en-US"]), is_public=st.booleans())
@example(text="<!channel> *all* & `more`", locale="en", is_public=True)
def test_any_reply_is_within_slacks_limits_and_refers_to_nothing(
    said: tuple[Reply, ...], *, text: str, locale: str, is_public: bool
) -> None:
    with speaking(locale):
        for reply in said:
            for page, shown in pages(named(reply, text), whose="U07" if is_public else None):
                assert problems_of(shown) == []
                assert 0 < len(page.text) <= 3000
                assert not any(REFERENCE.search(section) for section in page.sections)


@given(st.lists(HOSTILE, min_size=1, max_size=40), st.sampled_from([Text, Announcement, Farewell]))
def test_a_text_of_any_length_is_as_many_messages_as_it_needs(texts: list[str], kind: type[Text]) -> None:
    for page, shown in pages(Reply((kind("\n".join(texts)),))):
        assert problems_of(shown) == []
        assert sum(map(len, page.sections)) <= 13_200


@given(st.lists(st.builds(Option, HOSTILE, st.text(min_size=1, max_size=300)), min_size=1, max_size=4), HOSTILE)
def test_the_buttons_stand_under_the_last_message(options: list[Option], question: str) -> None:
    part: Part = Choice(f"{question}?", tuple(options))
    *before, (last, shown) = pages(Reply((part,)))
    assert problems_of(shown) == []
    assert len(last.options) == len(options)
    assert not any(page.options for page, _ in before)
