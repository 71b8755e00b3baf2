"""A whole Telegram for one bot: start it, let people act, wait for what the bot says."""

from core.domain.json import JsonObject
from tests.platforms.faults import Fault
from tests.platforms.telegram.calls import Call
from tests.platforms.telegram.limits import Limits
from tests.platforms.telegram.people import Person
from tests.platforms.telegram.server import Api
from tests.platforms.telegram.world import Account, Chat, World

TOKEN = "7000001:AAtestTokenOfALocalServerNobodyElse00"
BOT_NAME = "goalpost_bot"
FIRST_PERSON = 1001
PATIENCE_SECONDS = 10.0


class Telegram(Api):
    """The API with people. Waiting is bounded: what does not come fails the test."""

    def __init__(self, *, token: str | None = TOKEN, limits: Limits | None = None) -> None:
        super().__init__(World(bot_name=BOT_NAME), token=token, limits=limits)
        self._people: dict[str, Person] = {}
        self._heard: dict[int, int] = {}

    def user(self, name: str, *, language: str | None = "en") -> Person:
        """Return somebody by name; the same person each time."""
        if name not in self._people:
            number = FIRST_PERSON + len(self._people)
            account = Account(number, name.title(), f"{name}_{number}", language)
            self._people[name] = Person(self.world, account)
        return self._people[name]

    async def sent(self, chat: Chat, *, within: float = PATIENCE_SECONDS) -> JsonObject:
        """Return the next thing the bot says in a chat, be it an edit, that has not been returned yet."""
        found = await self.world.feed.bell.until(lambda: self._unheard(chat), seconds=within)
        assert found, f"the bot said nothing more in {chat.title}"
        self._heard[chat.id] = self._heard.get(chat.id, 0) + 1
        return found[0]

    def unheard(self, chat: Chat) -> list[JsonObject]:
        """Return what the bot has said in a chat and nobody waited for."""
        return self._unheard(chat)

    async def answered(self, query: str, *, within: float = PATIENCE_SECONDS) -> JsonObject:
        """Return how the bot answered a tap or an inline query."""
        found = await self.world.feed.bell.until(lambda: self.world.answers.get(query), seconds=within)
        assert found, f"{query} was not answered"
        return found

    async def taken(self, *, within: float = PATIENCE_SECONDS) -> None:
        """Wait until every update is acknowledged."""
        feed = self.world.feed
        assert await feed.bell.until(lambda: not feed.pending, seconds=within), "updates wait"

    def fails(self, fault: Fault) -> None:
        """Let something go wrong."""
        self.faults.waiting.append(fault)

    def made(self, method: str) -> list[Call]:
        """Return the calls of a method so far."""
        return [call for call in self.calls if call.method == method]

    def _unheard(self, chat: Chat) -> list[JsonObject]:
        told = [each for each in self.world.told if _is_in(each, chat)]
        return told[self._heard.get(chat.id, 0) :]


def _is_in(message: JsonObject, chat: Chat) -> bool:
    where = message["chat"]
    return isinstance(where, dict) and where["id"] == chat.id
