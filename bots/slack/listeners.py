"""What Slack delivers as events: messages, edits and deletions of them, slash commands, taps. Pure.

What is not for the bot is nothing. An event's id is made of what it is about, so that a message has its effect once
also where Slack delivers it twice under different names, as a message and as a mention.
"""

import re
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from typing import cast

from bots.conversation.incoming import Form
from bots.delivery.receiving import Event
from bots.slack.channel_names import title_of
from bots.slack.files import sent_with
from bots.slack.installations import Workspace
from bots.slack.mrkdwn import spoken
from core.domain.json import JsonObject
from core.services.identities import Identity
from core.services.outbox import Place

PLATFORM = "slack"
ANYTHING = "/goalpost"
"""The command that takes whatever may be typed; the others begin with their own word."""
_SAID = frozenset({"", "file_share", "me_message", "thread_broadcast"})
_LONGEST_ID = 100


@dataclass(frozen=True, slots=True, kw_only=True)
class _Written:
    """A message as it stands, in the channel it stands in."""

    message: JsonObject
    channel: str
    is_private: bool
    form: Form = Form.NEW
    before: JsonObject | None = None


def message_event(event: JsonObject, workspace: Workspace) -> Event | None:
    """Return what a message, a mention, an edit or a deletion means for us, None when that is nothing."""
    written = _written(event)
    if written is None or not _is_of_a_person(written.message, workspace):
        return None
    if not (written.is_private or _is_for(written, workspace)):
        return None
    if written.form is Form.DELETION:
        return _message(written, workspace)
    text, sent = _without_mention(_text(written.message, "text"), workspace), sent_with(event, workspace.tenant)
    is_worth_a_word = sent.medium is not None and written.is_private
    if not (text or sent.pictures or is_worth_a_word):
        return None
    return replace(_message(written, workspace), text=text, pictures=sent.pictures, medium=sent.medium)


def command_event(body: JsonObject, workspace: Workspace, *, now: datetime) -> Event:
    """Return a slash command as the words it stands for. In a channel its answer goes by its own address."""
    command, channel, user = (_text(body, name) for name in ("command", "channel_id", "user_id"))
    said = spoken(_text(body, "text")).strip()
    text = (said or "/help") if command == ANYTHING else f"{command} {said}".strip()
    return Event(
        id=_text(body, "trigger_id")[:_LONGEST_ID],
        identity=identity(user, _text(body, "team_id"), workspace=workspace),
        place=Place(platform=PLATFORM, tenant=workspace.tenant, address=channel, is_group=True, only_for=user),
        sent_at=now,
        text=text,
        handle=_text(body, "response_url") or None,
        group_title=title_of(_text(body, "channel_name")),
    )


def tap_event(body: JsonObject, workspace: Workspace, *, now: datetime) -> Event | None:
    """Return a tap on one of our buttons. What is whispered can be changed by the address of the tap alone."""
    user, container, channel = _object(body, "user"), _object(body, "container"), _object(body, "channel")
    actions = cast("list[JsonObject]", body.get("actions") or [])
    message_id, address = _text(container, "message_ts"), _text(channel, "id") or _text(container, "channel_id")
    if not actions or not message_id or not address:
        return None
    message = {**_object(body, "message"), "ts": message_id}
    thread = _thread(message) or _thread({**container, "ts": message_id})
    is_whispered = container.get("is_ephemeral") is True
    where = place(address, thread, user=_text(user, "id"), workspace=workspace)
    return Event(
        id=_text(body, "trigger_id")[:_LONGEST_ID],
        identity=identity(_text(user, "id"), _text(user, "team_id"), workspace=workspace),
        place=replace(where, is_group=True, only_for=_text(user, "id")) if is_whispered else where,
        sent_at=now,
        choice=_text(actions[0], "value"),
        message_id=message_id,
        handle=_text(body, "response_url") or None if is_whispered else None,
        group_title=title_of(_text(channel, "name")),
    )


def identity(user: str, team: str, *, workspace: Workspace) -> Identity:
    """Return an account; whoever comes from another workspace (Slack Connect) is who they are there."""
    return Identity(
        platform=PLATFORM,
        tenant=workspace.tenant,
        account=user,
        user_name=f"{PLATFORM}:{team or workspace.tenant}:{user}",
    )


def place(channel: str, thread: str | None, *, user: str, workspace: Workspace, is_private: bool = False) -> Place:
    """Return a conversation of Slack's; all but that of one person with the app is a group."""
    is_group = not (is_private or channel.startswith("D"))
    return Place(
        platform=PLATFORM,
        tenant=workspace.tenant,
        address=channel,
        thread=thread,
        is_group=is_group,
        only_for=user if is_group else None,
    )


def _written(event: JsonObject) -> _Written | None:
    """Return the message that an event is about, as it stands now, or stood before it was deleted."""
    channel, subtype = _text(event, "channel"), _text(event, "subtype")
    is_private = _text(event, "channel_type") == "im" or channel.startswith("D")
    if subtype in _SAID:
        form = Form.EDIT if event.get("edited") else Form.NEW
        return _Written(message=event, channel=channel, is_private=is_private, form=form)
    before, after = _object(event, "previous_message"), _object(event, "message")
    if subtype == "message_deleted" or _text(after, "subtype") == "tombstone":
        return _Written(message=before, channel=channel, is_private=is_private, form=Form.DELETION)
    if subtype != "message_changed" or _text(after, "text") == _text(before, "text"):
        return None  # Slack says so too when it has added a preview
    return _Written(message=after, channel=channel, is_private=is_private, form=Form.EDIT, before=before)


def _message(written: _Written, workspace: Workspace) -> Event:
    message, channel = written.message, written.channel
    user, ts = _text(message, "user"), _text(message, "ts")
    edited = _text(_object(message, "edited"), "ts")
    version = {Form.NEW: "", Form.EDIT: f":{edited or _text(message, 'text')}", Form.DELETION: ":deleted"}[written.form]
    team = _text(message, "user_team") or _text(message, "source_team") or _text(message, "team")
    own_id = f"{channel}:{ts}"
    return Event(
        id=f"{own_id}{version}"[:_LONGEST_ID],
        identity=identity(user, team, workspace=workspace),
        place=place(channel, _thread(message), user=user, workspace=workspace, is_private=written.is_private),
        sent_at=_instant(ts),
        form=written.form,
        message_id=ts,
        revises=None if written.form is Form.NEW else own_id,
        answering=_thread(message) if _text(message, "parent_user_id") == workspace.bot_user else None,
    )


def _is_of_a_person(message: JsonObject, workspace: Workspace) -> bool:
    is_complete = bool(_text(message, "user") and _text(message, "ts"))
    is_by_an_app = bool(message.get("bot_id") or message.get("bot_profile"))
    return is_complete and not is_by_an_app and _text(message, "user") not in (workspace.bot_user, "USLACKBOT")


def _is_for(written: _Written, workspace: Workspace) -> bool:
    """Say whether a message in a channel speaks to the app: it names it, or answers in a thread under what it said."""
    texts = (_text(written.message, "text"), _text(written.before or {}, "text"))
    is_named = any(_mention(workspace).search(text) for text in texts)
    return is_named or _text(written.message, "parent_user_id") == workspace.bot_user


def _without_mention(text: str, workspace: Workspace) -> str:
    return spoken(_mention(workspace).sub("", text, count=1)).strip(" ,:\n")


def _mention(workspace: Workspace) -> re.Pattern[str]:
    return re.compile(rf"<@{re.escape(workspace.bot_user)}(?:\|[^<>]*)?>")


def _thread(message: JsonObject) -> str | None:
    """Return the thread of a message, None for one that only begins one."""
    thread = _text(message, "thread_ts")
    return thread if thread and thread != _text(message, "ts") else None


def _instant(ts: str) -> datetime:
    return datetime.fromtimestamp(float(ts), UTC)


def _text(document: JsonObject, name: str) -> str:
    value = document.get(name)
    return value if isinstance(value, str) else ""


def _object(document: JsonObject, name: str) -> JsonObject:
    value = document.get(name)
    return cast("JsonObject", value) if isinstance(value, dict) else {}
