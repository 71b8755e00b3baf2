"""The pieces of Block Kit that forms and the Home tab are made of, within Slack's limits. Pure.

https://docs.slack.dev/reference/block-kit/block-elements
"""

from collections.abc import Iterable

from bots.conversation.replies import Option
from bots.slack.mrkdwn import sections
from bots.slack.render import shortened
from core.domain.json import JsonArray, JsonObject

MOST_OPTIONS = 100
LONGEST_PLACEHOLDER = 150
LONGEST_INPUT = 3000


def plain(text: str, *, most: int = 75) -> JsonObject:
    """Return a text without formatting, cut where it is too long."""
    return {"type": "plain_text", "text": shortened(text, most=most) or "-", "emoji": False}


def section(text: str) -> JsonObject:
    """Return a text in mrkdwn as a block of its own."""
    said = sections(text.split("\n"))
    return {"type": "section", "text": {"type": "mrkdwn", "text": said[0] if said else "-", "verbatim": True}}


def button(label: str, action_id: str, *, value: str, is_primary: bool = False) -> JsonObject:
    """Return a button."""
    pressed: JsonObject = {"type": "button", "action_id": action_id, "text": plain(label), "value": value}
    return {**pressed, "style": "primary"} if is_primary else pressed


def actions(buttons: Iterable[JsonObject]) -> JsonObject:
    """Return a row of buttons."""
    row: JsonArray = [*buttons]
    return {"type": "actions", "elements": row}


def field(
    block_id: str, label: str, *, element: JsonObject, is_optional: bool = False, tells_changes: bool = False
) -> JsonObject:
    """Return a field of a form, by whose id its errors are told; one that `tells_changes` acts at once."""
    return {
        "type": "input",
        "block_id": block_id,
        "label": plain(label),
        "element": {**element, "action_id": block_id},
        "optional": is_optional,
        "dispatch_action": tells_changes,
    }


def text_input(
    value: str = "", *, placeholder: str = "", most: int = LONGEST_INPUT, is_multiline: bool = False
) -> JsonObject:
    """Return what one types into."""
    typed: JsonObject = {"type": "plain_text_input", "multiline": is_multiline, "max_length": most}
    if placeholder:
        typed["placeholder"] = plain(placeholder, most=LONGEST_PLACEHOLDER)
    return {**typed, "initial_value": value[:most]} if value else typed


def select(options: Iterable[Option], chosen: str | None = None) -> JsonObject:
    """Return a menu of at least one option and no more than Slack shows; the one that is chosen is told so."""
    shown = [_option(option) for option in options][:MOST_OPTIONS]
    listed: JsonArray = [*shown]
    menu: JsonObject = {"type": "static_select", "options": listed}
    initial = next((each for each in shown if each["value"] == chosen), None)
    return menu if initial is None else {**menu, "initial_option": initial}


def _option(option: Option) -> JsonObject:
    return {"text": plain(option.label), "value": option.choice}
