"""Why a command cannot do what it was asked: lines for a person, and an exit code. Never a traceback."""

import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from enum import IntEnum
from typing import NoReturn

import typer

from core.domain.errors import InvalidInput


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


@contextmanager
def wrong_use_refused() -> Iterator[None]:
    """Refuse what the options say wrongly, a line for each, where a use case finds that out.

    Raises: `RefusalError` in place of VALIDATION_ERROR.
    """
    try:
        yield
    except InvalidInput as error:
        lines = (f"--{problem.field}: {problem.message}" for problem in error.problems)
        raise RefusalError(lines, code=ExitCode.WRONG_USE) from None


def complain(line: str) -> None:
    """Say something on stderr, by name, so that it is known who speaks in a long log."""
    typer.echo(f"goalpost: {line}", err=True)


def leave(refusal: RefusalError) -> NoReturn:
    """Show a refusal and end the process."""
    for line in refusal.lines:
        complain(line)
    sys.exit(refusal.code)
