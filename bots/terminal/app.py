"""The terminal's listener: a prompt with history for a person, plain answers for a pipe."""

from io import TextIOWrapper
from pathlib import Path
from typing import TextIO

import structlog
from sqlmodel import Session

from bots.conversation.engine import handle
from bots.conversation.incoming import Incoming
from bots.conversation.wording import fixed
from bots.conversation.wording.language import say, speaking
from bots.terminal.files import with_files_saved
from bots.terminal.render import render
from core.clock import Clock
from core.db.database import Database
from core.domain.public_address import PublicAddress
from core.services.users import actor_named

CHANNEL = "terminal"
PROMPT = "> "
_ENDINGS = frozenset({"exit", "quit", "/exit", "/quit", ":q"})
_log: structlog.typing.FilteringBoundLogger = structlog.get_logger()


def run_terminal(
    database: Database,
    clock: Clock,
    *,
    user: str,
    stdin: TextIO,
    stdout: TextIO,
    public: PublicAddress | None = None,
) -> None:
    """Answer each line until `exit`, `quit` or the end of the input."""
    _forgive(stdin, stdout)
    is_prompted = stdin.isatty() and stdout.isatty()
    if is_prompted:
        _enable_editing()
        stdout.write(greeting() + "\n")
    while True:
        line = _next_line(stdin, stdout, is_prompted=is_prompted)
        if line is None or line.strip().casefold() in _ENDINGS:
            return
        if line.strip():
            said = answer(database, clock, user=user, text=line.strip(), is_colour=is_prompted, public=public)
            stdout.write(f"{said}\n")
            stdout.flush()


def greeting() -> str:
    """Return what the prompt begins with."""
    return say("Tell me what you did, for example `meditate 10m`. `help` shows more, `exit` ends.")


def answer(
    database: Database,
    clock: Clock,
    *,
    user: str,
    text: str,
    is_colour: bool = False,
    public: PublicAddress | None = None,
) -> str:
    """Answer one line of a user. One that fails is told of in the log, changes nothing and does not end the prompt."""
    now = clock()

    def use_case(session: Session) -> str:
        actor = actor_named(session, user, now=now)
        incoming = Incoming(channel=CHANNEL, conversation=user, text=text, sent_at=now)
        # Written out before the commit: what cannot be shown is not done either.
        with speaking(actor.locale):
            reply = with_files_saved(handle(session, actor, incoming, now=now), Path.cwd())
            return render(reply, is_colour=is_colour, public=public)

    try:
        return database.write_now(use_case)
    except Exception:  # noqa: BLE001 - whatever it is, the person gets an answer and the log a trace
        _log.exception("line failed", channel=CHANNEL)
        return fixed.failed()


def _next_line(stdin: TextIO, stdout: TextIO, *, is_prompted: bool) -> str | None:
    """Return the next line, None at the end of the input or when a person interrupts."""
    if not is_prompted:
        return stdin.readline() or None
    try:
        return input(PROMPT)
    except (EOFError, KeyboardInterrupt):
        stdout.write("\n")
        return None


def _forgive(*streams: TextIO) -> None:
    """Let bytes that are no text, and signs that the terminal does not have, become question marks."""
    for stream in streams:
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(errors="replace")


def _enable_editing() -> None:
    """Give the prompt arrow keys and a history of this session, where the platform has them."""
    try:
        import readline  # noqa: F401, PLC0415 - importing it is what switches it on, and only for a prompt
    except ImportError:
        return
