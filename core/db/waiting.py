"""A use case that waits for its commit, and for whom."""

import asyncio
from typing import Generic, Protocol, TypeVar, cast

from sqlmodel import Session

from core.db.database import UseCase

Result = TypeVar("Result")


class Waiting(Protocol):
    """A queued use case, whatever it returns."""

    @property
    def error(self) -> BaseException | None: ...

    def run(self, session: Session) -> None: ...

    def fail(self, error: BaseException) -> None: ...

    def answer(self) -> None: ...


class Write(Generic[Result]):
    """One use case, its outcome, and the future that waits for it."""

    __slots__ = ("_future", "_result", "_use_case", "error")

    def __init__(self, use_case: UseCase[Result], future: "asyncio.Future[Result] | None" = None) -> None:
        self._use_case = use_case
        self._future = future
        self._result: Result | None = None
        self.error: BaseException | None = None

    def run(self, session: Session) -> None:
        """Run the use case; its exception is kept for the caller and is nobody else's matter."""
        self.error = None
        try:
            self._result = self._use_case(session)
            session.flush()
        except Exception as error:  # noqa: BLE001 - handed on to the caller as it is
            self.error = error

    def fail(self, error: BaseException) -> None:
        """Let the caller have this error."""
        self.error = error

    def answer(self) -> None:
        """Hand the outcome to the caller, unless the caller has gone."""
        if self._future is None or self._future.done():
            return
        if self.error is None:
            self._future.set_result(self.result())
        else:
            self._future.set_exception(self.error)

    def result(self) -> Result:
        """Return the outcome, or raise it."""
        if self.error is not None:
            raise self.error
        return cast("Result", self._result)
