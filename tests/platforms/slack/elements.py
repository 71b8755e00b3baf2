"""What Slack documents of the elements of blocks: buttons, menus, fields, pictures.

https://docs.slack.dev/reference/block-kit/block-elements
"""

import re
from typing import cast

from core.domain.json import JsonObject
from tests.platforms.slack.compositions import (
    MOST_OPTIONS,
    MRKDWN,
    PLAIN,
    Found,
    confirmation,
    groups,
    items,
    needs,
    options,
    texts,
    words,
    wrong,
)

LONGEST_ACTION_ID = 255
LONGEST_VALUE = 2000
_MENUS = {"users_select", "conversations_select", "channels_select", "external_select", "static_select"}
_MULTI = {f"multi_{each}" for each in _MENUS}
_PICKERS = {"datepicker", "timepicker", "datetimepicker"}
_CHOICES = {"checkboxes", "radio_buttons"}
_FIELDS = {"plain_text_input", "email_text_input", "url_text_input", "number_input", "rich_text_input", "file_input"}
ALLOWED: dict[str, set[str]] = {
    "accessory": {"button", "image", "overflow"} | _MENUS | _MULTI | _PICKERS | _CHOICES,
    "actions": {"button", "overflow", "rich_text_input"} | _MENUS | _MULTI | _PICKERS | _CHOICES,
    "input": _MENUS | _MULTI | _PICKERS | _CHOICES | _FIELDS,
}
"""What may stand where."""

_SHAPES = {
    "initial_date": re.compile(r"\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])"),
    "initial_time": re.compile(r"([01]\d|2[0-3]):[0-5]\d"),
    "initial_date_time": re.compile(r"\d{10}"),
}


def problems(element: JsonObject, at: str, *, place: str) -> Found:
    """Yield what is wrong with an element in a place: an accessory, among actions, an input."""
    kind = str(element.get("type"))
    if kind not in ALLOWED[place]:
        yield wrong(f"unsupported type: {kind}", f"{at}/type")
        return
    if kind == "image":
        yield from picture(element, at)
        return
    yield from texts(element, {"action_id": LONGEST_ACTION_ID}, at)
    yield from words(element.get("placeholder"), 150, f"{at}/placeholder")
    yield from confirmation(element.get("confirm"), f"{at}/confirm")
    yield from _initial(element, at)
    yield from _special(element, kind, at)


def picture(element: JsonObject, at: str) -> Found:
    """Yield what is wrong with a picture, be it an element or a block."""
    if "slack_file" not in element:
        yield from needs(element, ("image_url",), at)
    yield from needs(element, ("alt_text",), at)
    yield from texts(element, {"image_url": 3000, "alt_text": 2000}, at)


def _special(element: JsonObject, kind: str, at: str) -> Found:
    match kind:
        case "button":
            yield from _button(element, at)
        case "overflow":
            yield from options(element.get("options"), 5, f"{at}/options")
        case "checkboxes" | "radio_buttons":
            yield from options(element.get("options"), 10, f"{at}/options", kinds=(PLAIN, MRKDWN))
        case "static_select" | "multi_static_select":
            yield from _static(element, at)
        case "plain_text_input":
            yield from _lengths(element, at)
        case "number_input":
            if not isinstance(element.get("is_decimal_allowed"), bool):
                yield wrong("missing required field: is_decimal_allowed", at)
        case _:
            pass


def _button(element: JsonObject, at: str) -> Found:
    yield from needs(element, ("text",), at)
    yield from words(element.get("text"), 75, f"{at}/text")
    yield from texts(element, {"value": LONGEST_VALUE, "url": 3000, "accessibility_label": 75}, at)
    if element.get("style") not in (None, "primary", "danger"):
        yield wrong("must be one of: primary, danger", f"{at}/style")


def _static(element: JsonObject, at: str) -> Found:
    has_options, has_groups = "options" in element, "option_groups" in element
    if has_options == has_groups:
        yield wrong("exactly one of options and option_groups is required", at)
    elif has_options:
        yield from options(element["options"], MOST_OPTIONS, f"{at}/options")
    else:
        yield from groups(element["option_groups"], f"{at}/option_groups")


def offered(element: JsonObject) -> list[JsonObject]:
    """Return what a menu offers, groups or not."""
    grouped = [option for group in items(element.get("option_groups")) for option in items(group.get("options"))]
    return items(element.get("options")) + grouped


def _initial(element: JsonObject, at: str) -> Found:
    """Yield what is wrong with what is chosen to begin with."""
    for name, shape in _SHAPES.items():
        value = element.get(name)
        if value is not None and not shape.fullmatch(str(value)):
            yield wrong("invalid format", f"{at}/{name}")
    if str(element.get("type")).endswith("external_select"):
        return
    chosen = (
        items([element["initial_option"]]) if "initial_option" in element else items(element.get("initial_options"))
    )
    for option in chosen:
        if option not in offered(element):
            yield wrong("initial option is not one of the options", at)


def _lengths(element: JsonObject, at: str) -> Found:
    least, most = element.get("min_length"), element.get("max_length")
    for name, value, lowest in (("min_length", least, 0), ("max_length", most, 1)):
        if value is not None and not (isinstance(value, int) and lowest <= value <= 3000):
            yield wrong(f"must be between {lowest} and 3000", f"{at}/{name}")
    begin = cast("str", element.get("initial_value") or "")
    if isinstance(most, int) and len(begin) > most:
        yield wrong("initial_value is longer than max_length", at)
