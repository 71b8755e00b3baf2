"""People whom a test, or somebody at the page, lets do what people do on Slack: write, edit, come and go."""

from copy import deepcopy
from secrets import token_hex

from core.domain.json import JsonObject
from tests.platforms.slack import events
from tests.platforms.slack.accounts import User
from tests.platforms.slack.acting import Acting
from tests.platforms.slack.chat import react
from tests.platforms.slack.courier import Courier
from tests.platforms.slack.mrkdwn import typed
from tests.platforms.slack.rooms import Channel, Sort
from tests.platforms.slack.world import Team


class Person(Acting):
    """Somebody in a workspace; `dm` is their conversation with the app alone."""

    def __init__(self, courier: Courier, user: User) -> None:
        super().__init__(courier, user)

    @property
    def team(self) -> Team:
        """Their workspace."""
        return self.world.teams[self.user.team_id]

    @property
    def dm(self) -> Channel:
        """Their conversation with the app."""
        return self.world.direct(self.team, self.user.id)

    def says(self, text: str, *, to: Channel | None = None, thread: JsonObject | None = None) -> JsonObject:
        """Write a message, to the app alone unless a conversation is named; `@name` mentions, links are links."""
        channel = self.dm if to is None else to
        content: JsonObject = {"text": self._typed(text)}
        if thread is not None:
            content["thread_ts"] = thread.get("thread_ts", thread["ts"])
            content["parent_user_id"] = channel.messages[str(content["thread_ts"])]["user"]
        return self._wrote(channel, content)

    def types(self, text: str) -> JsonObject:
        """Write a message without sending it; return the draft, to which previews are attached."""
        draft: JsonObject = {"user": self.user.id, "text": self._typed(text)}
        events.tell_draft(self.world, self.team, draft)
        return draft

    def uploads(self, content: bytes, name: str, *, text: str = "", to: Channel | None = None) -> JsonObject:
        """Send a file with a message."""
        channel = self.dm if to is None else to
        kept = self.world.keep_file(name, team_id=self.user.team_id, user=self.user.id, length=len(content))
        kept.content, kept.is_complete = content, True
        kept.channels.append(channel.id)
        file = kept.document(self.world.base, created=int(self.world.now()))
        return self._wrote(channel, {"text": self._typed(text), "subtype": "file_share", "files": [file]})

    def edits(self, message: JsonObject, text: str, *, in_: Channel | None = None) -> None:
        """Write a message anew."""
        channel = self.dm if in_ is None else in_
        current = channel.messages[str(message["ts"])]
        previous = deepcopy(current)
        current |= {"text": self._typed(text), "edited": {"user": self.user.id, "ts": self.world.stamp()}}
        events.tell_change(self.world, channel, current, previous)
        self.world.bell.ring()

    def deletes(self, message: JsonObject, *, in_: Channel | None = None) -> None:
        """Take a message away."""
        channel = self.dm if in_ is None else in_
        events.tell_deletion(self.world, channel, channel.messages.pop(str(message["ts"])))
        self.world.bell.ring()

    def reacts(self, message: JsonObject, name: str, *, in_: Channel | None = None) -> None:
        """Put a sign on a message."""
        channel = self.dm if in_ is None else in_
        react(channel.messages[str(message["ts"])], name, user=self.user.id)
        item = {"type": "message", "channel": channel.id, "ts": message["ts"]}
        told: JsonObject = {"type": "reaction_added", "user": self.user.id, "reaction": name, "item": item}
        events.tell_channel(self.world, channel, {**told, "item_user": message.get("user")})

    def opens_home(self, *, tab: str = "home") -> JsonObject | None:
        """Open the app's Home tab, or its messages; return what the tab showed at that moment."""
        view = self.world.screens.homes.get(self.user.id)
        opened: JsonObject = {"type": "app_home_opened", "user": self.user.id, "channel": self.dm.id, "tab": tab}
        opened |= {"view": view} if view is not None and tab == "home" else {}
        events.tell_team(self.world, self.team, opened)
        return view

    def makes_channel(
        self, name: str, *, is_private: bool = False, has_app: bool = True, is_old: bool = False
    ) -> Channel:
        """Make a channel and invite the app; into one that is old that happened long ago, and is not told any more."""
        sort = Sort.PRIVATE if is_private else Sort.PUBLIC
        channel = Channel(
            self.world.new_id("C"), self.user.team_id, name, sort, self.world.now(), self.user.id, {self.user.id}
        )
        self.world.channels[channel.id] = channel
        if has_app and is_old:
            channel.members.add(self.team.bot_user)
        elif has_app:
            self.invites(channel, self.team.bot_user)
        return channel

    def invites(self, channel: Channel, user: "str | Person") -> None:
        """Bring somebody, or the app by its user, into a channel."""
        number = user if isinstance(user, str) else user.user.id
        channel.members.add(number)
        events.tell_membership(self.world, channel, number, has_joined=True)

    def joins(self, channel: Channel) -> None:
        """Come into a channel."""
        self.invites(channel, self)

    def leaves(self, channel: Channel, *, user: str | None = None) -> None:
        """Go out of a channel, or put somebody else out."""
        number = self.user.id if user is None else user
        events.tell_membership(self.world, channel, number, has_joined=False)
        channel.members.discard(number)

    def renames(self, channel: Channel, name: str) -> None:
        """Give a channel another name."""
        channel.name = name
        kind = "channel_rename" if channel.sort is Sort.PUBLIC else "group_rename"
        renamed = {"id": channel.id, "name": name, "created": int(channel.created)}
        events.tell_channel(self.world, channel, {"type": kind, "channel": renamed})

    def archives(self, channel: Channel) -> None:
        """Close a channel."""
        channel.is_archived = True
        self._tell_of(channel, "archive")

    def unarchives(self, channel: Channel) -> None:
        """Open a channel that was closed."""
        channel.is_archived = False
        self._tell_of(channel, "unarchive")

    def destroys(self, channel: Channel) -> None:
        """Delete a channel for good."""
        self._tell_of(channel, "deleted")
        del self.world.channels[channel.id]

    def _tell_of(self, channel: Channel, what: str) -> None:
        kind = f"{'channel' if channel.sort is Sort.PUBLIC else 'group'}_{what}"
        told: JsonObject = {"type": kind, "channel": channel.id}
        events.tell_channel(self.world, channel, told if what == "deleted" else {**told, "user": self.user.id})

    def shares(self, channel: Channel, team: Team) -> None:
        """Share a channel with another workspace, by Slack Connect."""
        channel.shared_with.add(team.id)

    def changes(self, **what: object) -> None:
        """Change something in the own profile: `tz`, `locale`, `real_name`, `is_restricted` and so on."""
        for name, value in what.items():
            setattr(self.user, name, value)
        self.user.updated = int(self.world.now())
        self._tell_user("user_change")

    def is_deactivated(self) -> None:
        """Take the account away."""
        self.changes(is_deleted=True)

    def _tell_user(self, kind: str) -> None:
        document = self.user.document(now=self.moment())
        events.tell_team(self.world, self.team, {"type": kind, "user": document})

    def has_come(self) -> None:
        """Tell that somebody is new in the workspace."""
        self._tell_user("team_join")

    def _typed(self, text: str) -> str:
        mine = (each for each in self.world.users.values() if each.team_id == self.user.team_id)
        return typed(text, ids={each.name: each.id for each in mine})

    def _wrote(self, channel: Channel, content: JsonObject) -> JsonObject:
        assert self.user.id in channel.members, f"{self.user.name} is not in {channel.name}"
        message: JsonObject = {"type": "message", "user": self.user.id, "ts": self.world.stamp(), **content}
        message |= {"client_msg_id": token_hex(16), "team": self.user.team_id}
        if channel.shared_with:
            message |= {"user_team": self.user.team_id, "source_team": self.user.team_id}
        channel.messages[str(message["ts"])] = message
        events.tell_message(self.world, channel, message)
        self.world.bell.ring()
        return message
