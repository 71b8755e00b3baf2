"""The methods of modals and of the Home tab."""

import json
from copy import deepcopy
from hashlib import sha256
from typing import cast

from core.domain.json import JsonObject
from tests.platforms.slack.blocks import view_problems
from tests.platforms.slack.calls import Call
from tests.platforms.slack.failures import explained, refused
from tests.platforms.slack.inputs import state_of
from tests.platforms.slack.posting import named_blocks
from tests.platforms.slack.screens import MOST_MODALS
from tests.platforms.slack.world import World

LARGEST_VIEW = 250_000
_KEPT = ("private_metadata", "callback_id", "external_id", "clear_on_close", "notify_on_close", "submit_disabled")


def open_view(world: World, call: Call) -> JsonObject:
    """Show a modal to whoever caused the trigger."""
    given = _given(call)
    user = world.screens.used(_trigger(call), now=world.now())
    if world.screens.stack(user):
        world.screens.close_all(user)
    return {"view": _shown(world, call, given, user=user)}


def push_view(world: World, call: Call) -> JsonObject:
    """Put a modal over the one that is open."""
    given = _given(call)
    user = world.screens.used(_trigger(call), now=world.now())
    if len(world.screens.stack(user)) >= MOST_MODALS:
        raise refused("push_limit_reached")
    return {"view": _shown(world, call, given, user=user)}


def update_view(world: World, call: Call) -> JsonObject:
    """Show something else in a view that is there, told by its id or the app's own."""
    given = _given(call)
    view = world.screens.view(call.text("view_id"), call.text("external_id"))
    _check_hash(call, view)
    return {"view": replace(world, view, given)}


def publish(world: World, call: Call) -> JsonObject:
    """Show something in somebody's Home tab."""
    given = _given(call)
    user = world.users.get(call.needed("user_id"))
    if user is None or user.team_id != call.by.team_id:
        raise refused("user_not_found")
    if given["type"] != "home":
        raise explained("invalid_arguments", ["must be of type home [json-pointer:/view/type]"])
    view = world.screens.homes.get(user.id)
    if view is None:
        view = _made(world, team_id=call.by.team_id, given=given)
        world.screens.views[str(view["id"])] = world.screens.homes[user.id] = view
    else:
        _check_hash(call, view)
        replace(world, view, given)
    world.bell.ring()
    return {"view": view}


def push_over(world: World, given: object, *, team_id: str, user: str) -> JsonObject:
    """Put a modal over the open one, as an answer to a submission asks. Raises: `SlackError`."""
    view = _checked(given)
    if len(world.screens.stack(user)) >= MOST_MODALS:
        raise refused("push_limit_reached")
    return _stacked(world, _made(world, team_id=team_id, given=view), user=user)


def replace(world: World, view: JsonObject, given: object) -> JsonObject:
    """Give a view another content. Raises: `SlackError`."""
    new = _content(_checked(given))
    for name in [*_KEPT, "title", "close", "submit"]:
        view.pop(name, None)
    view.update(new)
    view["state"] = state_of(view)
    view["hash"] = _hash(world, view)
    world.bell.ring()
    return view


def _given(call: Call) -> JsonObject:
    return _checked(call.document("view"))


def _checked(given: object) -> JsonObject:
    if problems := view_problems(given):
        raise explained("invalid_arguments", problems)
    if len(json.dumps(given)) > LARGEST_VIEW:
        raise refused("view_too_large")
    return cast("JsonObject", given)


def _trigger(call: Call) -> str:
    trigger = call.text("trigger_id") or call.text("interactivity_pointer")
    if not trigger:
        raise explained("invalid_arguments", ["missing required field: trigger_id"])
    return trigger


def _check_hash(call: Call, view: JsonObject) -> None:
    given = call.text("hash")
    if given and given != view["hash"]:
        raise refused("hash_conflict")


def _shown(world: World, call: Call, given: JsonObject, *, user: str) -> JsonObject:
    if given["type"] != "modal":
        raise explained("invalid_arguments", ["must be of type modal [json-pointer:/view/type]"])
    return _stacked(world, _made(world, team_id=call.by.team_id, given=given), user=user)


def _made(world: World, *, team_id: str, given: JsonObject) -> JsonObject:
    external = given.get("external_id")
    if external and any(each.get("external_id") == external for each in world.screens.views.values()):
        raise refused("duplicate_external_id")
    team = world.teams[team_id]
    view: JsonObject = {"id": world.new_id("V"), "team_id": team_id, "app_id": world.app.id, "bot_id": team.bot_id}
    view |= {"app_installed_team_id": team_id, "root_view_id": view["id"], "previous_view_id": None, **_content(given)}
    view["state"] = state_of(view)
    view["hash"] = _hash(world, view)
    return view


def _content(given: JsonObject) -> JsonObject:
    """Return what the app says of a view, with what Slack puts where it said nothing."""
    blank: JsonObject = {"private_metadata": "", "callback_id": "", "external_id": "", "submit_disabled": False}
    blank |= {"clear_on_close": False, "notify_on_close": False, "title": None, "close": None, "submit": None}
    content = {**blank, **{name: deepcopy(given[name]) for name in (*blank, "type") if given.get(name) is not None}}
    return {**content, "blocks": named_blocks(cast("list[JsonObject]", given["blocks"]))}


def _stacked(world: World, view: JsonObject, *, user: str) -> JsonObject:
    stack = world.screens.stack(user)
    if stack:
        view |= {"root_view_id": stack[0]["id"], "previous_view_id": stack[-1]["id"]}
    world.screens.views[str(view["id"])] = view
    stack.append(view)
    world.bell.ring()
    return view


def _hash(world: World, view: JsonObject) -> str:
    return f"{int(world.now())}.{sha256((world.stamp() + str(view['id'])).encode()).hexdigest()[:8]}"
