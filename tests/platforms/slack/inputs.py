"""What stands in the fields of a view or a message: to begin with, and once somebody has filled them in."""

from typing import cast

from core.domain.json import JsonObject
from tests.platforms.slack.elements import offered
from tests.platforms.slack.posting import elements_of

_ONE = {"static_select", "external_select", "radio_buttons", "overflow"}
_SEVERAL = {"checkboxes", "multi_static_select", "multi_external_select"}
_NAMED = {
    "datepicker": ("selected_date", "initial_date"),
    "timepicker": ("selected_time", "initial_time"),
    "datetimepicker": ("selected_date_time", "initial_date_time"),
    "users_select": ("selected_user", "initial_user"),
    "conversations_select": ("selected_conversation", "initial_conversation"),
    "channels_select": ("selected_channel", "initial_channel"),
    "multi_users_select": ("selected_users", "initial_users"),
    "multi_conversations_select": ("selected_conversations", "initial_conversations"),
    "multi_channels_select": ("selected_channels", "initial_channels"),
}
"""Where the value stands, and where the app writes it to begin with."""


def state_of(view: JsonObject) -> JsonObject:
    """Return the state of blocks as they are when nobody has touched them."""
    values: dict[str, JsonObject] = {}
    for block in cast("list[JsonObject]", view["blocks"]):
        held = {str(each["action_id"]): _begun(each) for each in elements_of(block) if each["type"] != "button"}
        if held:
            values[str(block["block_id"])] = cast("JsonObject", held)
    return {"values": values}


def filled(view: JsonObject, given: dict[str, object]) -> JsonObject:
    """Return the state once somebody has put values into fields, told by action_id; options by label or value."""
    state = state_of(view)
    values = cast("dict[str, dict[str, JsonObject]]", state["values"])
    left = set(given)
    for block in cast("list[JsonObject]", view["blocks"]):
        for element in elements_of(block):
            name = str(element["action_id"])
            if name in given:
                values[str(block["block_id"])][name] = with_value(element, given[name])
                left.discard(name)
    assert not left, f"the view has no fields {sorted(left)}"
    return state


def lacking(view: JsonObject, state: JsonObject) -> list[str]:
    """Return the fields that have to be filled in and are not: Slack does not let a person submit then."""
    values = cast("dict[str, dict[str, JsonObject]]", state["values"])
    blocks = [each for each in cast("list[JsonObject]", view["blocks"]) if each["type"] == "input"]
    needed = [each for each in blocks if not each.get("optional")]
    fields = [(str(each["block_id"]), elements_of(each)[0]) for each in needed]
    return [str(each["action_id"]) for block, each in fields if _is_empty(values[block][str(each["action_id"])])]


def with_value(element: JsonObject, value: object) -> JsonObject:
    """Return an element's state with a value in it; values are what a person sees, or what stands behind."""
    kind = str(element["type"])
    if kind in _ONE:
        return {"type": kind, "selected_option": _option(element, value)}
    if kind in _SEVERAL:
        return {"type": kind, "selected_options": [_option(element, each) for each in cast("list[object]", value)]}
    if kind in _NAMED:
        return {"type": kind, _NAMED[kind][0]: value}
    return {"type": kind, "value": None if value in (None, "") else str(value)}


def _begun(element: JsonObject) -> JsonObject:
    kind = str(element["type"])
    if kind in _ONE:
        return {"type": kind, "selected_option": element.get("initial_option")}
    if kind in _SEVERAL:
        return {"type": kind, "selected_options": element.get("initial_options", [])}
    if kind in _NAMED:
        name, initial = _NAMED[kind]
        return {"type": kind, name: element.get(initial, [] if kind.startswith("multi_") else None)}
    return {"type": kind, "value": element.get("initial_value")}


def _option(element: JsonObject, value: object) -> JsonObject | None:
    if value is None or isinstance(value, dict):
        return cast("JsonObject | None", value)
    for option in offered(element):
        if value in {cast("JsonObject", option["text"])["text"], option["value"]}:
            return option
    raise AssertionError(f"{value} is not offered by {element['action_id']}")


def _is_empty(held: JsonObject) -> bool:
    return all(value in (None, "", []) for name, value in held.items() if name != "type")
