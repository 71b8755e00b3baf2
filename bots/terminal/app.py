"""The terminal's listener: a prompt with history for a person, plain answers for a pipe."""

from io import TextIOWrapper
from typing import TextIO

from sqlmodel import Session

from bots.conversation.engine import handle
from bots.conversation.incoming import Incoming
from bots.conversation.replies import Reply
from bots.terminal.render import render
from core.clock import Clock
from core.db.database import Database
from core.services.users import actor_named

CHANNEL = "terminal"
PROMPT = "> "
GREETING = "Tell me what you did, for example `meditate 10m`. `help` shows more, `exit` ends."
_ENDINGS = frozenset({"exit", "quit", "/exit", "/quit", ":q"})


def run_terminal(database: Database, clock: Clock, *, user: str, stdin: TextIO, stdout: TextIO) -> None:
    """Answer each line until `exit`, `quit` or the end of the input."""
    _forgive(stdin, stdout)
    is_prompted = stdin.isatty() and stdout.isatty()
    if is_prompted:
        _enable_editing()
        stdout.write(GREETING + "\n")
    while True:
        line = _next_line(stdin, stdout, is_prompted=is_prompted)
        if line is None or line.strip().casefold() in _ENDINGS:
            return
        if line.strip():
            reply = answer(database, clock, user=user, text=line.strip())
            stdout.write(render(reply, is_colour=is_prompted) + "\n")
            stdout.flush()


def answer(database: Database, clock: Clock, *, user: str, text: str) -> Reply:
    """Answer one line of a user."""
    now = clock()

    def use_case(session: Session) -> Reply:
        actor = actor_named(session, user, now=now)
        incoming = Incoming(channel=CHANNEL, conversation=user, text=text, sent_at=now)
        return handle(session, actor, incoming, now=now)

    return database.write_now(use_case)


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
