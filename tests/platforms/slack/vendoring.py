"""Takes from Slack's descriptions of its Web and Events API what the local server needs, as facts without prose.

`python -m tests.platforms.slack.vendoring slack-web-api.json slack-events-api.json` writes `data/web_api.json` anew.
The descriptions are those of slackapi/slack-api-specs (MIT), of 2021; what came later is in `since.py`.
"""

import json
import sys
from pathlib import Path
from typing import cast

from core.domain.json import JsonArray, JsonObject

DATA = Path(__file__).parent / "data" / "web_api.json"
JSON_TYPE = "application/json"
_PROSE = frozenset({"description", "title", "format", "x-examples"})
"""A property may have such a name too; its value is a schema then."""

METHODS = [
    "apps.uninstall",
    "auth.revoke",
    "auth.test",
    "bots.info",
    "chat.delete",
    "chat.getPermalink",
    "chat.postEphemeral",
    "chat.postMessage",
    "chat.unfurl",
    "chat.update",
    "conversations.history",
    "conversations.info",
    "conversations.join",
    "conversations.leave",
    "conversations.list",
    "conversations.members",
    "conversations.open",
    "files.delete",
    "files.info",
    "oauth.v2.access",
    "reactions.add",
    "team.info",
    "users.conversations",
    "users.info",
    "users.list",
    "views.open",
    "views.publish",
    "views.push",
    "views.update",
]


def subset_of(web: JsonObject, events: JsonObject) -> JsonObject:
    """Return the methods that the server knows with the definitions they need, and the scopes each event needs."""
    paths = cast("dict[str, dict[str, JsonObject]]", web["paths"])
    methods: JsonObject = {name: _method(next(iter(paths[f"/{name}"].values()))) for name in METHODS}
    return {
        "methods": methods,
        "definitions": _needed(methods, cast("JsonObject", web["definitions"])),
        "events": {name: _scopes(topic) for name, topic in sorted(cast("JsonObject", events["topics"]).items())},
    }


def _method(described: JsonObject) -> JsonObject:
    parameters = cast("list[JsonObject]", described["parameters"])
    responses = cast("dict[str, dict[str, JsonObject]]", described["responses"])
    refused = cast("dict[str, JsonObject]", responses["default"]["schema"]["properties"])
    error = refused.get("error", {})
    return {
        "arguments": {str(each["name"]): [each["type"], each.get("required", False)] for each in parameters},
        "takes_json": JSON_TYPE in cast("list[str]", described["consumes"]),
        "errors": error.get("enum", []),
        "result": _plain(responses["200"]["schema"]),
    }


def _plain(schema: object) -> object:
    """Return a schema as JSON Schema has it: Slack writes a choice as a list of `items` without a type."""
    if isinstance(schema, list):
        return [_plain(each) for each in cast("JsonArray", schema)]
    if not isinstance(schema, dict):
        return schema
    given = cast("JsonObject", schema)
    kept = {name: _plain(value) for name, value in given.items() if name not in _PROSE or isinstance(value, dict)}
    if isinstance(kept.get("items"), list):
        kept["anyOf"] = kept.pop("items")
    return kept


def _needed(methods: JsonObject, definitions: JsonObject) -> JsonObject:
    """Return the definitions that the methods name, and those that these name."""
    needed: JsonObject = {}
    text = json.dumps(methods)
    while True:
        new = [name for name in definitions if f'"#/definitions/{name}"' in text and name not in needed]
        if not new:
            return dict(sorted(needed.items()))
        needed |= {name: _plain(definitions[name]) for name in new}
        text = json.dumps(needed)


def _scopes(topic: object) -> object:
    return cast("dict[str, JsonObject]", topic)["subscribe"]["x-scopes-required"]


def written(subset: JsonObject) -> str:
    """Return a subset as a file: a line for each method, definition and event, so that a difference can be read."""
    groups = [f" {json.dumps(name)}: {_lines(group)}" for name, group in subset.items()]
    return "{\n" + ",\n".join(groups) + "\n}\n"


def _lines(group: object) -> str:
    rows = [f"  {json.dumps(name)}: {json.dumps(value)}" for name, value in cast("JsonObject", group).items()]
    return "{\n" + ",\n".join(rows) + "\n }"


if __name__ == "__main__":
    WEB, EVENTS = (json.loads(Path(each).read_text("utf-8")) for each in sys.argv[1:3])
    DATA.write_text(written(subset_of(WEB, EVENTS)), "utf-8")
