"""What a setting's value may look like.

Each check returns the value to keep, or raises ValueError without words: the setting's description says what it takes.
"""

import re
from typing import TypeVar
from urllib.parse import urlsplit

from pydantic import SecretStr

PASSWORD = re.compile(r"(?<=://)[^/@\s]*@")
WEB = frozenset({"http", "https"})
T = TypeVar("T")
BOT_TOKEN = re.compile(r"\d+:[\w-]+", re.ASCII)
CLIENT_ID = re.compile(r"\d+\.\d+", re.ASCII)
KEYS = re.compile(r"[\w-]{43}=(\s*,\s*[\w-]{43}=)*", re.ASCII)
_LABEL = r"[a-z0-9]+(?:-+[a-z0-9]+)*"
PUBLIC = re.compile(rf"https?://(?:{_LABEL}(?:\.{_LABEL})*|\[[0-9a-f:.]+\])(?::(?P<port>\d{{1,5}}))?/?", re.ASCII)
LAST_PORT = 65535


def database_address(url: str | None) -> str | None:
    """Allow a SQLite file or PostgreSQL; a database in memory would be a new one for each connection."""
    if url is None:
        return None
    url = re.sub(r"^postgres://", "postgresql://", url)
    is_file = url.startswith("sqlite:///") and ":memory:" not in url and len(url) > len("sqlite:///")
    is_server = re.match(r"postgresql(\+psycopg)?://.", url) is not None
    return _allowed(url, is_allowed=is_file or is_server)


def web_address(url: str) -> str:
    """Allow http and https."""
    return _allowed(url, is_allowed=_has(url, WEB))


def webhook_address(url: str | None) -> str | None:
    """Allow a web address with a path: the API has the root. Telegram itself takes https alone."""
    if url is None:
        return None
    return _allowed(url, is_allowed=_has(url, WEB) and len(urlsplit(url).path) > 1)


def public_address(url: str | None) -> str | None:
    """Allow a scheme and a host, to which paths of the server's own are added; kept without a slash at its end."""
    if url is None:
        return None
    origin = url.lower()
    found = PUBLIC.fullmatch(origin)
    is_allowed = found is not None and 1 <= int(found["port"] or 1) <= LAST_PORT
    return _allowed(origin, is_allowed=is_allowed).rstrip("/")


def nats_address(url: str | None) -> str | None:
    """Allow nats and tls."""
    return None if url is None else _allowed(url, is_allowed=_has(url, frozenset({"nats", "tls"})))


def bot_token(token: SecretStr | None) -> SecretStr | None:
    """Allow a token of Telegram's shape."""
    return _allowed(token, is_allowed=token is None or BOT_TOKEN.fullmatch(token.get_secret_value()) is not None)


def slack_bot_token(token: SecretStr | None) -> SecretStr | None:
    """Allow a bot's token, rotating ones (xoxe.) included."""
    return _allowed(token, is_allowed=_begins(token, "xoxb-", "xoxe.xoxb-"))


def slack_app_token(token: SecretStr | None) -> SecretStr | None:
    """Allow an app-level token."""
    return _allowed(token, is_allowed=_begins(token, "xapp-"))


def slack_client_id(text: str | None) -> str | None:
    """Allow a client id of Slack's shape."""
    return _allowed(text, is_allowed=text is None or CLIENT_ID.fullmatch(text) is not None)


def sealing_keys(keys: SecretStr | None) -> SecretStr | None:
    """Allow keys of Fernet's shape, 32 bytes in letters for addresses, with commas between."""
    return _allowed(keys, is_allowed=keys is None or KEYS.fullmatch(keys.get_secret_value()) is not None)


def origins(given: object) -> object:
    """Split origins at commas; an origin is a scheme and a host without a path (RFC 6454)."""
    if not isinstance(given, str):
        return given
    parts = tuple(part.strip().rstrip("/") for part in given.split(",") if part.strip())
    return _allowed(parts, is_allowed=bool(parts) and all(part == "*" or is_origin(part) for part in parts))


def is_origin(text: str, *, schemes: frozenset[str] = WEB) -> bool:
    """Say whether a text is a scheme and a host without a path."""
    return _has(text, schemes) and not urlsplit(text).path


def lower(given: object) -> object:
    """Take a word in any letter case."""
    return given.strip().lower() if isinstance(given, str) else given


def shown(value: str) -> str:
    """Hide a user and password that stand in an address."""
    return PASSWORD.sub("***@", value)


def _has(url: str, schemes: frozenset[str]) -> bool:
    parts = urlsplit(url)
    return parts.scheme in schemes and bool(parts.hostname)


def _begins(token: SecretStr | None, *prefixes: str) -> bool:
    return token is None or token.get_secret_value().startswith(prefixes)


def _allowed(value: T, *, is_allowed: bool) -> T:
    if not is_allowed:
        raise ValueError
    return value
