"""Texts for Slack: nothing that people write formats, mentions or links, and what they say is read as they see it."""

import re
from html import unescape

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from bots.slack.mrkdwn import LONGEST_SECTION, bold, length, sections, spoken, words

ANY_TEXT = st.text(st.characters(exclude_categories=["Cs"]), max_size=300)
LOOKALIKES = str.maketrans({"\u2217": "*", "\uff3f": "_", "\u223c": "~", "\u200b": None})
REFERENCE = re.compile("[<>]|&(?!(?:amp|lt|gt);)")


def shown(text: str) -> str:
    """Return what people read, for which two signs that look the same are the same."""
    return unescape(text).translate(LOOKALIKES)


@given(ANY_TEXT)
@example("<!channel> & <https://example.com|a link>")
def test_whatever_people_write_is_shown_as_it_is_and_refers_to_nothing(text: str) -> None:
    assert shown(words(text)) == text.translate(LOOKALIKES)
    assert REFERENCE.search(words(text)) is None


@pytest.mark.parametrize("text", ["*no*", "_no_", "~no~", "a *no* b", "(*no*)", "*_no_*", ":smile:", ">no", "> no"])
def test_signs_that_format_do_not(text: str) -> None:
    assert re.search(r"(?:^|[^\w`])([*_~])\S.*\1|:\w+:|^&gt;", words(text)) is None


@pytest.mark.parametrize("text", ["snake_case", "3*4", "7:30", "a~b", "`new run *`", "half > whole"])
def test_signs_that_cannot_format_stay_as_they_are(text: str) -> None:
    assert unescape(words(text)) == text


def test_bold_ends_with_its_line_and_holds_no_other() -> None:
    assert bold("a*b\n c ") == "*a\u2217b*\n*c*"
    assert bold("") == ""


@given(st.lists(ANY_TEXT, max_size=60))
@example(["\x1f", " "])
@example(["&" * 90, "*"])
def test_no_section_is_empty_or_too_long_and_none_is_cut_within_a_sign(lines: list[str]) -> None:
    for section in sections((words(line) for line in lines), limit=100):
        assert length(section) <= 100
        assert section.strip()
        assert REFERENCE.search(section) is None


def test_lines_stay_whole_and_in_order() -> None:
    lines = [f"{at} {'x' * 700}" for at in range(9)]
    cut = sections(lines)
    assert "\n".join(cut) == "\n".join(lines)
    assert len(cut) == 3


def test_a_line_that_is_too_long_is_cut_without_loss() -> None:
    text = "<&🏃" * 3000
    cut = sections([words(text)])
    assert max(map(length, cut)) <= LONGEST_SECTION
    assert "".join(map(shown, cut)) == text


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("tea &amp; cake &lt;3", "tea & cake <3"),
        ("&amp;lt;", "&lt;"),
        ("run <@U07|ada> 5k", "run @ada 5k"),
        ("run <@U07> 5k", "run @U07 5k"),
        ("<#C01|general> 1", "#general 1"),
        ("<https://example.com|example.com> read", "example.com read"),
        ("<https://example.com>", "https://example.com"),
        ("<mailto:ada@example.com|ada@example.com>", "ada@example.com"),
        ("<!here> <!subteam^S1|@team>", "@here @team"),
        ("<!date^1392734382^{date}|Feb 18>", "Feb 18"),
        ("10\xa0min", "10 min"),
    ],
)
def test_what_somebody_wrote_is_read_as_they_see_it(written: str, meant: str) -> None:
    assert spoken(written) == meant


@given(ANY_TEXT)
def test_what_is_escaped_is_read_as_it_was(text: str) -> None:
    escaped = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    assert spoken(escaped) == text.replace("\xa0", " ")
