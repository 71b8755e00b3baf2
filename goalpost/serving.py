"""`goalpost serve` and `goalpost scheduler`: processes without a prompt, which log to stderr."""

import asyncio
import sys
from functools import partial

import structlog

from core.clock import utc_now
from core.logs import configure_logs
from core.metrics import Metrics
from core.settings import Settings
from goalpost.preparation import address, opened, remarks_on
from goalpost.stopping import stopping_by

_log: structlog.typing.FilteringBoundLogger = structlog.get_logger()


def serve(settings: Settings, *, has_ticks: bool) -> None:
    """Run the server, and the scheduler beside it, until the process is asked to end."""
    from goalpost.server import Serving, listen, url_of

    _log_to_stderr(settings)
    with listen(settings) as listener:
        url = url_of(listener)
        with opened(settings) as database:
            ready = partial(_log.info, "listening", url=url, database=address(settings))
            serving = Serving(settings, database, when_ready=ready, has_ticks=has_ticks)
            with stopping_by(serving.stop):
                serving.run(listener)
    _log.info("stopped")


def schedule(settings: Settings) -> None:
    """Run the scheduler alone, until the process is asked to end."""
    _log_to_stderr(settings)
    asyncio.run(_schedule(settings))
    _log.info("stopped")


async def _schedule(settings: Settings) -> None:
    from scheduler.app import Metronome

    asked = asyncio.Event()
    loop = asyncio.get_running_loop()

    def ask() -> None:
        loop.call_soon_threadsafe(asked.set)

    with opened(settings) as database, stopping_by(ask):
        metronome = Metronome(database, utc_now, metrics=Metrics())
        metronome.start()
        _log.info("ticking", database=address(settings))
        await asked.wait()
        metronome.stop()


def _log_to_stderr(settings: Settings) -> None:
    configure_logs(settings.log_level, sys.stderr.buffer)
    for remark in remarks_on(settings):
        _log.warning(remark)
