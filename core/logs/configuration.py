"""What a log line holds, what is taken out of it, and which loggers are heard."""

import logging
import re
from collections.abc import Iterator, MutableMapping
from contextlib import contextmanager
from typing import BinaryIO

import orjson
import structlog

from core.clock import utc_now
from core.logs.lines import lines_to

SECRETS = re.compile(
    rb"(?P<telegram>\bbot\d+:)[\w-]+"  # stands in the URL of every call: https://core.telegram.org/bots/api
    rb"|(?P<bearer>[Bb]earer\s+)[^\s\"',]+"
    rb"|(?P<password>://[^/@\s:\"]*:)[^/@\s\"]+(?=@)"
    rb"|(?P<goalpost>\bgp_)[a-z0-9]{8,}"
    rb"|(?P<slack>\bx(?:ox[a-z]|app)-)[\w.-]+"
)
TOO_TALKATIVE = dict.fromkeys(("alembic.runtime.plugins", "apscheduler", "sqlalchemy", "uvicorn"), logging.WARNING)
"""Libraries that log every run, statement or start: quieter than we are unless we debug."""

Event = MutableMapping[str, object]


@contextmanager
def logging_to(stream: BinaryIO, *, level: str) -> Iterator[None]:
    """Send every log line of this process, from `level` upwards, to a stream, for as long as the block runs."""
    threshold = logging.getLevelNamesMapping()[level.upper()]
    with lines_to(stream) as lines:
        structlog.configure(
            cache_logger_on_first_use=True,
            wrapper_class=structlog.make_filtering_bound_logger(threshold),
            processors=[
                structlog.contextvars.merge_contextvars,
                structlog.processors.add_log_level,
                structlog.processors.format_exc_info,
                _rendered,
            ],
            logger_factory=lambda *_: lines,
        )
        logging.basicConfig(level=threshold, handlers=[_IntoStructlog()], force=True)
        for name, quieter in TOO_TALKATIVE.items():
            logging.getLogger(name).setLevel(max(threshold, quieter) if threshold > logging.DEBUG else threshold)
        yield


def scrubbed(text: bytes) -> bytes:
    """Replace the secret part of every token by `***`; what kind of token it was stays to be seen."""
    # A line without any of these holds no secret: looking for them costs a tenth of the pattern, and less than a loop.
    if b"bot" in text or b"earer" in text or b"://" in text or b"gp_" in text or b"xox" in text or b"xapp-" in text:
        return SECRETS.sub(_kind_only, text)
    return text


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


def _kind_only(found: re.Match[bytes]) -> bytes:
    kind = found.group(found.lastgroup) if found.lastgroup else b""
    return kind + b"***"
