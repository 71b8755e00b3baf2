"""A Telegram to try the bot with, without a token: `python -m tests.platforms.telegram --port 8081`."""

import argparse
import asyncio

from tests.platforms.telegram.by_hand import ByHand
from tests.platforms.telegram.limits import Limits
from tests.platforms.telegram.telegram import Telegram


async def serve(*, port: int, has_limits: bool) -> None:
    """Serve until interrupted."""
    telegram = Telegram(token=None, limits=Limits() if has_limits else None)
    await telegram.start(port=port, more=ByHand(telegram).routes())
    print(  # noqa: T201 - a program that speaks to whoever started it
        f"Open {telegram.url} to write to the bot. Start it with\n"
        f"  GOALPOST_TELEGRAM_API_URL={telegram.url} GOALPOST_TELEGRAM_TOKEN=1:any .venv/bin/goalpost serve\n"
        "Ctrl-C ends this.",
        flush=True,
    )
    await asyncio.Event().wait()


def main() -> None:
    """Read the options and serve."""
    parser = argparse.ArgumentParser(description="A Telegram on this machine.")
    parser.add_argument("--port", type=int, default=8081)
    parser.add_argument("--limits", action="store_true", help="limit the bot as Telegram does")
    given = parser.parse_args()
    try:
        asyncio.run(serve(port=given.port, has_limits=given.limits))
    except KeyboardInterrupt:
        return


if __name__ == "__main__":
    main()
