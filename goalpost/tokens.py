"""`goalpost token`: bearer tokens for the API, made and revoked while a server runs or not."""

from core.clock import utc_now
from core.settings import Settings
from goalpost.preparation import opened
from goalpost.refusal import wrong_use_refused


def new_token(settings: Settings, *, user: str, timezone: str | None) -> str:
    """Make a token for a user, who is made on first sight.

    Raises: `RefusalError` for a name or zone that will not do.
    """
    from core.services.users import actor_named, issue_token

    now = utc_now()
    with opened(settings) as database, wrong_use_refused():
        return database.write_now(
            lambda session: issue_token(session, actor_named(session, user, now=now, timezone=timezone), now=now)
        )


def revoked(settings: Settings, *, user: str) -> str:
    """Make all tokens of a user invalid and say how many they were.

    Raises: `RefusalError` for a name that nobody has.
    """
    from core.services.users import revoke_tokens

    with opened(settings) as database, wrong_use_refused():
        count = database.write_now(lambda session: revoke_tokens(session, user, now=utc_now()))
    return f"revoked {count} {'token' if count == 1 else 'tokens'} of {user.strip()}"
