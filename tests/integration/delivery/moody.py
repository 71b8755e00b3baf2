"""A database with failures that a test orders."""

from core.db.database import Database, DatabaseUnavailableError, Result, UseCase


class Moody(Database):
    """A database that cannot be had for its next writes, so many as it `fails`."""

    def __init__(self, whole: Database, *, fails: int = 0) -> None:
        self._whole = whole
        self.fails = fails

    async def write(self, use_case: UseCase[Result]) -> Result:
        if self.fails:
            self.fails -= 1
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
