"""`goalpost up`: all in one process. Server and scheduler run in a thread, the prompt has the terminal."""

import os
import stat
import sys
import threading
from collections.abc import Iterator
from concurrent.futures import Future
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import typer

from core.settings import Settings
from goalpost.bots import channels_of
from goalpost.chatting import chat
from goalpost.log_file import log_file, logging_to_file
from goalpost.preparation import address, make_data_folder, opened, remarks_on
from goalpost.stopping import leave_on_sigterm

if TYPE_CHECKING:
    import socket

    from core.db.database import Database
    from core.logs import RequestLog
    from goalpost.server import Serving


def up(settings: Settings, *, user: str) -> None:
    """Run the server, the scheduler and a prompt; end when the prompt does."""
    from goalpost.server import listen

    make_data_folder(settings)
    leave_on_sigterm()
    with (
        listen(settings) as listener,
        logging_to_file(settings) as request_log,
        opened(settings) as database,
        _beside(settings, database, listener=listener, request_log=request_log) as beside,
    ):
        beside.wait_until_ready()
        typer.echo(welcome(settings, listener, user=user))
        _occupy(database, settings, user=user, beside=beside)


def welcome(settings: Settings, listener: "socket.socket", *, user: str) -> str:
    """Return what somebody who starts Goalpost wants to know, a line each."""
    from goalpost.server import url_of

    url = url_of(listener)
    leaving = "Ctrl-D or /quit ends it." if has_prompt() else "Ctrl-C ends it."
    lines = [
        f"Goalpost is up. {leaving}",
        f"  API      {url}/v1  (description: {url}/docs)",
        f"  Data     {address(settings)}",
        f"  Log      {log_file(settings)}",
        f"  Token    {_command('token', settings, user=user)}",
        *(f"  Note     {remark}" for remark in remarks_on(settings)),
    ]
    return "\n".join(lines) + "\n"


def has_prompt() -> bool:
    """Say whether anybody may type: a terminal, a pipe or a file. With /dev/null we serve until we are asked to end."""
    try:
        kind = os.fstat(sys.stdin.fileno()).st_mode
    except (AttributeError, OSError, ValueError):
        return False
    return sys.stdin.isatty() or not stat.S_ISCHR(kind)


class _Beside:
    """The server in a thread of its own; what it dies of reaches whoever waits for it."""

    def __init__(
        self, settings: Settings, database: "Database", *, listener: "socket.socket", request_log: "RequestLog"
    ) -> None:
        self._ready: Future[None] = Future()
        self._serving: Serving | None = None
        self._work = (settings, database, listener, request_log)
        self._thread = threading.Thread(target=self._run, name="goalpost-server", daemon=True)
        self._thread.start()

    def wait_until_ready(self) -> None:
        """Return once requests are answered. Raises what the server could not start for."""
        self._ready.result()

    def wait(self) -> None:
        """Return when the server has ended."""
        self._thread.join()

    def stop(self) -> None:
        """Let the server finish what it was asked, and wait for its end."""
        if self._serving is not None:
            self._serving.stop()
        self._thread.join()

    def _run(self) -> None:
        from goalpost.server import Serving

        settings, database, listener, request_log = self._work
        try:
            self._serving = Serving(
                settings,
                database,
                request_log=request_log,
                when_ready=lambda: self._ready.set_result(None),
                make_channels=channels_of(settings, database),
            )
            self._serving.run(listener)
        except BaseException as error:  # noqa: BLE001 - handed on to the thread that waits
            if not self._ready.done():
                self._ready.set_exception(error)


@contextmanager
def _beside(
    settings: Settings, database: "Database", *, listener: "socket.socket", request_log: "RequestLog"
) -> "Iterator[_Beside]":
    beside = _Beside(settings, database, listener=listener, request_log=request_log)
    try:
        yield beside
    finally:
        beside.stop()


def _occupy(database: "Database", settings: Settings, *, user: str, beside: _Beside) -> None:
    try:
        if has_prompt():
            chat(database, settings, user=user)
        else:
            beside.wait()
    except KeyboardInterrupt:
        typer.echo()


def _command(name: str, settings: Settings, *, user: str) -> str:
    """Return the command line that works for the data this process uses."""
    program = Path(sys.executable).parent / "goalpost"
    near = os.path.relpath(program) if program.exists() else "goalpost"
    elsewhere = "" if settings.data_dir == Path("data") else f" --data-dir {settings.data_dir}"
    return f"{near} {name} --user {user}{elsewhere}"
