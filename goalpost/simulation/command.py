"""`goalpost simulate`: play, compare, tell."""

import json
from collections.abc import Iterator
from contextlib import contextmanager

import typer
from rich.console import Console
from rich.progress import BarColumn, Progress, TaskProgressColumn, TextColumn, TimeElapsedColumn

from goalpost.refusal import ExitCode
from goalpost.simulation.judging import judged
from goalpost.simulation.options import Options
from goalpost.simulation.platform import check_server_is_there
from goalpost.simulation.play import on_stage
from goalpost.simulation.report import document, report, write_chart
from goalpost.simulation.tell import Tell


def simulate(options: Options) -> None:
    """Simulate and print the report; the process ends with 1 when a promise is broken.

    Raises: `RefusalError` away from a checkout.
    """
    check_server_is_there()
    with _progress() as tell, on_stage(options, tell=tell) as play, play.played() as outcome:
        verdict = judged(options, outcome)
    for line in report(verdict):
        typer.echo(line)
    if options.json_file is not None:
        options.json_file.write_text(json.dumps(document(verdict), indent=2) + "\n", "utf-8")
    if options.chart_file is not None:
        write_chart(verdict, options.chart_file)
    if verdict.broken:
        raise typer.Exit(ExitCode.FAILED)


@contextmanager
def _progress() -> Iterator[Tell]:
    """Show on stderr how far it is, where somebody looks at it."""
    columns = (TextColumn("{task.description:<18}"), BarColumn(None), TaskProgressColumn(), TimeElapsedColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True) as progress:
        task = progress.add_task("", total=1.0)
        yield lambda what, done: progress.update(task, description=what, completed=done)
