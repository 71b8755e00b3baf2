"""Who acts in a view, by a shortcut or a command, as the conversation knows them."""

from dataclasses import dataclass, replace
from typing import cast

from bots.conversation.wording.language import DEFAULT
from bots.slack.installations import Workspace
from bots.slack.listeners import PLATFORM, identity
from bots.slack.people import People
from core.domain.json import JsonObject
from core.services.identities import Identity
from core.services.outbox import Place


@dataclass(frozen=True, slots=True)
class Visitor:
    """Somebody of a workspace, who has a Home tab and fills in forms."""

    identity: Identity
    workspace: Workspace

    @property
    def key(self) -> tuple[str, str]:
        """What tells one from all others."""
        return self.identity.tenant, self.identity.account

    @property
    def address(self) -> str:
        """Where they are told something in private."""
        return self.identity.private_address or self.identity.account

    @property
    def locale(self) -> str:
        """The language of what they are told before the database says what they speak."""
        return self.identity.locale or DEFAULT

    def place(self, address: str, thread: str | None = None) -> Place:
        """Return where to answer: in a channel to them alone, else in their chat with the app."""
        is_group = not address.startswith(("D", "U", "W"))
        return Place(
            platform=PLATFORM,
            tenant=self.identity.tenant,
            address=address,
            thread=thread,
            is_group=is_group,
            only_for=self.identity.account if is_group else None,
        )


async def visitor_of(body: JsonObject, workspace: Workspace, *, people: People) -> Visitor:
    """Return whoever caused a payload: an interaction, a command or an event of one person."""
    user = body.get("user")
    described = cast("JsonObject", user) if isinstance(user, dict) else {"id": user or body.get("user_id")}
    account = str(described.get("id"))
    team = str(described.get("team_id") or body.get("team_id") or "")
    channel = body.get("channel")
    private = channel if isinstance(channel, str) and channel.startswith("D") else None
    person = await people.person(account, workspace, private_channel=private)
    known = replace(
        identity(account, team, workspace=workspace),
        private_address=person.private_channel,
        display_name=person.display_name,
        locale=person.locale,
        timezone=person.timezone,
    )
    return Visitor(known, workspace)
