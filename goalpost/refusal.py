"""Why a command cannot do what it was asked: lines for a person, and an exit code. Never a traceback."""

import sys
from collections.abc import Iterable
from enum import IntEnum
from typing import NoReturn

import typer


class ExitCode(IntEnum):
    """What a process tells whoever started it."""

    FAILED = 1
    WRONG_USE = 2


class RefusalError(Exception):
    """Raised anywhere below a command, shown by its edge: one line for each mistake, with the way out."""

    def __init__(self, lines: str | Iterable[str], *, code: ExitCode = ExitCode.FAILED) -> None:
        self.lines = (lines,) if isinstance(lines, str) else tuple(lines)
        self.code = code
        super().__init__("\n".join(self.lines))


def complain(line: str) -> None:
    """Say something on stderr, by name, so that it is known who speaks in a long log."""
    typer.echo(f"goalpost: {line}", err=True)


def leave(refusal: RefusalError) -> NoReturn:
    """Show a refusal and end the process."""
    for line in refusal.lines:
        complain(line)
    sys.exit(refusal.code)
