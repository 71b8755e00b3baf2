"""Block Kit's documented limits: what is within them passes, one more does not."""

from typing import Literal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.domain.json import JsonObject
from tests.platforms.slack.blocks import Surface, problems_of, view_problems

Kind = Literal["plain_text", "mrkdwn"]


def text(length: int, kind: Kind = "plain_text") -> JsonObject:
    return {"type": kind, "text": "x" * length}


def section(length: int = 1, **more: object) -> JsonObject:
    return {"type": "section", "text": text(length, "mrkdwn"), **more}


def button(length: int = 1, **more: object) -> JsonObject:
    return {"type": "button", "text": text(length), **more}


def actions(*elements: JsonObject) -> JsonObject:
    return {"type": "actions", "elements": list(elements)}


def option(number: int, length: int = 1) -> JsonObject:
    return {"text": text(length), "value": f"v{number}"}


def menu(options: int, kind: str = "static_select", **more: object) -> JsonObject:
    return {"type": kind, "action_id": "m", "options": [option(each) for each in range(options)], **more}


def field(element: JsonObject, label: int = 1) -> JsonObject:
    return {"type": "input", "label": text(label), "element": element}


TYPED: JsonObject = {"type": "plain_text_input", "action_id": "t"}
PICTURE: JsonObject = {"type": "image", "image_url": "https://x.example/y.png", "alt_text": "y"}
QUESTION: JsonObject = {"title": text(100), "text": text(300), "confirm": text(30), "deny": text(30)}

FITS: list[tuple[JsonObject, str]] = [
    (section(3000), "3001"),
    ({"type": "section", "fields": [text(2000)] * 10}, "2001"),
    ({"type": "header", "text": text(150)}, "151"),
    (actions(button(75, value="x" * 2000, action_id="x" * 255)), "76"),
    ({"type": "context", "elements": [text(10), PICTURE]}, "elements"),
    (PICTURE, "alt_text"),
    (field({**TYPED, "max_length": 3000}, 2000), "2001"),
    (section(accessory=menu(100)), "100"),
    (section(accessory=menu(100, "multi_static_select")), "100"),
    (actions(menu(10, "checkboxes")), "10"),
    (actions(menu(5, "overflow")), "5"),
    (actions(button(confirm=QUESTION)), "confirm"),
    ({"type": "divider", "block_id": "x" * 255}, "block_id"),
    ({"type": "markdown", "text": "x" * 12_000}, "markdown"),
]
BREAKS: list[tuple[JsonObject, str]] = [
    (section(3001), "must be less than 3001 characters [json-pointer:/blocks/0/text/text]"),
    ({"type": "section", "fields": [text(2001)]}, "less than 2001"),
    ({"type": "section", "fields": [text(1)] * 11}, "no more than 10 items"),
    ({"type": "section", "fields": []}, "no fewer than 1 items"),
    ({"type": "section"}, "missing required field: text"),
    ({"type": "section", "text": text(0)}, "more than 0"),
    ({"type": "header", "text": text(151)}, "less than 151"),
    ({"type": "header", "text": text(1, "mrkdwn")}, "unsupported type: mrkdwn"),
    (actions(button(76)), "less than 76"),
    (actions(button(value="x" * 2001)), "less than 2001"),
    (actions(button(action_id="x" * 256)), "less than 256"),
    (actions(button(style="loud")), "primary, danger"),
    (actions(button(url="x" * 3001)), "less than 3001"),
    (actions(*[button(action_id=f"a{each}") for each in range(26)]), "no more than 25 items"),
    (actions(button(action_id="a"), button(action_id="a")), "duplicate action_id: a"),
    (actions(), "no fewer than 1 items"),
    (actions(TYPED), "unsupported type: plain_text_input"),
    (actions(menu(0)), "no fewer than 1 items"),
    (actions(menu(101)), "no more than 100 items"),
    (actions(menu(11, "radio_buttons")), "no more than 10 items"),
    (actions(menu(6, "overflow")), "no more than 5 items"),
    (actions(menu(101, "multi_static_select")), "no more than 100 items"),
    (actions({"type": "static_select", "options": [option(1, 76)]}), "less than 76"),
    (actions({"type": "static_select", "options": [{"text": text(1), "value": "x" * 151}]}), "less than 151"),
    (actions({"type": "static_select", "options": [option(1), option(1)]}), "duplicate value: v1"),
    (actions(menu(1, initial_option=option(2))), "initial option"),
    (
        actions({"type": "static_select", "option_groups": [{"label": text(76), "options": [option(1)]}]}),
        "less than 76",
    ),
    (actions({"type": "static_select"}), "exactly one of"),
    (actions({"type": "datepicker", "initial_date": "2026-13-01"}), "invalid format"),
    (actions(button(confirm={**QUESTION, "title": text(101)})), "less than 101"),
    (actions(button(confirm={**QUESTION, "deny": None})), "missing required field: deny"),
    ({"type": "context", "elements": [text(1)] * 11}, "no more than 10 items"),
    ({"type": "image", "image_url": "https://x.example/y.png"}, "missing required field: alt_text"),
    ({"type": "image", "alt_text": "y"}, "missing required field: image_url"),
    (field({**TYPED, "max_length": 3001}), "between 1 and 3000"),
    (field({**TYPED, "max_length": 1, "initial_value": "xx"}), "longer than max_length"),
    (field({"type": "number_input"}), "is_decimal_allowed"),
    (field(TYPED, 2001), "less than 2001"),
    ({"type": "input", "label": text(1)}, "missing required field: element"),
    ({"type": "divider", "block_id": "x" * 256}, "less than 256"),
    ({"type": "carousel"}, "unsupported type: carousel"),
    (section(accessory=button(text=None)), "missing required field: text"),
]


@pytest.mark.parametrize(("block", "_what"), FITS)
def test_what_is_within_the_limits_would_be_shown(block: JsonObject, _what: str) -> None:
    assert problems_of([block]) == []


@pytest.mark.parametrize(("block", "said"), BREAKS)
def test_what_is_beyond_a_limit_is_named(block: JsonObject, said: str) -> None:
    found = problems_of([block])
    assert len(found) == 1
    assert said in found[0]


@pytest.mark.parametrize(("surface", "most"), [("message", 50), ("modal", 100), ("home", 100)])
def test_a_surface_holds_so_many_blocks(surface: Surface, most: int) -> None:
    assert problems_of([{"type": "divider"}] * most, surface=surface) == []
    assert problems_of([{"type": "divider"}] * (most + 1), surface=surface) == [
        f"no more than {most} items allowed [json-pointer:/blocks]"
    ]


def test_block_ids_are_told_apart() -> None:
    assert problems_of([section(block_id="a"), section(block_id="a")]) == [
        "duplicate block_id: a [json-pointer:/blocks]"
    ]


@pytest.mark.parametrize("given_blocks", [None, "x", {"type": "divider"}, ["x"], [None]])
def test_what_are_no_blocks_is_said_to_be_none(given_blocks: object) -> None:
    assert len(problems_of(given_blocks)) == 1


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({}, None),
        ({"title": text(24), "submit": text(24), "close": text(24)}, None),
        ({"title": text(25)}, "less than 25 characters"),
        ({"submit": text(25)}, "less than 25 characters"),
        ({"close": text(25)}, "less than 25 characters"),
        ({"private_metadata": "x" * 3001}, "less than 3001 characters"),
        ({"callback_id": "x" * 256}, "less than 256 characters"),
        ({"external_id": "x" * 256}, "less than 256 characters"),
        ({"submit": None}, "missing required field: submit"),
        ({"title": None}, "missing required field: title"),
        ({"type": "toast"}, "unsupported type: toast"),
    ],
)
def test_a_modal_has_limits_of_its_own(change: JsonObject, said: str | None) -> None:
    view: JsonObject = {"type": "modal", "title": text(1), "submit": text(1), "blocks": [field(TYPED)]}
    given_view = {name: value for name, value in {**view, **change}.items() if value is not None}
    found = view_problems(given_view)
    assert [each.partition(" [")[0].endswith(said or "") for each in found] == ([] if said is None else [True])


_NAMES = [
    "type",
    "text",
    "elements",
    "fields",
    "accessory",
    "element",
    "label",
    "options",
    "confirm",
    "value",
    "block_id",
]
_TYPES = ["section", "actions", "input", "context", "image", "header", "static_select", "button", "plain_text"]
JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(_NAMES), inner, max_size=4),
    max_leaves=12,
)


@given(st.lists(st.fixed_dictionaries({"type": st.sampled_from(_TYPES)}, optional=dict.fromkeys(_NAMES[1:], JSON))))
def test_whatever_is_given_is_judged(blocks: list[JsonObject]) -> None:
    assert all(isinstance(each, str) for each in problems_of(blocks))
