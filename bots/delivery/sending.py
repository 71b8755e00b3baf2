"""One row handed to its messenger: facts in, an outcome out, whatever happens on the way."""

import asyncio

import structlog

from bots.delivery.codec import UnreadableError, reply_of
from bots.delivery.messenger import Broken, Delivery, Later, Messenger, Outcome
from core.db.queries.outbox import ClaimedRow
from core.services.outbox import Action, Place

_log: structlog.typing.FilteringBoundLogger = structlog.get_logger()


async def outcome_of(messenger: Messenger, row: ClaimedRow, *, within_seconds: float) -> Outcome:
    """Send a row and return what came of it; never raises."""
    try:
        delivery = delivery_of(row)
        async with asyncio.timeout(within_seconds):
            return await messenger.send(delivery)
    except UnreadableError:
        return Broken("unreadable")
    except TimeoutError:
        return Later("timeout", is_in_doubt=True)
    except OSError as error:
        return Later(type(error).__name__)
    except Exception as error:  # noqa: BLE001 - a defect of ours: it is logged, and the row kept for whoever mends it
        _log.exception("delivery broke", platform=row.platform, delivery=row.id)
        return Broken(f"defect: {type(error).__name__}")


def delivery_of(row: ClaimedRow) -> Delivery:
    """Return what a messenger is given of a row.

    Raises: `UnreadableError`.
    """
    return Delivery(
        id=row.id,
        action=Action(row.action),
        place=place_of(row),
        reply=reply_of(row.payload),
        locale=row.locale,
        message_id=row.message_id,
        handle=row.handle,
        user_id=row.user_id,
        attempts=row.attempts,
        may_be_repeated=row.may_be_repeated,
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
