"""Delivers to a file, a line a delivery: `python -m tests.integration.delivery.delivering DATABASE_URL FILE`."""

import asyncio
import os
import sys

from bots.delivery.channel import Channel
from bots.delivery.courier import Courier, Patience
from bots.delivery.figures import DeliveryFigures
from bots.delivery.messenger import Delivery, Outcome, Sent
from core.clock import utc_now
from core.db.opening import open_database
from core.metrics import Metrics

PLATFORM = "file"
LEASE_SECONDS = 0.5
ANSWER_SECONDS = 0.003


class ToFile:
    """Writes each delivery to a file at once, and answers a little later, as a platform does."""

    def __init__(self, path: str) -> None:
        self._file = os.open(path, os.O_CREAT | os.O_APPEND | os.O_WRONLY)

    async def send(self, delivery: Delivery) -> Outcome:
        """Write a delivery's id, its chat, and whether it may have been here before."""
        line = f"{delivery.id} {delivery.place.address} {delivery.may_be_repeated}\n"
        os.write(self._file, line.encode())
        await asyncio.sleep(ANSWER_SECONDS)
        return Sent(delivery.id)


def main(url: str, path: str) -> None:
    """Deliver until killed."""
    database = open_database(url)
    patience = Patience(answer=LEASE_SECONDS / 2, lease=LEASE_SECONDS, poll=0.05)
    channel = Channel(platform=PLATFORM, messenger=ToFile(path))
    courier = Courier(database, channel, clock=utc_now, figures=DeliveryFigures(Metrics()), patience=patience)
    asyncio.run(courier.run())


if __name__ == "__main__":
    main(*sys.argv[1:])
