"""The key that seals tokens at rest: the one that is set, else one of a file that is made on first use."""

import os
import tempfile
from contextlib import suppress
from pathlib import Path

from core.sealing import Seal, is_key, new_key
from core.settings import Settings, variable
from goalpost.refusal import ExitCode, RefusalError

KEY_FILE = "slack-token.key"


def seal_of(settings: Settings) -> Seal:
    """Return the seal of a process.

    Raises: `RefusalError` when the file of the key cannot be read or made, or holds none.
    """
    if settings.slack_token_key is not None:
        return Seal(key.strip() for key in settings.slack_token_key.get_secret_value().split(","))
    path = settings.data_dir / KEY_FILE
    try:
        if not path.exists():
            _make(path)
        keys = path.read_text("ascii").split()
    except OSError as error:
        why = f"{path}: {os.strerror(error.errno or 0)}; it holds the key of stored tokens"
        raise RefusalError(f"{why}, which {variable('slack_token_key')} may name instead") from None
    if not keys or not all(map(is_key, keys)):
        raise RefusalError(f"{path}: holds no key, but stored tokens are sealed by one", code=ExitCode.WRONG_USE)
    return Seal(keys)


def _make(path: Path) -> None:
    """Make the file whole at once, for its owner alone; one that somebody else made meanwhile stays."""
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, fresh = tempfile.mkstemp(dir=path.parent)  # readable and writable by its owner alone
    try:
        with os.fdopen(handle, "w", encoding="ascii") as file:
            file.write(f"{new_key()}\n")
            file.flush()
            os.fsync(file.fileno())
        with suppress(FileExistsError):
            os.link(fresh, path)
    finally:
        Path(fresh).unlink()
