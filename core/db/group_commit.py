"""Many use cases a commit: each in a savepoint of its own, all answered after the one fsync.

The whole game on SQLite: 32 rows a commit are ten times as fast as 32 commits of one. Use cases run on the caller's
event loop, where no other thread fights them for the interpreter; only the disk is waited for elsewhere. See docs/adr.
"""

import asyncio
import threading
from collections.abc import Awaitable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from typing import TypeVar

from sqlalchemy import Engine

from core.db.database import DatabaseUnavailableError, UseCase
from core.db.waiting import Waiting, Write
from core.db.write_transaction import WriteTransaction, WriteTransactions

Result = TypeVar("Result")

MOST_USE_CASES_A_COMMIT = 16


class WriterClosedError(RuntimeError):
    """A write was asked for after the database was closed."""


@dataclass(slots=True)
class _Queue:
    """The use cases that wait on one event loop, and the task that commits them."""

    waiting: list[Waiting] = field(default_factory=list)
    task: asyncio.Task[None] | None = None


class GroupWriter:
    """Owns the one connection that writes. A use case may run twice, so it does nothing outside the session."""

    def __init__(self, engine: Engine, *, busy_timeout_ms: int) -> None:
        self._transactions = WriteTransactions(engine, busy_timeout_ms=busy_timeout_ms)
        self._disk = ThreadPoolExecutor(1, thread_name_prefix="goalpost-disk")
        self._turns = ThreadPoolExecutor(1, thread_name_prefix="goalpost-turns")
        self._queues: dict[asyncio.AbstractEventLoop, _Queue] = {}
        self._is_drained = threading.Condition()
        self._is_closed = False

    def write(self, use_case: UseCase[Result]) -> Awaitable[Result]:
        """Queue a use case, to be waited for until its commit without blocking the event loop."""
        self._check_open()
        loop = asyncio.get_running_loop()
        queue = self._queues.get(loop)
        if queue is None:
            queue = self._queues[loop] = _Queue()
            queue.task = loop.create_task(self._drain(loop, queue.waiting))
        future: asyncio.Future[Result] = loop.create_future()
        queue.waiting.append(Write(use_case, future))
        return future

    def write_now(self, use_case: UseCase[Result]) -> Result:
        """Run a use case and block until its commit; for threads that run no event loop."""
        self._check_open()
        write = Write(use_case)
        transaction = self._transactions.begin()
        try:
            transaction.run([write])
            transaction.commit()
        except BaseException as error:  # noqa: BLE001 - handed on to the caller as it is
            transaction.give_up()
            raise (write.error or error) from None
        return write.result()

    def close(self) -> None:
        """Finish what is queued on event loops that still run, then stop."""
        self._is_closed = True
        with self._is_drained:
            self._is_drained.wait_for(lambda: not any(loop.is_running() for loop in list(self._queues)))
        self._turns.shutdown()
        self._disk.shutdown()
        self._transactions.close()

    def _check_open(self) -> None:
        if self._is_closed:
            raise WriterClosedError

    async def _drain(self, loop: asyncio.AbstractEventLoop, waiting: list[Waiting]) -> None:
        """Commit what is queued, group after group; what comes while the disk works is the next group."""
        try:
            while waiting:
                group = waiting[:MOST_USE_CASES_A_COMMIT]
                del waiting[:MOST_USE_CASES_A_COMMIT]
                await self._commit(group)
                for write in group:
                    write.answer()
        finally:
            with self._is_drained:
                del self._queues[loop]
                self._is_drained.notify_all()

    async def _commit(self, group: list[Waiting]) -> None:
        """Run a group in one transaction; when that cannot be kept, each of its use cases in one of its own."""
        try:
            await self._together(group, await self._begun())
        except DatabaseUnavailableError as error:
            _fail(group, error)
        except Exception as error:  # noqa: BLE001 - each use case gets its own answer
            if len(group) == 1:
                _fail(group, group[0].error or error)
                return
            for write in group:
                await self._commit([write])

    async def _together(self, group: list[Waiting], transaction: WriteTransaction) -> None:
        try:
            transaction.run(group)
            job = self._disk.submit(transaction.commit)
            try:
                await asyncio.wrap_future(job)
            except asyncio.CancelledError:
                if not job.cancel():
                    return job.result()
                raise
        except BaseException:
            transaction.give_up()
            raise

    async def _begun(self) -> WriteTransaction:
        """Return a transaction, waited for where the loop is not held up."""
        at_once = self._transactions.begin_at_once()
        if at_once is not None:
            return at_once
        job = self._turns.submit(self._transactions.begin)
        try:
            return await asyncio.wrap_future(job)
        except asyncio.CancelledError:
            if not job.cancel():
                job.result().give_up()
            raise


def _fail(group: list[Waiting], error: BaseException) -> None:
    for write in group:
        write.fail(error)
