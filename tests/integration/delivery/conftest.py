"""People on a made-up platform."""

import pytest

from core.clock import Clock
from core.db.database import Database
from tests.integration.delivery.people import Person


@pytest.fixture
def ann(database: Database, clock: Clock) -> Person:
    """Give a person who has not written before."""
    return Person(database, clock)
