"""`make run` at a terminal, which is where people interrupt it."""

import os
import subprocess
import sys
from pathlib import Path

from tests.scenario.processes import PATIENCE_SECONDS, ROOT, surroundings

CTRL_C = b"\x03"


def test_ctrl_c_ends_make_run_without_a_failure(tmp_path: Path) -> None:
    program = tmp_path / "goalpost"
    program.write_text(f'#!/bin/sh\nexec {sys.executable} -m goalpost "$@"\n')
    program.chmod(0o755)
    ours, theirs = os.openpty()
    run = f'make -C {ROOT} -o .venv/.runtime run BIN={tmp_path} ARGS="--port 0 --user ada --data-dir {tmp_path}"'
    command = ["/bin/sh", "-c", f'exec {run} <"$0" >"$0" 2>&1', os.ttyname(theirs)]
    with subprocess.Popen(command, env=surroundings(), start_new_session=True) as process:  # noqa: S603 - our own command
        shown = until(ours, b"> ")
        os.write(ours, CTRL_C)
        assert process.wait(PATIENCE_SECONDS) == 0
    assert b"Goalpost is up" in shown
    os.close(theirs)
    assert b"***" not in rest(ours)
    os.close(ours)


def until(terminal: int, ending: bytes) -> bytes:
    """Read what a terminal shows until it ends with something."""
    shown = b""
    while not shown.endswith(ending):
        shown += os.read(terminal, 1)
    return shown


def rest(terminal: int) -> bytes:
    """Read what is left of what a terminal shows, whose programs have ended."""
    shown = b""
    try:
        while piece := os.read(terminal, 1024):
            shown += piece
    except OSError:  # how Linux says that the other end is closed
        pass
    return shown
