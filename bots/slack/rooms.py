"""What becomes of channels, as Slack tells it: somebody comes or goes, a channel ends or has another name. Pure.

https://docs.slack.dev/reference/events/member_joined_channel
"""

from typing import cast

from bots.delivery.chats import ChatChange, Fate
from bots.slack.installations import Workspace
from bots.slack.listeners import PLATFORM
from core.domain.json import JsonObject
from core.services.outbox import Place

ENDS = ("channel_archive", "channel_deleted", "group_archive", "group_deleted")
"""One that is taken out of the archive needs no event: it is spoken in, and to, as before."""
RENAMES = ("channel_rename", "group_rename")


def change_of(body: JsonObject, event: JsonObject, *, workspace: Workspace, locale: str | None) -> ChatChange | None:
    """Return what an event means for a channel that we speak in, None when that is nothing."""
    fate, channel, account = _fate(event, workspace), event.get("channel"), event.get("user")
    described = cast("JsonObject", channel) if isinstance(channel, dict) else {"id": channel}
    address, name = described.get("id"), described.get("name")
    if fate is None or not isinstance(address, str):
        return None
    return ChatChange(
        id=str(body.get("event_id")),
        place=Place(platform=PLATFORM, tenant=workspace.tenant, address=address, is_group=True),
        fate=fate,
        locale=locale,
        title=name if isinstance(name, str) else None,
        account=account if isinstance(account, str) else None,
    )


def _fate(event: JsonObject, workspace: Workspace) -> Fate | None:
    kind, is_about_us = event.get("type"), event.get("user") == workspace.bot_user
    if kind == "member_joined_channel" and is_about_us:
        return Fate.JOINED
    if kind == "member_left_channel":
        return Fate.LOST if is_about_us else Fate.PARTED
    if kind in ENDS:
        return Fate.LOST
    return Fate.RENAMED if kind in RENAMES else None
