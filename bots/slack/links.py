"""Links to shared goals in people's messages, as Slack tells of them. What is not ours is nothing. Pure.

https://docs.slack.dev/reference/events/link_shared
"""

from typing import NamedTuple, cast

from bots.delivery.links import Posted
from bots.delivery.messenger import Delivery
from bots.slack.installations import Workspace
from bots.slack.listeners import PLATFORM
from core.domain.json import JsonObject
from core.domain.public_address import PublicAddress
from core.services.outbox import Place

MOST_LINKS = 10
LONGEST_HANDLE = 500


def posted_in(event: JsonObject, workspace: Workspace, *, event_id: str, public: PublicAddress) -> Posted | None:
    """Return the links of an event that may lead to shared goals, None where there are none.

    Slack names what is to be shown by an id of its own, also in a message that is still being written, and in channels
    without the app; events of before 2021 name the message alone.
    """
    links, handle, ts = _links(event, public), _handle(event), event.get("message_ts")
    channel = str(event.get("channel") or "")
    if not links or not channel or not (handle or isinstance(ts, str)):
        return None
    return Posted(
        id=event_id,
        place=Place(platform=PLATFORM, tenant=workspace.tenant, address=channel, is_group=True),
        links=links,
        message_id=str(ts) if handle is None else None,
        handle=handle,
    )


class Message(NamedTuple):
    """By what Slack is told whose links are meant: a channel and a stamp, or its own name and where that came up."""

    channel: str | None = None
    ts: str | None = None
    source: str | None = None
    unfurl_id: str | None = None


def message_of(delivery: Delivery) -> Message:
    """Return the message whose links are meant."""
    if delivery.handle is None:
        return Message(channel=delivery.place.address, ts=delivery.message_id)
    source, _, unfurl_id = delivery.handle.partition(" ")
    return Message(source=source, unfurl_id=unfurl_id)


def _links(event: JsonObject, public: PublicAddress) -> dict[str, str]:
    given = event.get("links")
    listed = [each for each in cast("list[object]", given) if isinstance(each, dict)] if isinstance(given, list) else []
    urls = [str(each.get("url")) for each in listed]
    ours = {url: code for url in urls if (code := public.code_in(url)) is not None}
    return dict(list(ours.items())[:MOST_LINKS])


def _handle(event: JsonObject) -> str | None:
    source, unfurl_id = event.get("source"), event.get("unfurl_id")
    handle = f"{source} {unfurl_id}"
    return handle if isinstance(source, str) and isinstance(unfurl_id, str) and len(handle) <= LONGEST_HANDLE else None
