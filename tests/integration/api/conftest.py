"""The application on a database, and people who use it."""

from typing import Protocol

import pytest
from fastapi import FastAPI

from api.app import create_app
from api.memory import RenderedGoals
from api.runtime import Runtime
from core.db.database import Database
from core.metrics import Metrics
from core.services.users import actor_named, issue_token
from tests.integration.api.client import ApiClient
from tests.integration.conftest import SettableClock


class MakeUser(Protocol):
    """Makes a person, or finds one, and returns their client."""

    def __call__(self, name: str, *, timezone: str = "UTC") -> ApiClient: ...


@pytest.fixture
def metrics() -> Metrics:
    """Give every application metrics of its own."""
    return Metrics()


@pytest.fixture
def app(database: Database, clock: SettableClock, metrics: Metrics) -> FastAPI:
    """Build the application as the command line does, its rate limits off."""
    return create_app(Runtime(database, clock, metrics, RenderedGoals()), rate_limits=False)


@pytest.fixture
def make_user(app: FastAPI, database: Database, clock: SettableClock) -> MakeUser:
    """Give a way to make people: `make_user("ada", timezone="Europe/Paris")` is Ada's client."""

    def make(name: str, *, timezone: str = "UTC") -> ApiClient:
        return ApiClient(app, token_of(database, clock, name, timezone=timezone))

    return make


@pytest.fixture
def client(make_user: MakeUser) -> ApiClient:
    """Give Ada, who lives in UTC."""
    return make_user("ada")


@pytest.fixture
def stranger(app: FastAPI) -> ApiClient:
    """Give somebody without a token."""
    return ApiClient(app)


def token_of(database: Database, clock: SettableClock, name: str, *, timezone: str = "UTC") -> str:
    """Return a fresh token of a user, made on first sight."""
    return database.write_now(
        lambda session: issue_token(session, actor_named(session, name, now=clock(), timezone=timezone), now=clock())
    )
