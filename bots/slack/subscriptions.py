"""What the app asks of Slack: events and scopes, the names of shortcuts, and the paths at which Slack knocks. Data."""

from core.domain.public_address import PublicAddress

EVENTS_PATH = "/slack/events"
INSTALL_PATH = "/slack/install"
REDIRECT_PATH = "/slack/oauth_redirect"

LOG_PROGRESS = "log_progress"
LOG_MESSAGE = "log_message"
"""The shortcuts: one from anywhere, one from the menu of a message."""

EVENTS = (
    "app_home_opened",
    "app_mention",
    "app_uninstalled",
    "channel_archive",
    "channel_deleted",
    "channel_rename",
    "group_archive",
    "group_deleted",
    "group_rename",
    "member_joined_channel",
    "member_left_channel",
    "message.channels",
    "message.groups",
    "message.im",
    "message.mpim",
    "tokens_revoked",
    "user_change",
)
"""https://docs.slack.dev/reference/events"""

SCOPES = (
    "app_mentions:read",
    "channels:history",
    "channels:read",
    "chat:write",
    "commands",
    "files:write",
    "groups:history",
    "groups:read",
    "im:history",
    "im:write",
    "mpim:history",
    "users:read",
)
"""https://docs.slack.dev/reference/scopes"""

LINK_EVENT = "link_shared"
LINK_SCOPES = ("links:read", "links:write")
"""Asked for as well where shared goals have a public address."""


def scopes_for(public: PublicAddress | None) -> tuple[str, ...]:
    """Return the scopes to ask for."""
    return SCOPES if public is None else (*SCOPES, *LINK_SCOPES)
