"""`goalpost notices`: what could not be sent and was given up, and sending it after all."""

from datetime import timedelta

from core.clock import utc_now
from core.settings import Settings
from goalpost.preparation import opened
from goalpost.refusal import RefusalError

MOST_SHOWN = 100


def given_up(settings: Settings) -> list[str]:
    """Return a line for each thing that was given up, the latest first: its id, when, where to, what failed."""
    from core.services.outbox import given_up as found

    with opened(settings) as database:
        rows = database.read_now(lambda session: found(session, most=MOST_SHOWN))
    return [
        f"{row.id}  {row.done_at:%Y-%m-%d %H:%M}  {row.platform} {row.address}  {row.attempts} tried  {row.last_error}"
        for row in rows
    ]


def decided(settings: Settings, *, days: int) -> list[str]:
    """Return a line for each kind, what was decided of it and why: how many there were of late."""
    from core.services.notices import notices_counted

    since = utc_now() - timedelta(days=days)
    with opened(settings) as database:
        counted = database.read_now(lambda session: notices_counted(session, since=since))
    return [f"{count:8}  {kind}  {fate}{f' ({reason})' if reason else ''}" for kind, fate, reason, count in counted]


def retried(settings: Settings, ids: list[str]) -> str:
    """Let what was given up be sent once more, by whichever process delivers; without ids, all that is listed.

    Raises: `RefusalError` when there is nothing of the kind.
    """
    from core.services.outbox import given_up as found
    from core.services.outbox import retry

    now = utc_now()
    with opened(settings) as database:
        wanted = ids or [row.id for row in database.read_now(lambda session: found(session, most=MOST_SHOWN))]
        count = database.write_now(lambda session: retry(session, wanted, now=now))
    if not count:
        raise RefusalError("nothing was given up under these ids; `goalpost notices list` shows what was")
    return f"{count} to be sent once more"
