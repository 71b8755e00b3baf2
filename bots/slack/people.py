"""What Slack tells of people: zone, language, private chat with the app. Asked once in a while, and never for long."""

import asyncio
from collections import OrderedDict
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import cast

import structlog
from aiohttp import ClientError
from slack_sdk.errors import SlackClientError
from slack_sdk.web.async_client import AsyncWebClient

from bots.delivery.receiving import Event
from bots.slack.channel_names import ChannelNames
from bots.slack.installations import Workspace
from core.clock import Clock
from core.domain.json import JsonObject
from core.services.identities import Identity

KNOWN_FOR = timedelta(hours=12)
UNKNOWN_FOR = timedelta(minutes=1)
MOST_PEOPLE = 20_000
LONGEST_WAIT_SECONDS = 0.8
"""An event is acknowledged within two seconds, and what is learned here is of no use to many of them."""
_log: structlog.typing.FilteringBoundLogger = structlog.get_logger()


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    """Somebody as Slack describes them; what it does not tell is None."""

    display_name: str | None = None
    timezone: str | None = None
    locale: str | None = None
    is_admin: bool | None = None
    private_channel: str | None = None


NOBODY = Person()


class People:
    """Remembers who is who, for a while."""

    def __init__(self, client: AsyncWebClient, clock: Clock) -> None:
        self._client = client
        self._clock = clock
        self._known: OrderedDict[tuple[str, str], tuple[Person, datetime]] = OrderedDict()
        self.names = ChannelNames(client, clock)

    async def described(self, event: Event, workspace: Workspace) -> Event:
        """Return an event with what is known of whoever caused it, asking Slack where that is nothing."""
        private = None if event.place.is_group else event.place.address
        person = await self.person(event.identity.account, workspace, private_channel=private)
        known = replace(
            event.identity,
            private_address=private or person.private_channel,
            display_name=person.display_name,
            locale=person.locale,
            timezone=person.timezone,
        )
        event = replace(event, identity=known, is_admin=person.is_admin)
        if event.place.is_group and event.place.address == person.private_channel:
            own = replace(event.place, is_group=False, only_for=None)
            return replace(event, place=own, handle=None if event.choice is None else event.handle)
        if event.place.is_group and event.group_title is None:
            return replace(event, group_title=await self.names.name_of(event.place.address, workspace))
        return event

    async def person(self, account: str, workspace: Workspace, *, private_channel: str | None = None) -> Person:
        """Return what is known of somebody; `private_channel` is their chat with the app where the caller knows it."""
        key, now = (workspace.tenant, account), self._clock()
        found = self._known.get(key)
        if found is not None and found[1] > now:
            return found[0]
        person = await self._asked(account, workspace, private_channel=private_channel)
        until = now + (UNKNOWN_FOR if person.timezone is None else KNOWN_FOR)
        self._known[key] = person, until
        self._known.move_to_end(key)
        if len(self._known) > MOST_PEOPLE:
            self._known.popitem(last=False)
        return person

    def locale_of(self, identity: Identity) -> str:
        """Return the language of somebody as far as it is known, without asking."""
        found = self._known.get((identity.tenant, identity.account))
        return (found[0].locale if found is not None else None) or "en"

    def forget(self, account: str, tenant: str) -> None:
        """Ask anew the next time; Slack has said that somebody changed."""
        self._known.pop((tenant, account), None)

    async def _asked(self, account: str, workspace: Workspace, *, private_channel: str | None) -> Person:
        try:
            async with asyncio.timeout(LONGEST_WAIT_SECONDS):
                user, channel = await asyncio.gather(
                    self._profile(account, workspace), self._private(account, workspace, private_channel)
                )
        except (SlackClientError, ClientError, OSError) as error:  # a timeout is an OSError
            _log.info("slack does not say who somebody is", tenant=workspace.tenant, error=_reason(error))
            return replace(NOBODY, private_channel=private_channel)
        return replace(user, private_channel=channel)

    async def _profile(self, account: str, workspace: Workspace) -> Person:
        told = await self._client.users_info(user=account, include_locale=True, token=workspace.token)
        user = cast("JsonObject", told.get("user") or {})
        profile = cast("JsonObject", user.get("profile") or {})
        return Person(
            display_name=_said(profile, "display_name") or _said(user, "real_name") or _said(user, "name"),
            timezone=_said(user, "tz"),
            locale=_said(user, "locale"),
            is_admin=bool(user.get("is_admin") or user.get("is_owner")),
        )

    async def _private(self, account: str, workspace: Workspace, known: str | None) -> str:
        if known is not None:
            return known
        return await private_channel(self._client, account, workspace=workspace)


async def private_channel(client: AsyncWebClient, account: str, *, workspace: Workspace) -> str:
    """Return the chat of somebody with the app. Raises: SlackApiError, and what the network raises."""
    opened = await client.conversations_open(users=account, token=workspace.token)
    return str(cast("JsonObject", opened.get("channel") or {}).get("id"))


def _said(document: JsonObject, name: str) -> str | None:
    value = document.get(name)
    return value if isinstance(value, str) and value else None


def _reason(error: Exception) -> str:
    response = getattr(error, "response", None)
    return str(response.get("error")) if response is not None else type(error).__name__
