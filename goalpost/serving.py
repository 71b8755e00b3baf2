"""`goalpost serve`, `goalpost scheduler` and `goalpost bot`: processes without a prompt, which log to stderr."""

import asyncio
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial

import structlog

from core.clock import utc_now
from core.db.database import Database
from core.logs import RequestLog, logging_to
from core.metrics import Metrics
from core.settings import Settings, variable
from goalpost.bots import channels_of
from goalpost.channels import no_channels, running
from goalpost.memory import settle
from goalpost.preparation import address, opened, remarks_on
from goalpost.refusal import ExitCode, RefusalError
from goalpost.stopping import asked_to_end, stopping_by

_log: structlog.typing.FilteringBoundLogger = structlog.get_logger()


def serve(settings: Settings, *, has_ticks: bool, has_bots: bool) -> None:
    """Run the server, the scheduler and the bots beside it, until the process is asked to end."""
    from goalpost.server import Serving, listen, url_of

    with _logging(settings) as request_log, listen(settings) as listener, opened(settings) as database:
        ready = partial(_log.info, "listening", url=url_of(listener), database=address(settings))
        serving = Serving(
            settings,
            database,
            request_log=request_log,
            when_ready=ready,
            has_ticks=has_ticks,
            make_channels=channels_of(settings, database) if has_bots else no_channels,
        )
        with stopping_by(serving.stop):
            serving.run(listener)
        _log.info("stopped")


def schedule(settings: Settings) -> None:
    """Run the scheduler alone, until the process is asked to end."""
    with _logging(settings), opened(settings) as database:
        asyncio.run(_tick(settings, database))
        _log.info("stopped")


async def _tick(settings: Settings, database: Database) -> None:
    from scheduler.app import Metronome

    with asked_to_end() as asked:
        metronome = Metronome(database, utc_now, metrics=Metrics())
        metronome.start()
        settle()
        _log.info("ticking", database=address(settings))
        await asked.wait()
        metronome.stop()


def talk_on_telegram(settings: Settings) -> None:
    """Run the Telegram bot alone, until the process is asked to end.

    Raises: `RefusalError` without a token.
    """
    if settings.telegram_token is None:
        why = "GOALPOST_TELEGRAM_TOKEN is not set; @BotFather gives a token"
        raise RefusalError(why, code=ExitCode.WRONG_USE)
    alone = {
        "telegram_webhook_url": None,
        "slack_bot_token": None,
        "slack_client_id": None,
    }  # there is no server to come to
    asking = settings.model_copy(update=alone)
    with _logging(settings), opened(settings) as database:
        asyncio.run(_talk(asking, database))
        _log.info("stopped")


def talk_on_slack(settings: Settings) -> None:
    """Run the Slack app alone over a connection of its own, until the process is asked to end.

    Raises: `RefusalError` without the tokens for that.
    """
    tokens = {"slack_bot_token": "it begins with xoxb-", "slack_app_token": "it begins with xapp-"}
    needed = {
        name: shape for name, shape in tokens.items() if name == "slack_app_token" or not settings.slack_client_id
    }
    missing = [f"{variable(name)} is not set; {shape}" for name, shape in needed.items() if not getattr(settings, name)]
    if missing:
        raise RefusalError(missing, code=ExitCode.WRONG_USE)
    alone = {"telegram_token": None, "slack_signing_secret": None}  # there is no server to come to
    with _logging(settings), opened(settings) as database:
        asyncio.run(_talk(settings.model_copy(update=alone), database))
        _log.info("stopped")


async def _talk(settings: Settings, database: Database) -> None:
    with asked_to_end() as asked:
        async with running(channels_of(settings, database)(Metrics())):
            settle()
            _log.info("chatting", database=address(settings))
            await asked.wait()


@contextmanager
def _logging(settings: Settings) -> Iterator[RequestLog]:
    with (
        os.fdopen(sys.stderr.fileno(), "wb", buffering=0, closefd=False) as stderr,
        logging_to(stderr, level=settings.log_level) as request_log,
    ):
        for remark in remarks_on(settings):
            _log.warning(remark)
        yield request_log
