"""Texts for Telegram: escaped, cut between lines, never too long; the reading side is the local server's."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from bots.telegram.markup import LONGEST_TEXT, bold, length, messages, words
from tests.platforms.telegram.formatting import parsed

ANY_TEXT = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\r"), max_size=300)


@given(ANY_TEXT)
def test_whatever_people_write_is_shown_as_it_is(text: str) -> None:
    shown, _ = parsed(bold(text) + ".", "HTML")
    assert shown.replace("`", "") == text.replace("`", "") + "."


@given(st.lists(ANY_TEXT, max_size=60))
@example(["\x1f", " "])
def test_every_message_can_be_read_and_none_is_too_long(lines: list[str]) -> None:
    for message in messages((bold(line) for line in lines), limit=400):
        shown, _ = parsed(message, "HTML")
        assert length(message) <= 400
        assert shown


def test_lines_stay_whole_and_in_order() -> None:
    lines = [bold(f"{at} {'x' * 1000}") for at in range(9)]
    cut = messages(lines)
    assert "\n".join(cut) == "\n".join(lines)
    assert len(cut) == 3


def test_a_line_that_is_too_long_is_cut_without_loss() -> None:
    text = "<&🏃" * 3000
    cut = messages([bold(text)])
    assert max(map(length, cut)) <= LONGEST_TEXT
    assert "".join(parsed(each, "HTML")[0].replace("\n", "") for each in cut) == text


@pytest.mark.parametrize(("text", "html"), [("`new run` <3", "<code>new run</code> &lt;3"), ("a ` b", "a ` b")])
def test_what_is_to_be_typed_can_be_copied(text: str, html: str) -> None:
    assert words(text) == html
