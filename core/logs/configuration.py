"""What a log line holds, where it goes, and which loggers are heard."""

import logging
from collections.abc import Iterator, MutableMapping
from contextlib import contextmanager
from typing import BinaryIO

import orjson
import structlog

from core.clock import utc_now
from core.logs.lines import lines_to
from core.logs.requests import RequestLog
from core.logs.scrubbing import scrubbed, without_rows

TOO_TALKATIVE = dict.fromkeys(("alembic.runtime.plugins", "apscheduler", "sqlalchemy", "uvicorn"), logging.WARNING)
"""Libraries that log every run, statement or start: quieter than we are unless we debug."""

Event = MutableMapping[str, object]


@contextmanager
def logging_to(stream: BinaryIO, *, level: str) -> Iterator[RequestLog]:
    """Send every log line of this process, from `level` upwards, to a stream, for as long as the block runs.

    Yields the log of requests, which goes to the same stream. The stream should be unbuffered.
    """
    threshold = logging.getLevelNamesMapping()[level.upper()]
    with lines_to(stream) as lines:
        structlog.configure(
            cache_logger_on_first_use=True,
            wrapper_class=structlog.make_filtering_bound_logger(threshold),
            processors=[
                structlog.contextvars.merge_contextvars,
                structlog.processors.add_log_level,
                structlog.processors.format_exc_info,
                _without_rows,
                _rendered,
            ],
            logger_factory=lambda *_: lines,
        )
        logging.basicConfig(level=threshold, handlers=[_IntoStructlog()], force=True)
        for name, quieter in TOO_TALKATIVE.items():
            logging.getLogger(name).setLevel(max(threshold, quieter) if threshold > logging.DEBUG else threshold)
        yield RequestLog(lines.info if threshold <= logging.INFO else None)


class _IntoStructlog(logging.Handler):
    """Hands a record of the standard library on, with the logger's name.

    One that cannot be formatted is told of by its template: the library's own report would show what is to be scrubbed.
    """

    def __init__(self) -> None:
        super().__init__()
        self._log: structlog.typing.FilteringBoundLogger = structlog.get_logger()

    def emit(self, record: logging.LogRecord) -> None:
        try:
            self._log.log(record.levelno, record.getMessage(), logger=record.name, exc_info=record.exc_info)
        except Exception:  # noqa: BLE001 - as logging.Handler promises: a log line never breaks what it tells of
            self._log.error("log record could not be formatted", logger=record.name, template=str(record.msg))


def _rendered(_logger: object, _method: str, event: Event) -> bytes:
    line = orjson.dumps({"at": utc_now(), **event}, default=repr, option=orjson.OPT_NON_STR_KEYS | orjson.OPT_UTC_Z)
    return scrubbed(line)


def _without_rows(_logger: object, _method: str, event: Event) -> Event:
    trace = event.get("exception")
    if isinstance(trace, str):
        event["exception"] = without_rows(trace)
    return event
