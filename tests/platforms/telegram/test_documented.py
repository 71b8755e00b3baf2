"""What the server knows is what Telegram documents, and each of its methods is there."""

import json
from pathlib import Path

import pytest

from tests.platforms.telegram.documented import documented, problems, reactions
from tests.platforms.telegram.methods import METHODS
from tests.platforms.telegram.vendoring import DATA, subset_of, written
from tests.platforms.telegram.vendoring import METHODS as DOCUMENTED

WHOLE = Path(__file__).resolve().parents[4] / "shared" / "platforms" / "telegram-bot-api.json"


def test_the_kept_description_is_the_published_one() -> None:
    if not WHOLE.is_file():
        pytest.skip(f"not compared with the published description: there is no {WHOLE.name} beside the checkout")
    assert DATA.read_text("utf-8") == written(subset_of(json.loads(WHOLE.read_text("utf-8"))))


def test_every_described_method_is_answered_and_no_other() -> None:
    assert {*METHODS, "getUpdates"} == set(DOCUMENTED)
    assert documented()["version"] == "Bot API 10.1"


def test_the_signs_for_messages_are_read_from_the_description() -> None:
    assert len(reactions()) == len(set(reactions())) > 50
    assert {"👍", "👀", "❤‍🔥"} <= set(reactions())


@pytest.mark.parametrize(
    ("value", "kind", "wrong"),
    [
        ({"id": 1, "is_bot": True, "first_name": "A"}, "User", []),
        ({"id": 1, "is_bot": True}, "User", [".first_name: required in User"]),
        ({"id": "1", "is_bot": True, "first_name": "A"}, "User", [".id: Integer expected"]),
        ({"id": True, "is_bot": True, "first_name": "A"}, "User", [".id: Integer expected"]),
        ({"id": 1, "is_bot": True, "first_name": "A", "age": 3}, "User", [".age: not in User"]),
        ([[{"text": 1}]], "Array of Array of InlineKeyboardButton", ["[0][0].text: String expected"]),
        ({"type": "emoji", "emoji": "x"}, "ReactionType", []),
        ({}, "Game", [": Game is not known here"]),
    ],
)
def test_a_value_is_held_to_its_documented_type(value: object, kind: str, wrong: list[str]) -> None:
    assert problems(value, [kind]) == wrong
