"""Whatever the conversation may answer can be kept as JSON and read again, nothing lost."""

from dataclasses import dataclass
from enum import Enum
from typing import cast, get_args

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bots.conversation import replies
from bots.conversation.replies import Part, Reply, Text
from bots.delivery.codec import UnreadableError, decoder_of, reply_document, reply_of
from core.db.documents import dumps, loads
from core.domain.json import JsonObject
from tests.unit.delivery.any_reply import values

PARTS: tuple[type[Part], ...] = get_args(Part)


def through_json(reply: Reply) -> Reply:
    document = loads(dumps(reply_document(reply)))
    assert isinstance(document, dict)
    return reply_of(document)


@pytest.mark.parametrize("part", PARTS, ids=lambda part: part.__name__)
@settings(max_examples=25)
@given(data=st.data())
def test_every_kind_of_part_comes_back_as_it_was(part: type[Part], data: st.DataObject) -> None:
    reply = Reply((cast("Part", data.draw(values(part))),))
    assert through_json(reply) == reply


@given(values(Reply))
def test_a_reply_of_any_parts_comes_back_as_it_was(reply: object) -> None:
    assert isinstance(reply, Reply)
    assert through_json(reply) == reply


def test_the_parts_that_are_tried_are_all_there_are() -> None:
    assert {part.__name__ for part in PARTS} <= set(vars(replies))
    assert len(PARTS) >= 10


def test_a_member_that_a_later_version_adds_has_its_default_and_one_it_took_away_is_passed_over() -> None:
    kept: JsonObject = {"is": "Reply", "parts": [{"is": "Problem", "what": "No.", "of_old": 1}]}
    assert reply_of(kept) == Reply((replies.Problem("No."),))


@pytest.mark.parametrize(
    "document",
    [
        {},
        {"is": "Reply", "parts": [{"is": "Riddle"}]},
        {"is": "Reply", "parts": [{"is": "Text"}]},
        {"is": "Reply", "parts": [{"is": "Text", "text": 1}]},
        {"is": "Reply", "parts": [{"text": "no tag"}]},
        {"is": "Reply", "parts": ["text"]},
        {"is": "Reply", "parts": None},
    ],
)
def test_what_is_no_reply_is_told_apart(document: JsonObject) -> None:
    with pytest.raises(UnreadableError):
        reply_of(document)


@dataclass(frozen=True)
class _Ambiguous:
    either: int | str


@dataclass(frozen=True)
class _Unheard:
    of: set[int]


@pytest.mark.parametrize("kind", [_Ambiguous, _Unheard, object, Enum | int], ids=str)
def test_an_annotation_that_cannot_be_read_without_doubt_is_refused(kind: type) -> None:
    with pytest.raises(TypeError):
        decoder_of(kind)


def test_texts_keep_their_signs() -> None:
    reply = Reply((Text('👩‍🚀 “ü” \u200f \\ " \n'),))
    assert through_json(reply) == reply
