"""Settings of the whole test run: how hard Hypothesis tries, and what is said of tests that need PostgreSQL.

Random order, warnings as errors and sockets that reach only this machine are set in pyproject.toml. Database fixtures
live in tests/integration.
"""

import gc
import os

import pytest
from hypothesis import settings

from tests.postgres import postgres_url, why_there_is_none

settings.register_profile("dev", max_examples=50, deadline=None)
settings.register_profile("ci", max_examples=200, deadline=None, print_blob=True)


def pytest_configure() -> None:
    """Try harder where nobody waits; deadlines are off because two shared cores keep none."""
    settings.load_profile("ci" if os.environ.get("CI") else "dev")


def pytest_collection_finish() -> None:
    """Spare the garbage collector what was imported and collected: most of what there is, and it stays."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(20_000, 10, 10)


@pytest.fixture(scope="session")
def anyio_backend() -> str:
    """Run asynchronous tests on the event loop that the edges run on."""
    return "asyncio"


def pytest_runtest_setup(item: pytest.Item) -> None:
    """Leave out a PostgreSQL test where there is no server; under CI the missing server is an error."""
    if item.get_closest_marker("postgres") is not None and postgres_url() is None:
        pytest.skip(why_there_is_none())


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Say how many PostgreSQL tests did not run: a green run without them proves half."""
    skipped = terminalreporter.getreports("skipped")
    missed = sum("postgres" in report.keywords for report in skipped)
    if missed:
        terminalreporter.write_line(f"PostgreSQL: {missed} tests not run, {why_there_is_none()}", yellow=True)
