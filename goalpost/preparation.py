"""What every command needs first: valid settings, the data folder, the open database. Mistakes become refusals here."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from core.settings import Settings, SettingsError, load_settings, unknown_settings, variable
from goalpost.refusal import ExitCode, RefusalError

if TYPE_CHECKING:
    from core.db.database import Database

NOT_YET = {
    "nats_url": "this version does not speak to NATS yet",
}
"""Settings that are read for later versions, and what is said to somebody who sets one."""
_WITHOUT_SLACK = dict.fromkeys(
    ("slack_app_token", "slack_signing_secret", "slack_client_secret"),
    f"Slack stays off without {variable('slack_bot_token')} or {variable('slack_client_id')}",
)


def settings_for(**overrides: object) -> Settings:
    """Read the settings; what stands on the command line goes before the environment."""
    try:
        return load_settings(overrides)
    except SettingsError as error:
        raise RefusalError(error.mistakes, code=ExitCode.WRONG_USE) from None


def remarks_on(settings: Settings) -> list[str]:
    """Return what an operator should know about their settings: unknown names, and what has no effect."""
    has_slack = settings.slack_bot_token is not None or settings.slack_client_id is not None
    idle = {**NOT_YET, **({} if has_slack else _WITHOUT_SLACK)}
    return [
        *unknown_settings(),
        *(f"{variable(name)} is set, but {why}" for name, why in idle.items() if getattr(settings, name)),
    ]


def make_data_folder(settings: Settings) -> None:
    """Make the folder that the data is in, unless it is there."""
    try:
        settings.data_dir.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        why = (
            f"{variable('data_dir')}: '{settings.data_dir}' cannot be made ({error.strerror}); --data-dir names another"
        )
        raise RefusalError(why, code=ExitCode.WRONG_USE) from None
    if not os.access(settings.data_dir, os.W_OK | os.X_OK):
        why = f"{variable('data_dir')}: '{settings.data_dir}' cannot be written to; --data-dir names another"
        raise RefusalError(why, code=ExitCode.WRONG_USE)


@contextmanager
def opened(settings: Settings) -> "Iterator[Database]":
    """Open the database, migrated to this version's tables, and close it in the end.

    Raises: `RefusalError` when it cannot be opened, or not be had while the block runs.
    """
    from core.db.database import DatabaseUnavailableError

    database = open_or_refuse(settings)
    try:
        yield database
    except DatabaseUnavailableError:
        why = f"the database at {address(settings)} is kept by another process; nothing was changed, try again"
        raise RefusalError(why) from None
    finally:
        database.close()


def open_or_refuse(settings: Settings) -> "Database":
    """Open the database; one that cannot be opened is a refusal with its reason."""
    from sqlalchemy.exc import SQLAlchemyError

    from core.db.opening import open_database

    if settings.database_url is None:
        make_data_folder(settings)
    try:
        return open_database(settings.database_address)
    except (SQLAlchemyError, OSError) as error:
        raise RefusalError(f"cannot open the database at {address(settings)}: {_reason(error)}") from None


def address(settings: Settings) -> str:
    """Write where the database is, without a password."""
    from sqlalchemy import make_url

    return make_url(settings.database_address).render_as_string(hide_password=True)


def _reason(error: Exception) -> str:
    cause = getattr(error, "orig", None) or error
    return " ".join(str(cause).split())
