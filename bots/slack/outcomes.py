"""What stands in a modal whose form took longer than Slack waits: what came of it, or the form again. Pure.

https://docs.slack.dev/surfaces/modals#updating_response
"""

from collections.abc import Iterable, Mapping
from typing import cast

from bots.conversation.wording import forms as words
from bots.slack.elements import plain, section
from bots.slack.mrkdwn import MRKDWN, sections
from core.domain.json import JsonArray, JsonObject

LONGEST_LABEL = 24
_KEPT = ("callback_id", "private_metadata", "title", "submit", "close")
_INITIAL = {
    "value": "initial_value",
    "selected_option": "initial_option",
    "selected_date": "initial_date",
    "selected_time": "initial_time",
}
"""Where a modal that was sent holds what was put into a field, and where it stands to begin with."""


def told(view: JsonObject, lines: Iterable[str]) -> JsonObject:
    """Return a modal that only tells something, in mrkdwn; nothing can be sent from it."""
    blocks: JsonArray = [section(text) for text in sections(list(lines))]
    return {
        "type": "modal",
        "title": view["title"],
        "close": plain(words.leave(), most=LONGEST_LABEL),
        "blocks": blocks,
    }


def asked_again(view: JsonObject, problems: Iterable[str]) -> JsonObject:
    """Return a form as it was sent, headed by what is wrong with it."""
    lines = [MRKDWN.words(problem) for problem in problems]
    values = cast("Mapping[str, Mapping[str, JsonObject]]", cast("JsonObject", view["state"])["values"])
    fields = [each for each in cast("list[JsonObject]", view["blocks"]) if each["type"] == "input"]
    blocks: JsonArray = [*map(section, sections(lines)), *(_filled(each, values) for each in fields)]
    return {"type": "modal", **{name: view[name] for name in _KEPT if view.get(name)}, "blocks": blocks}


def _filled(block: JsonObject, values: Mapping[str, Mapping[str, JsonObject]]) -> JsonObject:
    element = cast("JsonObject", block["element"])
    held = values.get(str(block["block_id"]), {}).get(str(element["action_id"]), {})
    begun = {name: value for name, value in element.items() if name not in _INITIAL.values()}
    given = {initial: held[name] for name, initial in _INITIAL.items() if held.get(name)}
    return {**block, "element": {**begun, **given}}
