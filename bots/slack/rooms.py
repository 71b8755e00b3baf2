"""What becomes of channels, as Slack tells it: the app is let in, put out, or the channel ends. Pure.

https://docs.slack.dev/reference/events/member_joined_channel
"""

from bots.delivery.chats import ChatChange, Fate
from bots.slack.installations import Workspace
from bots.slack.listeners import PLATFORM
from core.domain.json import JsonObject
from core.services.outbox import Place

_LOST = frozenset({"channel_archive", "channel_deleted", "group_archive", "group_deleted"})


def change_of(body: JsonObject, event: JsonObject, *, workspace: Workspace, locale: str | None) -> ChatChange | None:
    """Return what an event means for a channel that we speak in, None when that is nothing."""
    kind, channel = event.get("type"), event.get("channel")
    is_about_us = event.get("user") == workspace.bot_user
    fate = None
    if kind == "member_joined_channel" and is_about_us:
        fate = Fate.JOINED
    elif kind in _LOST or (kind == "member_left_channel" and is_about_us):
        fate = Fate.LOST
    if fate is None or not isinstance(channel, str):
        return None
    place = Place(platform=PLATFORM, tenant=workspace.tenant, address=channel, is_group=True)
    return ChatChange(id=str(body.get("event_id")), place=place, fate=fate, locale=locale)
