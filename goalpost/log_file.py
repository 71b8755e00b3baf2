"""Where processes with a prompt log to: a file in the data folder, so that the prompt stays the user's."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from core.logs import RequestLog, logging_to
from core.settings import Settings
from goalpost.preparation import make_data_folder

LOG_FILE = "goalpost.log"


def log_file(settings: Settings) -> Path:
    """Return the file of the logs."""
    return settings.data_dir / LOG_FILE


@contextmanager
def logging_to_file(settings: Settings) -> Iterator[RequestLog]:
    """Send the logs of this process to the file; several processes may, since each line is added whole."""
    make_data_folder(settings)
    with log_file(settings).open("ab", buffering=0) as file, logging_to(file, level=settings.log_level) as request_log:
        yield request_log
