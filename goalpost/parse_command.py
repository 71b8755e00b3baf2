"""`goalpost parse`: what the chat understands, line by line, for a context of goals; nothing is stored."""

import sys
from pathlib import Path

import typer

from goalpost.memory import settle
from goalpost.refusal import ExitCode, RefusalError


def parse(context: Path, *, explain: bool = False) -> None:
    """Read messages from stdin and print what each means, as one JSON object a line, or told to a person."""
    from goalpost.parse import parse_lines

    if not context.is_file():
        raise RefusalError(f"--context: there is no file {context}", code=ExitCode.WRONG_USE)
    settle()
    for line in parse_lines(context, sys.stdin, is_explained=explain):
        typer.echo(line)
