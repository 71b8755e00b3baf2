"""One row handed to its messenger: facts in, an outcome out, whatever happens on the way."""

import asyncio
from datetime import datetime

import structlog
from sqlmodel import Session

from bots.conversation.replies import Reply
from bots.conversation.wording.language import speaking
from bots.delivery.channel import Channel
from bots.delivery.codec import TAG, TAKEN, UnreadableError, reply_of, with_reply
from bots.delivery.messenger import Broken, Delivery, Dropped, Later, Outcome
from bots.delivery.outages import OUTAGES
from core.db.database import Database
from core.db.queries.outbox import ClaimedRow
from core.services.outbox import Action, Place, keep_said

_log: structlog.typing.FilteringBoundLogger = structlog.get_logger()


async def outcome_of(
    row: ClaimedRow, channel: Channel, *, database: Database, now: datetime, within_seconds: float
) -> Outcome | Dropped:
    """Send a row and return what came of it.

    Raises: what the database raises while it cannot be had, and nothing else.
    """
    if row.expires_at is not None and row.expires_at <= now:
        return Dropped("too late")
    try:
        reply = await composed(row, channel, database=database, now=now)
        if reply is None:
            return Dropped("not needed any more")
        async with asyncio.timeout(within_seconds):
            with speaking(row.locale):
                return await channel.messenger.send(delivery_of(row, reply))
    except OUTAGES:
        raise
    except UnreadableError:
        return Broken("unreadable")
    except TimeoutError:
        return Later("timeout", is_in_doubt=True, is_away=True)
    except OSError as error:
        return Later(type(error).__name__, is_away=True)
    except Exception as error:  # noqa: BLE001 - a defect of ours: it is logged, and the row kept for whoever mends it
        _log.exception("delivery broke", platform=row.platform, delivery=row.id)
        return Broken(f"defect: {type(error).__name__}")


async def composed(row: ClaimedRow, channel: Channel, *, database: Database, now: datetime) -> Reply | None:
    """Return the reply that a row holds, or that its notice comes to now, which is kept for when it is answered.

    Raises: `UnreadableError` when it is neither.
    """
    compose = channel.notices.get(str(row.payload.get(TAG)))
    if compose is None:
        return reply_of(row.payload)

    def kept(session: Session) -> Reply | None:
        reply = compose(session, row, now=now)
        if reply is not None and row.action != Action.UNFURL:  # nobody answers a preview, and it is not ours to keep
            keep_said(session, row, with_reply(row.payload, reply))
        return reply

    with speaking(row.locale):
        return await database.write(kept)


def delivery_of(row: ClaimedRow, reply: Reply) -> Delivery:
    """Return what a messenger is given of a row."""
    return Delivery(
        id=row.id,
        action=Action(row.action),
        place=place_of(row),
        reply=reply,
        locale=row.locale,
        message_id=row.message_id,
        handle=row.handle,
        user_id=row.user_id,
        attempts=row.attempts,
        may_be_repeated=row.may_be_repeated,
        taken=int(str(row.payload.get(TAKEN, 0))),
    )


def place_of(row: ClaimedRow) -> Place:
    """Return where a row is to be said."""
    return Place(
        platform=row.platform,
        tenant=row.tenant,
        address=row.address,
        thread=row.thread,
        is_group=row.is_group,
        only_for=row.only_for,
    )
