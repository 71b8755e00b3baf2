"""What can be set, and how it is read, every mistake in one go.

Every field's description says what the variable takes, with an example: it completes "... is not ..." in a message.
"""

import difflib
import os
from collections.abc import Iterable, Mapping
from enum import StrEnum
from pathlib import Path
from typing import Annotated

from pydantic import AfterValidator, BeforeValidator, Field, SecretStr, ValidationError
from pydantic_settings import BaseSettings, DotEnvSettingsSource, NoDecode, SettingsConfigDict

from core.settings import kinds

PREFIX = "GOALPOST_"
FOR_TESTS = "GOALPOST_TEST_"


class LogLevel(StrEnum):
    """How much is logged: this and everything graver."""

    DEBUG = "debug"
    INFO = "info"
    WARNING = "warning"
    ERROR = "error"


class SettingsError(Exception):
    """Settings are wrong. `mistakes` has one line each: the variable, what was seen unless secret, what it takes."""

    def __init__(self, mistakes: Iterable[str]) -> None:
        self.mistakes = tuple(mistakes)
        super().__init__("\n".join(self.mistakes))


class Settings(BaseSettings):
    """What an operator may change. Secrets and addresses that may hold a password never show in a repr."""

    model_config = SettingsConfigDict(
        env_prefix=PREFIX, env_file=".env", env_ignore_empty=True, extra="ignore", frozen=True
    )

    data_dir: Path = Field(default=Path("data"), description="a folder, such as /var/lib/goalpost")
    host: str = Field(default="127.0.0.1", min_length=1, description="a host name or address, such as 0.0.0.0")
    port: int = Field(
        default=8000, ge=0, le=65535, description="a port from 0 to 65535, such as 8000 (0 takes any free one)"
    )
    database_url: Annotated[str | None, AfterValidator(kinds.database_address)] = Field(
        default=None,
        repr=False,
        description="sqlite:///path/to/goalpost.db or postgresql://user:password@host:5432/name",
    )
    rate_limits: bool = Field(default=True, description="on or off")
    cors_origins: Annotated[tuple[str, ...], NoDecode, BeforeValidator(kinds.origins)] = Field(
        default=("*",), description="* or origins with commas between, such as https://app.example.com"
    )
    log_level: Annotated[LogLevel, BeforeValidator(kinds.lower)] = Field(
        default=LogLevel.INFO, description="debug, info, warning or error"
    )
    public_url: Annotated[str | None, AfterValidator(kinds.public_address)] = Field(
        default=None, description="a web address without a path, such as https://goals.example.com"
    )
    telegram_token: Annotated[SecretStr | None, AfterValidator(kinds.bot_token)] = Field(
        default=None, description="a token as BotFather gives it: digits, a colon, letters"
    )
    telegram_api_url: Annotated[str, AfterValidator(kinds.web_address)] = Field(
        default="https://api.telegram.org", description="a web address, such as https://api.telegram.org"
    )
    telegram_webhook_url: Annotated[str | None, AfterValidator(kinds.webhook_address)] = Field(
        default=None, description="a web address with a path, such as https://goals.example.com/telegram/webhook"
    )
    slack_bot_token: Annotated[SecretStr | None, AfterValidator(kinds.slack_bot_token)] = Field(
        default=None, description="a bot token of Slack: it begins with xoxb-"
    )
    slack_signing_secret: SecretStr | None = Field(default=None, description="the signing secret of a Slack app")
    slack_app_token: Annotated[SecretStr | None, AfterValidator(kinds.slack_app_token)] = Field(
        default=None, description="an app-level token of Slack: it begins with xapp-"
    )
    slack_client_id: Annotated[str | None, AfterValidator(kinds.slack_client_id)] = Field(
        default=None, description="the client id of a Slack app: two numbers with a dot between"
    )
    slack_client_secret: SecretStr | None = Field(default=None, description="the client secret of a Slack app")
    slack_token_key: Annotated[SecretStr | None, AfterValidator(kinds.sealing_keys)] = Field(
        default=None, description="one or several keys of 44 letters with commas between, the newest first"
    )
    slack_api_url: Annotated[str, AfterValidator(kinds.web_address)] = Field(
        default="https://slack.com/api/", description="a web address, such as https://slack.com/api/"
    )
    nats_url: Annotated[str | None, AfterValidator(kinds.nats_address)] = Field(
        default=None, repr=False, description="an address of NATS, such as nats://127.0.0.1:4222"
    )

    @property
    def database_address(self) -> str:
        """The database to open: the one that is named, else a SQLite file in the data folder."""
        return self.database_url or f"sqlite:///{self.data_dir / 'goalpost.db'}"


def load_settings(overrides: Mapping[str, object] | None = None) -> Settings:
    """Read the environment and `.env`; what the command line says goes before both.

    Raises: `SettingsError` with every mistake that was found.
    """
    given = {name: value for name, value in (overrides or {}).items() if value is not None}
    try:
        return Settings.model_validate(given)
    except ValidationError as error:
        wrong = {str(problem["loc"][0]): problem["input"] for problem in error.errors(include_url=False)}
        raise SettingsError(_mistake(name, seen) for name, seen in wrong.items()) from None


def unknown_settings() -> list[str]:
    """Return a line for every GOALPOST_* variable, of the environment or `.env`, that nothing reads."""
    known = {variable(name) for name in Settings.model_fields}
    names = {name.upper() for name in (*os.environ, *DotEnvSettingsSource(Settings).env_vars)}
    strangers = sorted(name for name in names - known if name.startswith(PREFIX) and not name.startswith(FOR_TESTS))
    return [_unknown(name, known) for name in strangers]


def variable(field: str) -> str:
    """Return the environment's name of a setting."""
    return PREFIX + field.upper()


def _mistake(name: str, seen: object) -> str:
    field = Settings.model_fields[name]
    is_secret = field.annotation == (SecretStr | None)
    value = "the value (not shown)" if is_secret else repr(kinds.shown(str(seen)))
    return f"{variable(name)}: {value} is not {field.description}"


def _unknown(name: str, known: Iterable[str]) -> str:
    words = [each.removeprefix(PREFIX) for each in known]
    nearest = difflib.get_close_matches(name.removeprefix(PREFIX), words, n=1, cutoff=0.7)
    advice = f"did you mean {PREFIX}{nearest[0]}?" if nearest else "docs/configuration.md lists all there are"
    return f"{name}: there is no such setting; {advice}"
