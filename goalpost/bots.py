"""The chat channels that are switched on by their tokens. A channel's library is loaded only then."""

from typing import TYPE_CHECKING

from core.clock import utc_now
from core.db.database import Database
from core.metrics import Metrics
from core.settings import Settings
from goalpost.channels import Channels, MakeChannels

if TYPE_CHECKING:
    from bots.telegram.app import TelegramApp


def channels_of(settings: Settings, database: Database) -> MakeChannels:
    """Return what makes the channels of a process."""

    def make(metrics: Metrics) -> Channels:
        bot = telegram_bot(settings, database, metrics=metrics)
        return Channels() if bot is None else Channels((bot,))

    return make


def telegram_bot(settings: Settings, database: Database, *, metrics: Metrics) -> "TelegramApp | None":
    """Return the Telegram bot, None without a token."""
    if settings.telegram_token is None:
        return None
    from bots.delivery.figures import DeliveryFigures
    from bots.telegram.app import TelegramApp

    return TelegramApp(
        database,
        utc_now,
        token=settings.telegram_token.get_secret_value(),
        api_url=settings.telegram_api_url,
        figures=DeliveryFigures(metrics),
    )
