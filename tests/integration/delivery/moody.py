"""A database with failures that a test orders."""

from collections.abc import Callable

from core.db.database import Database, DatabaseUnavailableError, Result, UseCase


class Moody(Database):
    """A database that cannot be had for its next writes, so many as it `fails`; `when_tried` hears of each of them."""

    def __init__(self, whole: Database, *, fails: int = 0, when_tried: Callable[[], None] = lambda: None) -> None:
        self._whole = whole
        self._when_tried = when_tried
        self.fails = fails

    async def write(self, use_case: UseCase[Result]) -> Result:
        if self.fails:
            self.fails -= 1
            self._when_tried()
            raise DatabaseUnavailableError
        return await self._whole.write(use_case)

    async def read(self, use_case: UseCase[Result]) -> Result:
        return await self._whole.read(use_case)

    def write_now(self, use_case: UseCase[Result]) -> Result:
        return self._whole.write_now(use_case)

    def read_now(self, use_case: UseCase[Result]) -> Result:
        return self._whole.read_now(use_case)

    def close(self) -> None:
        raise AssertionError
