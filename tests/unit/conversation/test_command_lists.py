"""Help, the page of commands and the Telegram menu tell of the same commands: those of the catalogue."""

import pytest

from bots.conversation.catalogue import CATALOGUE, NOT_YET, Entry
from bots.conversation.grammar import Kind, Plain
from bots.conversation.helping import everything, helped
from bots.conversation.replies import Help
from bots.telegram.menu import FOR_WHO_RUNS_THEM, commands
from goalpost.command_page import command_page
from tests.architecture.tree import ROOT

MOST_COMMANDS = 100
LONGEST_DESCRIPTION = 256


def test_the_page_of_commands_is_current() -> None:
    assert (ROOT / "docs" / "commands.md").read_text("utf-8") == command_page(), (
        "make it anew: goalpost commands > docs/commands.md"
    )


@pytest.mark.parametrize("entry", CATALOGUE, ids=lambda entry: entry.word)
def test_every_command_is_on_the_page_with_its_examples(entry: Entry) -> None:
    page = command_page()
    examples = (entry.example, *(example for example, _ in entry.others))
    assert [example for example in examples if f"`{example}`" not in page] == []


def test_what_is_missing_is_on_the_page_as_missing() -> None:
    missing = command_page().partition("## Not there yet")[2]
    assert [kind for kind in NOT_YET if f"`{kind.value.replace('_', ' ')}`" not in missing] == []


@pytest.mark.parametrize("entry", CATALOGUE, ids=lambda entry: entry.word)
def test_every_command_has_a_help_of_its_own_and_is_named_in_help(entry: Entry) -> None:
    own = helped(Plain(Kind.HELP, entry.word), text=f"help {entry.word}")
    assert isinstance(own, Help)
    assert own.lines[0].example == entry.example
    whole = everything()
    assert entry.example in [line.example for line in whole.lines] or entry.word in whole.footer


def test_the_menu_has_every_command_within_the_limits_of_telegram() -> None:
    menu = {each.command: each.description for each in commands()}
    assert menu == {entry.word: entry.meaning for entry in CATALOGUE}
    assert len(menu) <= MOST_COMMANDS
    assert all(1 <= len(description) <= LONGEST_DESCRIPTION for description in menu.values())
    assert set(FOR_WHO_RUNS_THEM) <= menu.keys()
