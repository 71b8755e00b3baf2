"""Log lines as JSON: one object a line, UTC, tokens scrubbed. The standard library's loggers end up in the same form.

`structlog.get_logger()` gives a logger anywhere; what `structlog.contextvars` binds (a request id) is on each line.
"""

from core.logs.configuration import logging_to
from core.logs.requests import RequestLog
from core.logs.scrubbing import scrubbed

__all__ = ["RequestLog", "logging_to", "scrubbed"]
