"""Settings are read from variables, `.env` and the command line, in that order of weight, and judged all at once."""

from pathlib import Path

import pytest
from pydantic import SecretStr

from core.settings import LogLevel, Settings, SettingsError, load_settings, unknown_settings, variable

SECRET = "123456:AAhush-hush"


@pytest.fixture(autouse=True)
def _nothing_is_set(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Run in an empty folder without any variable of ours."""
    monkeypatch.chdir(tmp_path)
    for field in Settings.model_fields:
        monkeypatch.delenv(variable(field), raising=False)


def test_nothing_set_is_a_working_configuration() -> None:
    settings = load_settings()
    assert (settings.host, settings.port, settings.rate_limits) == ("127.0.0.1", 8000, True)
    assert settings.database_address == "sqlite:///data/goalpost.db"


def test_the_data_folder_moves_the_database() -> None:
    assert load_settings({"data_dir": "/srv/x"}).database_address == "sqlite:////srv/x/goalpost.db"


def test_a_named_database_is_taken_wherever_the_data_is(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GOALPOST_DATABASE_URL", "postgresql://me:secret@db/goals")
    assert load_settings({"data_dir": "/srv/x"}).database_address == "postgresql://me:secret@db/goals"


def test_the_command_line_goes_before_the_environment_and_that_before_the_file(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    (tmp_path / ".env").write_text("GOALPOST_HOST=file\nGOALPOST_PORT=1\nGOALPOST_LOG_LEVEL=debug\n")
    monkeypatch.setenv("GOALPOST_HOST", "environment")
    monkeypatch.setenv("GOALPOST_PORT", "2")
    settings = load_settings({"port": 3, "host": None})
    assert (settings.log_level, settings.host, settings.port) == (LogLevel.DEBUG, "environment", 3)


@pytest.mark.parametrize(
    ("name", "text", "meant"),
    [
        ("rate_limits", "off", False),
        ("rate_limits", "ON", True),
        ("log_level", "Warning", LogLevel.WARNING),
        ("cors_origins", "https://a.example, http://localhost:3000/", ("https://a.example", "http://localhost:3000")),
        ("cors_origins", "*", ("*",)),
        ("database_url", "postgres://u:p@h/d", "postgresql://u:p@h/d"),
        ("telegram_token", SECRET, SecretStr(SECRET)),
        ("telegram_token", "", None),
        ("slack_bot_token", "xoxe.xoxb-1-2", SecretStr("xoxe.xoxb-1-2")),
        ("public_url", "https://Goals.Example/", "https://goals.example"),
        ("public_url", "http://127.0.0.1:8000", "http://127.0.0.1:8000"),
        ("public_url", "https://xn--g-als.example:443", "https://xn--g-als.example:443"),
        ("public_url", "http://[::1]:8000", "http://[::1]:8000"),
        ("data_dir", "/srv/goals", Path("/srv/goals")),
    ],
)
def test_a_value_is_understood(monkeypatch: pytest.MonkeyPatch, name: str, text: str, meant: object) -> None:
    monkeypatch.setenv(variable(name), text)
    assert getattr(load_settings(), name) == meant


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("port", "http"),
        ("port", "65536"),
        ("rate_limits", "sometimes"),
        ("log_level", "loud"),
        ("cors_origins", "app.example.com"),
        ("cors_origins", "https://app.example.com/path"),
        ("database_url", "mysql://localhost/goals"),
        ("database_url", "sqlite://"),
        ("database_url", "sqlite:///:memory:"),
        ("telegram_api_url", "api.telegram.org"),
        ("slack_api_url", "ftp://slack.com"),
        ("slack_client_id", "my-app"),
        ("public_url", "goals.example.com"),
        ("public_url", "https://goals.example.com/shared"),
        ("public_url", "https://goals.example.com?to=me"),
        ("public_url", "https://a.example>"),
        ("public_url", "https://.."),
        ("public_url", "https://a..example"),
        ("public_url", "https://a.example:99999"),
        ("public_url", "https://a.example:0"),
        ("nats_url", "localhost:4222"),
    ],
)
def test_a_mistake_names_the_variable_the_value_and_the_way_out(
    monkeypatch: pytest.MonkeyPatch, name: str, text: str
) -> None:
    monkeypatch.setenv(variable(name), text)
    (line,) = mistakes()
    assert line.startswith(f"{variable(name)}: {text!r} is not ")
    assert str(Settings.model_fields[name].description) in line


@pytest.mark.parametrize("name", ["telegram_token", "slack_bot_token", "slack_app_token", "slack_token_key"])
def test_a_mistake_in_a_secret_does_not_show_it(monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    monkeypatch.setenv(variable(name), "my-password")
    (line,) = mistakes()
    assert line.startswith(variable(name))
    assert "my-password" not in line


def test_a_mistake_in_an_address_hides_its_password(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GOALPOST_DATABASE_URL", "mysql://me:hush@db/goals")
    (line,) = mistakes()
    assert "mysql://***@db/goals" in line


def test_all_mistakes_are_told_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("port", "log_level", "telegram_token"):
        monkeypatch.setenv(variable(name), "?")
    assert [line.split(":")[0] for line in mistakes()] == [
        "GOALPOST_PORT",
        "GOALPOST_LOG_LEVEL",
        "GOALPOST_TELEGRAM_TOKEN",
    ]


def test_settings_do_not_show_secrets_when_they_are_printed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GOALPOST_TELEGRAM_TOKEN", SECRET)
    monkeypatch.setenv("GOALPOST_DATABASE_URL", "postgresql://me:hush@db/goals")
    monkeypatch.setenv("GOALPOST_NATS_URL", "nats://me:hush@queue")
    printed = repr(load_settings())
    assert "hush" not in printed


def test_an_unknown_variable_is_told_with_the_nearest_name(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("GOALPOST_RATE_LIMIT", "off")
    (tmp_path / ".env").write_text("GOALPOST_FROBNICATE=1\nOTHER=2\n")
    nothing_near, near = unknown_settings()
    assert nothing_near.startswith("GOALPOST_FROBNICATE: there is no such setting; docs/configuration.md")
    assert near == "GOALPOST_RATE_LIMIT: there is no such setting; did you mean GOALPOST_RATE_LIMITS?"


def test_variables_of_the_tests_are_nobodys_mistake(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GOALPOST_TEST_POSTGRES_URL", "postgresql://x/y")
    assert unknown_settings() == []


def mistakes() -> tuple[str, ...]:
    """Read the settings and return what is wrong with them."""
    with pytest.raises(SettingsError) as caught:
        load_settings()
    return caught.value.mistakes
