"""What is done every now and then: Home tabs that have gone stale are shown anew, files that are over deleted."""

import asyncio

import structlog

from bots.delivery.outages import OUTAGES
from bots.delivery.pausing import paused
from bots.slack.homes import Homes
from bots.slack.installations import Installations
from bots.slack.pictures import Pictures

TENDED_EVERY_SECONDS = 2.0
_log: structlog.typing.FilteringBoundLogger = structlog.get_logger()


async def tend(homes: Homes, pictures: Pictures, *, installations: Installations, until: asyncio.Event) -> None:
    """Tend to what is shown until the event. Any number of processes may: each thing is done by one of them."""
    while not until.is_set():
        try:
            await homes.refresh_stale(installations)
            await pictures.delete_over(installations)
        except OUTAGES as error:
            _log.warning("not tended to", platform="slack", error=type(error).__name__)
        except Exception:  # noqa: BLE001 - whatever it is, it is logged and must not end the others
            _log.exception("not tended to", platform="slack")
        await paused(until, TENDED_EVERY_SECONDS)
