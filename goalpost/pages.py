"""Pages of shared goals, served beside the API once the server has a public address."""

from collections.abc import Mapping
from typing import TYPE_CHECKING

from core.clock import utc_now
from core.db.database import Database
from core.domain.public_address import SHARED, PublicAddress
from core.settings import Settings

if TYPE_CHECKING:
    from starlette.types import ASGIApp


def public_address(settings: Settings) -> PublicAddress | None:
    """Return where everybody reaches this server, None where nobody has said."""
    return None if settings.public_url is None else PublicAddress(settings.public_url)


def page_doors(settings: Settings, database: Database) -> "Mapping[str, ASGIApp]":
    """Return the paths of pages."""
    public = public_address(settings)
    if public is None:
        return {}
    from bots.web.door import SharedDoor

    return {SHARED: SharedDoor(database, utc_now, public=public)}
