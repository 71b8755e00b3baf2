"""What the server remembers: teams with their people, conversations, messages, views and files, and one app."""

from collections.abc import Callable
from copy import deepcopy
from dataclasses import dataclass
from enum import StrEnum
from itertools import count

from core.clock import utc_now
from core.domain.json import JsonObject
from tests.platforms.bell import Bell
from tests.platforms.slack.accounts import User
from tests.platforms.slack.apps import App
from tests.platforms.slack.failures import refused
from tests.platforms.slack.feed import Feed
from tests.platforms.slack.hooks import Hooks
from tests.platforms.slack.kept import Kept
from tests.platforms.slack.rooms import Channel, Sort
from tests.platforms.slack.screens import Screens
from tests.platforms.slack.tokens import Code, Kind, Token, new_token


class How(StrEnum):
    """In what way something was told."""

    POSTED = "posted"
    CHANGED = "changed"
    DELETED = "deleted"
    EPHEMERAL = "ephemeral"


@dataclass(frozen=True, slots=True)
class Told:
    """Something the app said, or changed, in a conversation; an ephemeral message has one reader."""

    channel: str
    message: JsonObject
    how: How
    reader: str | None = None


@dataclass(slots=True)
class Team:
    """A workspace."""

    id: str
    name: str
    domain: str
    is_installed: bool = False
    bot_user: str = ""
    bot_id: str = ""

    @property
    def document(self) -> JsonObject:
        """The workspace as `team.info` gives it."""
        icon = {"image_default": True}
        return {"id": self.id, "name": self.name, "domain": self.domain, "email_domain": "", "icon": icon}


class World:
    """Everything there is on this Slack."""

    def __init__(self, *, app: App, now: Callable[[], float] | None = None) -> None:
        self.app = app
        self.teams: dict[str, Team] = {}
        self.users: dict[str, User] = {}
        self.channels: dict[str, Channel] = {}
        self.tokens: dict[str, Token] = {}
        self.files: dict[str, Kept] = {}
        self.screens = Screens()
        self.hooks = Hooks()
        self.told: list[Told] = []
        self.bell = Bell()
        self.now = now or (lambda: utc_now().timestamp())
        self.feed = Feed(self.bell)
        self.ids = count(1)
        self.codes: dict[str, Code] = {}
        self.unfurls: dict[str, tuple[str, str]] = {}
        self.drafts: dict[str, JsonObject] = {}
        self.base = ""
        self._last_stamp = 0

    def new_id(self, prefix: str) -> str:
        """Make up an id of a kind."""
        return f"{prefix}{next(self.ids):010d}"

    def stamp(self) -> str:
        """Return the `ts` of something that happens now; no two are the same."""
        self._last_stamp = max(int(self.now() * 1_000_000), self._last_stamp + 1)
        return f"{self._last_stamp // 1_000_000:010d}.{self._last_stamp % 1_000_000:06d}"

    def add_team(self, name: str) -> Team:
        """Make a workspace."""
        team = Team(self.new_id("T"), name.title(), name)
        self.teams[team.id] = team
        return team

    def add_user(self, user: User) -> User:
        """Let somebody be there."""
        self.users[user.id] = user
        return user

    def install(self, team: Team, *, by: str, scopes: frozenset[str] | None = None) -> Token:
        """Install the app in a workspace, or once more; return the bot's token."""
        if not team.bot_user:
            bot = User(self.new_id("U"), team.id, self.app.name, is_bot=True, app_id=self.app.id)
            team.bot_user, team.bot_id = self.add_user(bot).id, self.new_id("B")
        team.is_installed = True
        self.users[team.bot_user].installed_by = by
        granted = self.app.scopes if scopes is None else scopes
        return self.add_token(Kind.BOT, team, user=team.bot_user, scopes=granted)

    def add_token(self, kind: Kind, team: Team, *, user: str, scopes: frozenset[str]) -> Token:
        """Make a token; an app that rotates tokens gets one that expires, with another to renew it."""
        token = Token(new_token(kind, is_rotating=self.app.rotates_tokens), kind, team.id, user, scopes)
        token.bot_id = team.bot_id if kind is Kind.BOT else None
        if self.app.rotates_tokens:
            token.refresh = new_token(Kind.BOT).replace("xoxb-", "xoxe-1-")
            token.expires_at = self.now() + self.app.token_seconds
        self.tokens[token.text] = token
        return token

    def uninstall(self, team: Team, *, why: str = "account_inactive") -> None:
        """Take the app out of a workspace; its tokens end."""
        team.is_installed = False
        for token in self.tokens.values():
            if token.team_id == team.id and token.ended is None:
                token.ended = why
        self.bell.ring()

    def reachable(self, token: Token, channel: str) -> Channel:
        """Return a conversation that a token's owner sees. Raises: `SlackError` (`channel_not_found`)."""
        found = self.channels.get(channel)
        if found is None or not found.is_seen_in(token.team_id):
            raise refused("channel_not_found")
        if found.sort is not Sort.PUBLIC and token.user_id not in found.members:
            raise refused("channel_not_found")
        return found

    def direct(self, team: Team, user: str) -> Channel:
        """Return the app's conversation with somebody alone, made when it is first needed."""
        for each in self.channels.values():
            if each.sort is Sort.IM and each.members == {user, team.bot_user}:
                return each
        made = Channel(self.new_id("D"), team.id, "", Sort.IM, self.now(), user, {user, team.bot_user})
        self.channels[made.id] = made
        return made

    def keep_file(self, name: str, *, team_id: str, user: str, length: int) -> Kept:
        """Make room for a file."""
        kept = Kept(self.new_id("F"), name, team_id, user, length)
        self.files[kept.id] = kept
        return kept

    def tell(self, channel: Channel, message: JsonObject, *, how: How, reader: str | None = None) -> None:
        """Note what the app said."""
        self.told.append(Told(channel.id, deepcopy(message), how, reader))
        self.bell.ring()
