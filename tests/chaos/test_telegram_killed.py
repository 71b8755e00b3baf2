"""A Telegram bot that is killed among updates carries each out once, and leaves nobody without an answer."""

import asyncio
import json
import random
import sqlite3
from collections import Counter
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager, closing
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from bots.delivery.codec import reply_of
from bots.telegram.render import rendered
from tests.platforms.telegram.formatting import parsed
from tests.platforms.telegram.people import Person
from tests.platforms.telegram.telegram import TOKEN, Telegram
from tests.scenario.processes import GOALPOST, start

KILLS, CHATS, MESSAGES_A_KILL = 4, 12, 2
LATEST_SECONDS = 0.6
"""No later than this after the first answer a bot is killed."""
PATIENCE_SECONDS = 50.0


Said = Counter[tuple[str, str]]
"""How often which text was said, or was on its way, in which chat."""


@dataclass(slots=True)
class Bots:
    """Runs bots in a folder, one after another, each until it is killed; `under_way` is what they were sending then."""

    at: Path
    telegram: Telegram
    under_way: Said = field(default_factory=Said)

    @property
    def file(self) -> Path:
        """Their database."""
        return self.at / "data" / "goalpost.db"

    @asynccontextmanager
    async def running(self) -> AsyncIterator[None]:
        """Run a bot, and kill it when the block ends."""
        env = {"GOALPOST_TELEGRAM_TOKEN": TOKEN, "GOALPOST_TELEGRAM_API_URL": self.telegram.url}
        with (self.at / "log").open("a", encoding="utf-8") as log:
            process = start([*GOALPOST, "bot", "telegram"], at=self.at, env=env, stderr=log.fileno())
            try:
                yield
            finally:
                process.kill()
                await asyncio.to_thread(process.wait)
        self.under_way += under_way(self.file, process.pid)


@pytest.fixture
async def telegram() -> AsyncIterator[Telegram]:
    """Give a Telegram that answers."""
    server = Telegram()
    await server.start()
    yield server
    await server.stop()
    assert server.disagreements == []


@pytest.mark.slow
async def test_a_killed_bot_carries_every_message_out_once_and_answers_it(tmp_path: Path, telegram: Telegram) -> None:
    bots = Bots(tmp_path, telegram)
    people = [telegram.user(f"walker{number}") for number in range(CHATS)]
    async with bots.running():
        say(people, ["new meditate 600 min daily"])
        await until(telegram, lambda: all(answers(telegram, person) for person in people))
    minutes = [each for kill in range(KILLS) for each in await killed_in_the_middle(bots, people, kill)]
    async with bots.running():
        await until(telegram, lambda: not unanswered(telegram, people, minutes))
        await telegram.taken(within=PATIENCE_SECONDS)
    assert logged(bots.file) == dict.fromkeys(minutes, CHATS)
    repeated = Said((str(each.chat.id), text) for each in people for text in answers(telegram, each))
    repeated.subtract(list(repeated))
    assert repeated <= bots.under_way


async def killed_in_the_middle(bots: Bots, people: list[Person], kill: int) -> list[int]:
    """Let everybody write, each message of other minutes, kill the bot at some instant; return the minutes."""
    first = 1 + kill * MESSAGES_A_KILL
    said = list(range(first, first + MESSAGES_A_KILL))
    say(people, [f"meditate {minutes}m" for minutes in said])
    world = bots.telegram.world
    told = len(world.told)
    async with bots.running():
        await until(bots.telegram, lambda: len(world.told) > told)
        await asyncio.sleep(random.uniform(0, LATEST_SECONDS))  # noqa: S311 - any instant will do
    return said


def say(people: list[Person], texts: list[str]) -> None:
    """Let everybody write."""
    for text in texts:
        for person in people:
            person.says(text)


def answers(telegram: Telegram, person: Person) -> list[str]:
    """Return what the bot has said to somebody."""
    return [str(message["text"]) for message in telegram.unheard(person.chat)]


def unanswered(telegram: Telegram, people: list[Person], said: list[int]) -> list[tuple[str, int]]:
    """Return who has had no answer to which message."""
    return [
        (person.chat.title, minutes)
        for person in people
        for minutes in said
        if not any(f"+{minutes} min" in answer for answer in answers(telegram, person))
    ]


def logged(path: Path) -> Counter[int]:
    """Check the file itself and return how often how many minutes are in it."""
    with closing(sqlite3.connect(path)) as connection:
        assert connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        return Counter(millionths // 1_000_000 for (millionths,) in connection.execute("SELECT value FROM activity"))


def under_way(path: Path, process: int) -> Said:
    """Return what a process had claimed to send and not marked as sent: what Telegram may have once more."""
    claimed = "SELECT address, payload FROM outbox WHERE done_at IS NULL AND claimed_by LIKE ?"
    with closing(sqlite3.connect(path)) as connection:
        rows = connection.execute(claimed, (f"%:{process}:%",)).fetchall()
    return Said(
        (address, parsed(text, "HTML")[0])
        for address, payload in rows
        for text in rendered(reply_of(json.loads(payload))).texts
    )


async def until(telegram: Telegram, look: Callable[[], bool]) -> None:
    """Wait for something to become true."""
    assert await telegram.world.feed.bell.until(lambda: look() or None, seconds=PATIENCE_SECONDS)
