"""Logs in memory for a stretch of a test. Afterwards all loggers are as before, or every later test would log."""

import io
import logging
from collections.abc import Iterator
from contextlib import contextmanager

import structlog

from core.logs import RequestLog, logging_to
from core.logs.configuration import TOO_TALKATIVE


@contextmanager
def logging_here(stream: io.BytesIO, *, level: str) -> Iterator[RequestLog]:
    """Send logs to a stream, and put everything back afterwards."""
    root = logging.getLogger()
    handlers, levels = root.handlers[:], {each: each.level for each in (root, *map(logging.getLogger, TOO_TALKATIVE))}
    try:
        with logging_to(stream, level=level) as request_log:
            yield request_log
    finally:
        structlog.reset_defaults()
        root.handlers[:] = handlers
        for logger, before in levels.items():
            logger.setLevel(before)
