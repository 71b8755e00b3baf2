"""A profile as JSON."""

import orjson

from api.rendering.values import instant, present
from core.db.tables import UserRow


def rendered_profile(user: UserRow) -> bytes:
    """Return a user and their calendar."""
    document = present(
        userId=user.id,
        name=user.name,
        displayName=user.display_name,
        timezone=user.timezone,
        dayStartsAt=user.day_starts_at,
        weekStart=user.week_start,
        locale=user.locale,
        createdAt=instant(user.created_at),
    )
    return orjson.dumps(document)
