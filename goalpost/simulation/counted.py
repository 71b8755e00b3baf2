"""A database and a messenger that let simulated time stand still while they work; else they are what they wrap."""

from collections.abc import Awaitable
from typing import TypeVar

from bots.delivery.messenger import Delivery, Messenger, Outcome
from core.db.database import Database, UseCase
from goalpost.simulation.loop import UnderWay

Result = TypeVar("Result")


class CountedDatabase(Database):
    """Counts use cases until their commit."""

    def __init__(self, database: Database, under_way: UnderWay) -> None:
        self._database, self._under_way = database, under_way
        self.engine = database.engine

    async def write(self, use_case: UseCase[Result]) -> Result:
        return await self._counted(self._database.write(use_case))

    async def read(self, use_case: UseCase[Result]) -> Result:
        return await self._counted(self._database.read(use_case))

    def write_now(self, use_case: UseCase[Result]) -> Result:
        return self._database.write_now(use_case)

    def read_now(self, use_case: UseCase[Result]) -> Result:
        return self._database.read_now(use_case)

    def close(self) -> None:
        self._database.close()

    async def _counted(self, result: Awaitable[Result]) -> Result:
        with self._under_way.one():
            return await result


class CountedMessenger:
    """Counts what the platform has not answered yet."""

    def __init__(self, messenger: Messenger, under_way: UnderWay) -> None:
        self._messenger, self._under_way = messenger, under_way

    async def send(self, delivery: Delivery) -> Outcome:
        """Say one thing, as the messenger does."""
        with self._under_way.one():
            return await self._messenger.send(delivery)
