"""`goalpost token`: a bearer token for the API, made while a server runs or not."""

from core.clock import utc_now
from core.domain.errors import InvalidInput
from core.settings import Settings
from goalpost.preparation import opened
from goalpost.refusal import ExitCode, RefusalError


def new_token(settings: Settings, *, user: str, timezone: str | None) -> str:
    """Make a token for a user, who is made on first sight.

    Raises: `RefusalError` for a name or zone that will not do.
    """
    from core.services.users import actor_named, issue_token

    now = utc_now()
    with opened(settings) as database:
        try:
            return database.write_now(
                lambda session: issue_token(session, actor_named(session, user, now=now, timezone=timezone), now=now)
            )
        except InvalidInput as error:
            raise RefusalError(
                (f"--{problem.field}: {problem.message}" for problem in error.problems), code=ExitCode.WRONG_USE
            ) from None
