"""A walk through all there is on Telegram: what is written and tapped is also heard by the conversation alone."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import cast

from sqlmodel import Session, select

from bots.conversation.buttons import DEEDS
from bots.conversation.catalogue import CATALOGUE, Entry
from bots.conversation.flows.running import FLOWS
from bots.conversation.grammar import About
from bots.conversation.incoming import Form
from bots.conversation.offers import OFFER
from bots.delivery.rates import NO_LIMITS
from core.clock import utc_now
from core.db.tables import ChatQuestionRow, OutboxRow
from core.domain.json import JsonObject
from core.services.outbox import Action, State
from tests.integration.telegram.calm import Calm
from tests.integration.telegram.conftest import Bots
from tests.platforms.telegram.messages import buttons
from tests.platforms.telegram.people import Person
from tests.platforms.telegram.telegram import Telegram
from tests.platforms.telegram.world import Chat

PATIENCE_SECONDS = 60.0
KINDS = frozenset(
    {"undo", "inline", *(f"do {deed}" for deed in DEEDS), *(f"question {about}" for about in (*About, OFFER, *FLOWS))}
)
"""Every kind of button that the conversation has."""


class LeapingClock:
    """A clock that runs as ever, from an instant on, and can be put forward."""

    def __init__(self, start: datetime) -> None:
        self._ahead = start - utc_now()

    def __call__(self) -> datetime:
        return utc_now() + self._ahead

    def leap(self, span: timedelta) -> None:
        """Let time go on at once."""
        self._ahead += span


class Walk:
    """What people do, and what is to come of it."""

    def __init__(self, telegram: Telegram, bots: Bots, calm: Calm, *, clock: LeapingClock) -> None:
        self.telegram = telegram
        self.bots = bots
        self.calm = calm
        self.clock = clock
        self.pressed: set[str] = set()
        self.updates: list[JsonObject] = []
        self._said: list[tuple[Chat, JsonObject]] = []
        bots.clock = clock
        bots.rates = NO_LIMITS
        telegram.world.now = lambda: int(clock().timestamp())

    def says(
        self, person: Person, text: str, *, to: Chat | None = None, by_name: bool = False, calmly: str | None = None
    ) -> JsonObject:
        """Write a message; `by_name` names the bot in its command, as an app does in a group of several bots.

        `calmly` is what the conversation alone hears in its place.
        """
        word, *rest = text.split(" ", 1)
        message = person.says(" ".join((f"{word}@goalpost_bot", *rest)) if by_name else text, to=to)
        self.updates += self.telegram.world.feed.pending[-1:]
        chat = to or person.chat
        self._said.append((chat, message))
        self.calm.hears(person, calmly or text, chat=chat, message=message["message_id"])
        return message

    def edits(self, person: Person, message: JsonObject, text: str, *, to: Chat | None = None) -> None:
        """Write a message anew."""
        person.edits(message, text)
        chat = to or person.chat
        self.calm.hears(person, text, chat=chat, message=message["message_id"], form=Form.EDIT)

    async def asked(self, person: Person, text: str, *, calmly: str | None = None) -> JsonObject:
        """Write something and return the last message that comes of it."""
        self.says(person, text, calmly=calmly)
        return await self.heard(person.chat)

    async def follows(self, person: Person, *, of: Person) -> JsonObject:
        """Make a link that hands an account over, and let somebody follow it."""
        made = str((await self.asked(of, "/link"))["text"])
        payload = made.partition("?start=")[2].split()[0]
        return await self.asked(person, f"/start {payload}", calmly=f"/start {self.calm.payload(of)}")

    async def heard(self, chat: Chat) -> JsonObject:
        """Wait until all is said, and return the last that was said in a chat."""
        await self.settled()
        *_, last = [await self.telegram.sent(chat) for _ in self.telegram.unheard(chat)]
        return last

    async def presses(self, person: Person, message: JsonObject, which: str | int = 0) -> JsonObject:
        """Tap a button, by its place or by what it does to a goal, and return what is said last then."""
        shown = enumerate(buttons(message))
        fitting = [each for at, each in shown if which == at or f":{which}:" in str(each["callback_data"])]
        assert fitting, f"no button {which} at {message.get('text')}"
        button = fitting[0]
        data = str(button["callback_data"])
        self.pressed.add(self._kind_of(data))
        self.calm.sees_tap(person, data, other=self.bots.database)
        person.taps(message, str(button["text"]))
        return await self.heard(person.chat)

    async def sends_inline(self, person: Person, text: str) -> None:
        """Type a log after the bot's name somewhere, send what is offered and tap its button."""
        self.telegram.world.has_inline_feedback = False
        query = person.asks_inline(text)
        [result] = cast("list[JsonObject]", (await self.telegram.answered(query))["results"])
        sent = person.chooses(query, str(result["title"]))
        [button] = buttons(self.telegram.world.inline[sent])
        person.taps_inline(sent, str(button["text"]))
        self.pressed.add("inline")
        self.calm.hears(person, text, chat=person.chat, message=sent)
        await self.settled()

    async def settled(self) -> None:
        """Wait until every update is taken and every answer given."""
        await self.telegram.taken(within=PATIENCE_SECONDS)
        await self.bots.settled(within=PATIENCE_SECONDS)

    def unanswered(self) -> Sequence[object]:
        """Return the messages whose answer has not been sent."""

        def look(session: Session) -> set[tuple[str, str | None]]:
            found = select(OutboxRow).where(OutboxRow.action == Action.POST, OutboxRow.state == State.SENT)
            return {(row.address, row.about) for row in session.exec(found)}

        answered = self.bots.database.read_now(look)
        said = [(str(chat.id), str(message["message_id"]), message["text"]) for chat, message in self._said]
        return [text for chat, number, text in said if (chat, number) not in answered]

    def _kind_of(self, data: str) -> str:
        kind, _, rest = data.partition(":")
        match f"{kind}:":
            case "undo:":
                return "undo"
            case "do:":
                return f"do {rest.partition(':')[0]}"
            case _:
                return f"question {self._open(rest.partition(':')[0])}"

    def _open(self, question_id: str) -> str:
        found = select(ChatQuestionRow.kind).where(ChatQuestionRow.id == question_id)
        return self.bots.database.read_now(lambda session: session.exec(found).one())


def every_command() -> list[str]:
    """Return each example of the catalogue as a command is typed on Telegram."""
    return [_typed(entry, text) for entry in CATALOGUE for text in (entry.example, *(each for each, _ in entry.others))]


def _typed(entry: Entry, text: str) -> str:
    first = text.split(" ", maxsplit=1)[0]
    return f"/{text}" if first in (entry.word, *entry.other_words) else f"/{entry.word} {text}"


def shown_choices(telegram: Telegram) -> list[str]:
    """Return what the buttons that were shown hold."""
    markups = [cast("JsonObject", call.parameters.get("reply_markup") or {}) for call in telegram.calls]
    shown = [each for markup in markups for each in buttons({"reply_markup": markup})]
    return [str(each["callback_data"]) for each in shown if "callback_data" in each]
