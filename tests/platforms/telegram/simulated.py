"""A Telegram in simulated time, told what to do on stdin: `python -m tests.platforms.telegram.simulated ORDERS`.

Whatever it takes is a line of a file: the simulated microsecond, the chat, the text as JSON. It keeps nothing else, so
that it may take millions.
"""

import argparse
import asyncio
import json
import sys
from datetime import datetime
from pathlib import Path
from typing import IO, SupportsIndex

from core.domain.json import JsonObject
from goalpost.simulation.people import FIRST_CHAT
from goalpost.simulation.shared_time import SharedTime
from tests.platforms.faults import Fault
from tests.platforms.telegram.calls import Call
from tests.platforms.telegram.failures import ApiError, too_many
from tests.platforms.telegram.limits import Limits
from tests.platforms.telegram.server import Api
from tests.platforms.telegram.world import BOT_ID, PRIVATE, Chat, World
from tests.platforms.windows import Limit, Windows

MANY = 10**9


class Journal(list[JsonObject]):
    """What the bot said, written down at once and forgotten."""

    def __init__(self, file: IO[str], time: SharedTime, world: World) -> None:
        super().__init__()
        self._file, self._time, self._world = file, time, world

    def append(self, message: JsonObject, /) -> None:
        chat = self._world.chats[int(str(message["chat"]["id"]))]  # type: ignore[index]  # a chat is an object
        chat.messages.clear()
        said = json.dumps(message.get("text") or message.get("caption") or "")
        self._file.write(f"{self._time.elapsed_us} {chat.id} {said}\n")


class NoCalls(list[Call]):
    """Calls that nobody will ask for."""

    def append(self, call: Call, /) -> None:
        """Forget it."""

    def insert(self, index: SupportsIndex, call: Call, /) -> None:
        """Forget it."""


class SimulatedTelegram(Api):
    """The API for so many people who have all begun a chat."""

    def __init__(self, time: SharedTime, file: IO[str], *, people: int, per_second: int) -> None:
        world = World(bot_name="goalpost_bot", now=lambda: int(time.now().timestamp()))
        limits = Limits(overall=Limit(per_second, 1.0), windows=Windows(time.seconds))
        super().__init__(world, token=None, limits=limits)
        self.calls = NoCalls()
        world.told = Journal(file, time, world)
        for number in range(FIRST_CHAT, FIRST_CHAT + people):
            world.chats[number] = Chat(number, PRIVATE, str(number), {BOT_ID: "member"}, is_started=True)

    async def obey(self, line: str) -> None:
        """Do what a line says: `down`, `up`, `limit SECONDS`, `fail`, `well` (no more of the two)."""
        match line.split():
            case ["down"]:
                await self.stop()
            case ["up"]:
                await self.start()
            case ["limit", seconds]:
                self.faults.waiting.append(Fault("sendMessage", MANY, too_many(int(seconds))))
            case ["fail"]:
                self.faults.waiting.append(Fault("sendMessage", MANY, ApiError(502, "Bad Gateway")))
            case ["well"]:
                self.faults.waiting.clear()
            case _:
                raise ValueError(line)


async def serve(orders: argparse.Namespace) -> None:
    """Serve until stdin ends; each line is answered when it is done, the first of all with the address."""
    time = SharedTime(orders.time_file, start_at=datetime.fromisoformat(orders.start_at))
    with orders.journal.open("w", encoding="utf-8") as file:
        telegram = SimulatedTelegram(time, file, people=orders.people, per_second=orders.per_second)
        await telegram.start()
        print(telegram.url, flush=True)  # noqa: T201 - a program that speaks to whoever started it
        while line := await asyncio.to_thread(sys.stdin.readline):
            await telegram.obey(line)
            file.flush()
            print("done", flush=True)  # noqa: T201 - as above


def main() -> None:
    """Read the orders and serve."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--time-file", type=Path, required=True)
    parser.add_argument("--start-at", required=True)
    parser.add_argument("--journal", type=Path, required=True)
    parser.add_argument("--people", type=int, required=True)
    parser.add_argument("--per-second", type=int, required=True)
    asyncio.run(serve(parser.parse_args()))


if __name__ == "__main__":
    main()
