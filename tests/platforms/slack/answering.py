"""What the app's answers do: messages from acknowledgements and response_urls, modals that change, what one sees."""

from typing import cast

from core.domain.json import JsonObject
from tests.platforms.slack import posting, views
from tests.platforms.slack.accounts import User
from tests.platforms.slack.compositions import items
from tests.platforms.slack.failures import SlackError, refused
from tests.platforms.slack.feed import Ack
from tests.platforms.slack.hooks import Hook
from tests.platforms.slack.posting import content_of
from tests.platforms.slack.rooms import Channel
from tests.platforms.slack.world import World

SLACKBOT = "USLACKBOT"


def command_answered(world: World, ack: Ack, *, user: User, channel: Channel, name: str) -> None:
    """Show what a command was answered with: the acknowledgement's message, or that it failed."""
    if not ack.is_good:
        _failed(
            world, channel, user, name=name, why="operation_timeout" if ack.status is None else "http_service_error"
        )
    elif isinstance(ack.body, str):
        _said(world, channel, {"text": ack.body}, user=user)
    elif isinstance(ack.body, dict) and ack.body:
        _said(world, channel, cast("JsonObject", ack.body), user=user)


def _said(world: World, channel: Channel, given: JsonObject, *, user: User) -> None:
    team = world.teams[user.team_id]
    content = content_of(given)
    if given.get("response_type") == "in_channel":
        posting.post(world, channel, content, team=team)
    else:
        posting.post_to_one(world, channel, content, team=team, reader=user.id)


def _failed(world: World, channel: Channel, user: User, *, name: str, why: str) -> None:
    text = f'{name} failed with the error "{why}"'
    message: JsonObject = {"type": "message", "ts": world.stamp(), "user": SLACKBOT, "text": text}
    channel.ephemerals.append({**message, "is_ephemeral": True, "reader": user.id})
    world.bell.ring()


def submission_answered(world: World, ack: Ack, *, view: JsonObject, user: User) -> dict[str, str]:
    """Do to a modal what the app answered to its submission; return the errors it put to fields.

    Raises: `SlackError` when the answer holds a view that Slack would not show.
    """
    if not ack.is_good:
        return {"": "We had some trouble connecting. Try again?"}
    answer = cast("JsonObject", ack.body) if isinstance(ack.body, dict) else {}
    match answer.get("response_action"):
        case None:
            _close(world, view, user)
        case "clear":
            world.screens.close_all(user.id)
        case "update":
            views.replace(world, view, answer.get("view"))
        case "push":
            views.push_over(world, answer.get("view"), team_id=user.team_id, user=user.id)
        case "errors":
            return _errors(view, answer)
        case other:
            raise refused("invalid_response_action", given=other)
    world.bell.ring()
    return {}


def _close(world: World, view: JsonObject, user: User) -> None:
    if view in world.screens.stack(user.id):
        world.screens.stack(user.id).remove(view)
        del world.screens.views[str(view["id"])]


def _errors(view: JsonObject, answer: JsonObject) -> dict[str, str]:
    errors = {name: str(said) for name, said in cast("JsonObject", answer.get("errors") or {}).items()}
    known = {str(each["block_id"]) for each in items(view["blocks"]) if each["type"] == "input"}
    if not errors or not errors.keys() <= known:
        raise refused("invalid_errors", given=sorted(errors), known=sorted(known))
    return errors


def offered(ack: Ack) -> list[JsonObject]:
    """Return the options the app offers. Raises: `SlackError` when they are none that Slack would show."""
    answer = cast("JsonObject", ack.body) if isinstance(ack.body, dict) else {}
    grouped = [option for group in items(answer.get("option_groups")) for option in items(group["options"])]
    return items(answer.get("options")) + grouped


def hook_answered(world: World, hook: Hook, given: JsonObject) -> None:
    """Do what was posted to a response_url. Raises: `SlackError`."""
    channel = world.channels[hook.channel]
    original = _original(channel, hook)
    if given.get("delete_original"):
        _needed(original)
        posting.take_away(world, channel, _needed(original))
        return
    content = content_of(given)
    if given.get("replace_original"):
        posting.change(world, channel, _needed(original), content)
        return
    team = world.teams[hook.team_id]
    content |= {"thread_ts": given["thread_ts"]} if given.get("thread_ts") else {}
    if given.get("response_type") == "in_channel":
        posting.post(world, channel, content, team=team)
    else:
        posting.post_to_one(world, channel, content, team=team, reader=hook.user)


def _original(channel: Channel, hook: Hook) -> JsonObject | None:
    shown = [*channel.messages.values(), *channel.ephemerals]
    return next((each for each in shown if each["ts"] == hook.message_ts), None)


def _needed(message: JsonObject | None) -> JsonObject:
    if message is None:
        raise SlackError("message_not_found", status=404)
    return message
