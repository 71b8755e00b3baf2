"""Which function answers which method, and what scope a bot's token needs for it."""

from collections.abc import Callable
from dataclasses import dataclass

from core.domain.json import JsonObject
from tests.platforms.slack import asking, chat, conversations, files, oauth, unfurling, views
from tests.platforms.slack.calls import Call
from tests.platforms.slack.world import World

_READ = frozenset({"channels:read", "groups:read", "im:read", "mpim:read"})
_HISTORY = frozenset({"channels:history", "groups:history", "im:history", "mpim:history"})
_WRITE = frozenset({"chat:write"})
_PEOPLE = frozenset({"users:read"})


@dataclass(frozen=True, slots=True)
class Answer:
    """How a method is answered; one of the scopes is needed, no scopes need none."""

    by: Callable[[World, Call], JsonObject]
    scopes: frozenset[str] = frozenset()
    needs_token: bool = True


METHODS: dict[str, Answer] = {
    "apps.uninstall": Answer(asking.uninstall),
    "auth.revoke": Answer(asking.auth_revoke),
    "auth.test": Answer(asking.auth_test),
    "bots.info": Answer(asking.bot_info, _PEOPLE),
    "chat.delete": Answer(chat.delete, _WRITE),
    "chat.getPermalink": Answer(chat.permalink),
    "chat.postEphemeral": Answer(chat.post_ephemeral, _WRITE),
    "chat.postMessage": Answer(chat.post_message, _WRITE),
    "chat.unfurl": Answer(unfurling.unfurl, frozenset({"links:write"})),
    "chat.update": Answer(chat.update, _WRITE),
    "conversations.history": Answer(conversations.history, _HISTORY),
    "conversations.info": Answer(conversations.info, _READ),
    "conversations.join": Answer(conversations.join, frozenset({"channels:join"})),
    "conversations.leave": Answer(conversations.leave, frozenset({"channels:manage", "channels:join", "groups:write"})),
    "conversations.list": Answer(conversations.listed, _READ),
    "conversations.members": Answer(conversations.members, _READ),
    "conversations.open": Answer(conversations.opened, frozenset({"im:write", "mpim:write", "groups:write"})),
    "files.completeUploadExternal": Answer(files.complete_upload, frozenset({"files:write"})),
    "files.delete": Answer(files.delete, frozenset({"files:write"})),
    "files.getUploadURLExternal": Answer(files.upload_url, frozenset({"files:write"})),
    "files.info": Answer(files.file_info, frozenset({"files:read"})),
    "oauth.v2.access": Answer(oauth.access, needs_token=False),
    "reactions.add": Answer(chat.add_reaction, frozenset({"reactions:write"})),
    "team.info": Answer(asking.team_info, frozenset({"team:read"})),
    "users.conversations": Answer(conversations.of_user, _READ),
    "users.info": Answer(asking.user_info, _PEOPLE),
    "users.list": Answer(asking.users_list, _PEOPLE),
    "views.open": Answer(views.open_view),
    "views.publish": Answer(views.publish),
    "views.push": Answer(views.push_view),
    "views.update": Answer(views.update_view),
}
"""All but apps.connections.open, which the server answers itself: it takes the app's own token."""
