"""A week of two thousand people across a change of clocks, with crashes and outages: nothing lost, wrong or late."""

import faulthandler
import json
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
USERS, DAYS, CRASHES, A_SECOND = 2000, 7, 5, 250
MOST_SECONDS = 840


@pytest.mark.slow
def test_a_week_of_two_thousand_people_passes_without_a_reminder_lost_or_at_a_wrong_time(tmp_path: Path) -> None:
    faulthandler.cancel_dump_traceback_later()  # its own limit is below
    figures = tmp_path / "figures.json"
    command = [sys.executable, "-m", "goalpost", "simulate", "--users", str(USERS), "--days", str(DAYS)]
    command += ["--pace", str(A_SECOND)]
    ended = subprocess.run(  # noqa: S603 - our own command
        [*command, "--crashes", str(CRASHES), "--outage", "30m", "--json", str(figures)],
        cwd=ROOT,
        capture_output=True,
        text=True,
        timeout=MOST_SECONDS,
        check=False,
    )
    assert ended.returncode == 0, ended.stdout[-3000:] + ended.stderr[-3000:]
    assert json.loads(figures.read_text("utf-8"))["sent"] > USERS
