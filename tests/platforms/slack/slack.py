"""A whole Slack for one app: start it, let people act, wait for what the app says."""

from collections.abc import Callable

from core.domain.json import JsonObject
from tests.platforms.faults import Fault
from tests.platforms.slack import oauth
from tests.platforms.slack.accounts import User
from tests.platforms.slack.apps import App
from tests.platforms.slack.calls import Call
from tests.platforms.slack.limits import Limits
from tests.platforms.slack.people import Person
from tests.platforms.slack.pushing import Pace
from tests.platforms.slack.rooms import Channel
from tests.platforms.slack.server import Api, settled
from tests.platforms.slack.world import How, Team, Told, World

PATIENCE_SECONDS = 10.0


class Workspace:
    """A team with people by name; `token` is the bot's, newest first."""

    def __init__(self, slack: "Slack", team: Team) -> None:
        self.slack = slack
        self.team = team
        self._people: dict[str, Person] = {}

    @property
    def id(self) -> str:
        """The team's id."""
        return self.team.id

    @property
    def token(self) -> str:
        """The token the app got last."""
        mine = [text for text, each in self.slack.world.tokens.items() if each.team_id == self.id]
        return mine[-1]

    def person(self, name: str, *, tz: str | None = "Europe/London", **what: object) -> Person:
        """Return somebody by name, the same person each time; more of what they are counts the first time."""
        if name not in self._people:
            world = self.slack.world
            user = world.add_user(User(world.new_id("U"), self.id, name, tz=tz))
            for field, value in what.items():
                setattr(user, field, value)
            self._people[name] = Person(self.slack.courier, user)
        return self._people[name]

    def allows(self, name: str, *, scopes: frozenset[str] | None = None, redirect_uri: str | None = None) -> str:
        """Let somebody allow the app as on the page; return the code."""
        user = self.person(name).user.id
        return oauth.allow(self.slack.world, user=user, scopes=scopes, redirect_uri=redirect_uri)

    def install(self, *, by: Person | None = None, scopes: frozenset[str] | None = None) -> str:
        """Install the app; return the bot's token."""
        installer = self.person("owner", is_admin=True) if by is None else by
        return self.slack.world.install(self.team, by=installer.user.id, scopes=scopes).text


class Slack(Api):
    """The API with people. Waiting is bounded: what does not come fails the test."""

    def __init__(
        self,
        *,
        app: App | None = None,
        limits: Limits | None = None,
        pace: Pace | None = None,
        now: Callable[[], float] | None = None,
    ) -> None:
        super().__init__(World(app=app or App(), now=now), limits=limits, pace=pace)
        self._workspaces: dict[str, Workspace] = {}
        self._heard: set[int] = set()

    @property
    def app(self) -> App:
        """What the app was registered with."""
        return self.world.app

    def team(self, name: str, *, is_installed: bool = True) -> Workspace:
        """Return a workspace by name, the same each time."""
        if name not in self._workspaces:
            self._workspaces[name] = Workspace(self, self.world.add_team(name))
            if is_installed:
                self._workspaces[name].install()
        return self._workspaces[name]

    async def sent(self, channel: Channel, *, within: float = PATIENCE_SECONDS) -> JsonObject:
        """Return the next thing the app says to all in a conversation, be it an edit, not returned before."""
        return (await self._next(channel, None, within=within)).message

    async def shown(self, person: Person, channel: Channel, *, within: float = PATIENCE_SECONDS) -> JsonObject:
        """Return the next thing the app says to one person alone in a conversation."""
        return (await self._next(channel, person.user.id, within=within)).message

    def unheard(self, channel: Channel) -> list[Told]:
        """Return what the app has said in a conversation, to all or to one, and nobody waited for."""
        told = enumerate(self.world.told)
        return [each for number, each in told if each.channel == channel.id and number not in self._heard]

    async def modal_of(self, person: Person, *, within: float = PATIENCE_SECONDS) -> JsonObject:
        """Return the modal somebody has before them, as soon as there is one."""
        found = await self.world.bell.until(lambda: person.modal, seconds=within)
        assert found, f"{person.user.name} has no modal open"
        return found

    async def home_of(self, person: Person, *, within: float = PATIENCE_SECONDS) -> JsonObject:
        """Return somebody's Home tab, as soon as there is one."""
        found = await self.world.bell.until(lambda: person.home, seconds=within)
        assert found, f"{person.user.name} has an empty Home tab"
        return found

    async def settled(self, *, within: float = PATIENCE_SECONDS) -> None:
        """Wait until every delivery was acknowledged or given up."""
        assert await settled(self, seconds=within), "deliveries are on their way"

    def fails(self, fault: Fault) -> None:
        """Let something go wrong; `response_url` and `upload` are methods too."""
        self.faults.waiting.append(fault)

    def made(self, method: str) -> list[Call]:
        """Return the calls of a method so far."""
        return [call for call in self.calls if call.method == method]

    async def _next(self, channel: Channel, reader: str | None, *, within: float) -> Told:
        found = await self.world.bell.until(lambda: self._unheard(channel, reader), seconds=within)
        assert found, f"the app said nothing more in {channel.name or channel.id}"
        self._heard.add(found[0])
        return found[1]

    def _unheard(self, channel: Channel, reader: str | None) -> tuple[int, Told] | None:
        for number, each in enumerate(self.world.told):
            is_here = each.channel == channel.id and each.reader == reader and each.how is not How.DELETED
            if is_here and number not in self._heard:
                return number, each
        return None
