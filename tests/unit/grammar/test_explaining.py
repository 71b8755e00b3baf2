"""What was understood comes with the words that gave it, and `goalpost parse --explain` tells them."""

from hypothesis import assume, given
from hypothesis import strategies as st

from bots.conversation.grammar import Heard, Level, parse
from bots.conversation.grammar.fold import tidy
from goalpost.explanation import explained
from tests.unit.grammar.people import person

LEVELS = {
    "meditate 5": Level.EXACT,
    "w 5": Level.ALIAS,
    "meditated 5": Level.FORM,
    "med 5": Level.PREFIX,
    "meditaet 5": Level.FUZZY,
}
PIECES = ["run", "5k", "water", "\u00e9", "gym", "\u201cx\u201d", "10m", "yesterday"]
WORDS = st.lists(st.sampled_from(PIECES)).map(" ".join)


def heard_in(text: str) -> dict[str, str]:
    return {heard.part: heard.said for group in parse(text, person()).heard for heard in group}


def test_each_part_of_an_entry_names_its_words() -> None:
    assert heard_in("med 10m yesterday felt great") == {
        "goal": "med", "amount": "10m", "when": "yesterday", "note": "felt great"
    }  # fmt: skip


def test_a_goal_says_how_surely_it_was_recognised() -> None:
    for text, level in LEVELS.items():
        (group,) = parse(text, person()).heard
        assert group[0].level is level


def test_a_command_of_several_words_is_heard_as_typed() -> None:
    assert heard_in("stop reminding me about gym")["command"] == "stop reminding me"


def test_several_entries_are_heard_apart() -> None:
    groups = parse("water 1, run 5k", person()).heard
    assert [[part.said for part in group] for group in groups] == [["water", "1"], ["run", "5k"]]


def test_an_explanation_tells_a_person_why() -> None:
    assert list(explained("med 10m felt great", person())) == [
        "med 10m felt great",
        '  /log [Meditate] 10 2026-03-04 "felt great"',
        '    "med": the goal Meditate, the only title that begins so',
        '    "10m": 10 min, for Meditate is a duration in min',
        '    "felt great": what is left once goal and amount are fixed: a remark',
    ]


def test_a_question_is_explained_too() -> None:
    lines = list(explained("meditate", person()))
    assert lines[1:] == ["  asks about the amount", '    "meditate": the goal Meditate, its title']


@given(text=st.text(max_size=60) | WORDS)
def test_what_was_heard_stands_where_it_says(text: str) -> None:
    assume(len(text.splitlines()) < 2)
    line = tidy(text)
    for group in parse(text, person()).heard:
        for heard in group:
            assert isinstance(heard, Heard)
            assert 0 <= heard.start <= heard.end <= len(line)
            assert tidy(heard.said).split() == line[heard.start : heard.end].split() or "#" in line
