"""The one app of this Slack, as its manifest and its credentials describe it."""

from dataclasses import dataclass, field

SCOPES = frozenset(
    {"app_mentions:read", "chat:write", "commands", "files:read", "files:write", "links:read", "links:write"}
    | {"channels:read", "channels:history", "channels:join", "groups:read", "groups:history", "im:read", "im:write"}
    | {"im:history", "mpim:read", "mpim:write", "mpim:history", "reactions:read", "reactions:write", "team:read"}
    | {"users:read", "users:read.email"}
)
EVENTS = frozenset(
    {"app_home_opened", "app_mention", "app_uninstalled", "channel_archive", "channel_deleted", "channel_rename"}
    | {"channel_unarchive", "file_shared", "group_archive", "group_deleted", "group_rename", "group_unarchive"}
    | {"link_shared", "member_joined_channel"}
    | {"member_left_channel", "message.channels", "message.groups", "message.im", "message.mpim", "reaction_added"}
    | {"team_join", "tokens_revoked", "user_change"}
)


@dataclass(slots=True)
class App:
    """What the app was registered with. An address that is None is one that was not entered.

    `links` are the domains whose links are told of; `events` those subscribed to. `uses_sockets` delivers over
    Socket Mode.
    """

    name: str = "goalpost"
    id: str = "A0GOALPOST"
    client_id: str = "1111.2222"
    client_secret: str = "clientSecretOfALocalServer"
    signing_secret: str = "signingSecretOfALocalServer"
    verification_token: str = "verificationToken"
    app_token: str = "xapp-1-A0GOALPOST-1-local"
    events_url: str | None = None
    interactivity_url: str | None = None
    commands_url: str | None = None
    options_url: str | None = None
    redirect_urls: list[str] = field(default_factory=list)
    scopes: frozenset[str] = SCOPES
    events: frozenset[str] = EVENTS
    links: frozenset[str] = frozenset({"goalpost.example"})
    uses_sockets: bool = False
    rotates_tokens: bool = False
    token_seconds: int = 43200

    def posts_to(self, url: str) -> None:
        """Enter one address for everything, as Bolt answers all on one path."""
        self.events_url = self.interactivity_url = self.commands_url = self.options_url = url
