"""The database facade: a use case is a plain function of a session, run in one transaction that this package commits.

Database
 |- SqliteDatabase     one writer with group commit; reads run where they are asked for
 |- PostgresDatabase   a bounded pool of threads and connections
"""

from abc import ABC, abstractmethod
from collections.abc import Awaitable, Callable
from typing import TypeVar

from sqlalchemy import Engine
from sqlmodel import Session

Result = TypeVar("Result")
UseCase = Callable[[Session], Result]


class DatabaseUnavailableError(Exception):
    """The database could not be had in time: another process keeps it, or it cannot be reached."""


class Database(ABC):
    """Runs use cases. An exception out of a use case undoes all that it wrote and reaches the caller."""

    engine: Engine

    @abstractmethod
    def write(self, use_case: UseCase[Result]) -> Awaitable[Result]:
        """Run a use case that changes something; return once the change is durable."""

    @abstractmethod
    def read(self, use_case: UseCase[Result]) -> Awaitable[Result]:
        """Run a use case that only reads."""

    @abstractmethod
    def write_now(self, use_case: UseCase[Result]) -> Result:
        """`write` for callers without an event loop: it blocks."""

    @abstractmethod
    def read_now(self, use_case: UseCase[Result]) -> Result:
        """`read` for callers without an event loop: it blocks."""

    @abstractmethod
    def close(self) -> None:
        """Finish what was accepted and let go of every connection."""
