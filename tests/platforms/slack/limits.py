"""How often the platform lets an app call: by tier of method and workspace, and one post a second a channel.

https://docs.slack.dev/apis/web-api/rate-limits
"""

from dataclasses import dataclass, field

from tests.platforms.slack.calls import Call
from tests.platforms.slack.failures import ratelimited
from tests.platforms.windows import Limit, Windows

_TIERS = {
    "conversations.list": 2,
    "team.info": 3,
    "users.list": 2,
    "conversations.info": 3,
    "conversations.join": 3,
    "conversations.open": 3,
    "users.conversations": 3,
    "chat.update": 3,
    "chat.delete": 3,
    "chat.unfurl": 3,
    "reactions.add": 3,
    "chat.postEphemeral": 4,
    "conversations.members": 4,
    "files.completeUploadExternal": 4,
    "files.getUploadURLExternal": 4,
    "files.info": 4,
    "users.info": 4,
    "views.open": 4,
    "views.publish": 4,
    "views.push": 4,
    "views.update": 4,
}
"""The tier each method has on its page; what is not here has limits of its own, or none that is documented."""
_A_MINUTE = {1: 1, 2: 20, 3: 50, 4: 100}


@dataclass(slots=True)
class Limits:
    """Counts calls; a tier's number is what a workspace may do in a minute."""

    post: Limit = field(default_factory=lambda: Limit(1, 1.0))
    tiers: dict[int, Limit] = field(default_factory=lambda: {tier: Limit(n, 60.0) for tier, n in _A_MINUTE.items()})
    _made: Windows = field(default_factory=Windows)

    def count(self, call: Call) -> None:
        """Count a call. Raises: `SlackError` (429) when it is one too many."""
        if call.token is None:
            return
        limits: dict[str, Limit] = {}
        if call.method == "chat.postMessage":
            limits[f"post {call.token.team_id} {call.text('channel')}"] = self.post
        if (tier := _TIERS.get(call.method)) is not None:
            limits[f"{call.method} {call.token.team_id}"] = self.tiers[tier]
        if seconds := self._made.count(limits):
            raise ratelimited(seconds)
