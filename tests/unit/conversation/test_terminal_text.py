"""Whatever a reply holds, nothing in it steers the terminal."""

import pytest

from bots.conversation.replies import Problem, Reply, Text
from bots.terminal.render import render


@pytest.mark.parametrize("is_colour", [True, False])
@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("a\x1b[2Jb", "a\\x1b[2Jb"),
        ("a\x07\x08b", "a\\x07\\x08b"),
        ("\x1b]0;title\x07", "\\x1b]0;title\\x07"),
        ("a\u202eb", "a\\u202eb"),
        ("a\x9b31mb", "a\\x9b31mb"),
        ("two\nlines", "two\nlines"),
        ("👩\u200d🚀 ▓░ “é” ½", "👩\u200d🚀 ▓░ “é” ½"),
    ],
)
def test_what_could_steer_a_terminal_is_spelt_out(text: str, shown: str, *, is_colour: bool) -> None:
    assert render(Reply((Text(text),)), is_colour=is_colour) == shown


def test_a_stored_colour_is_spelt_out_where_there_is_none() -> None:
    assert render(Reply((Text("\x1b[31mred"),))) == "\\x1b[31mred"


def test_our_own_colours_work() -> None:
    assert render(Reply((Problem("Careful."),)), is_colour=True) == "\x1b[33mCareful.\x1b[0m"
