"""The chat channels that are switched on by their tokens. A channel's library is loaded only then."""

from core.clock import utc_now
from core.db.database import Database
from core.metrics import Metrics
from core.settings import Settings
from goalpost.channels import Channels, MakeChannels


def channels_of(settings: Settings, database: Database) -> MakeChannels:
    """Return what makes the channels of a process."""

    def make(metrics: Metrics) -> Channels:
        if settings.telegram_token is None:
            return Channels()
        return _telegram(settings, database, token=settings.telegram_token.get_secret_value(), metrics=metrics)

    return make


def _telegram(settings: Settings, database: Database, *, token: str, metrics: Metrics) -> Channels:
    """Return the Telegram bot, and the path at which Telegram knocks if it is to come here."""
    from bots.delivery.figures import DeliveryFigures
    from bots.telegram.app import TelegramApp
    from bots.telegram.webhook import Webhook, WebhookDoor

    address = settings.telegram_webhook_url
    webhook = None if address is None else Webhook.of(address, token)
    bot = TelegramApp(
        database,
        utc_now,
        token=token,
        api_url=settings.telegram_api_url,
        figures=DeliveryFigures(metrics),
        webhook=webhook,
    )
    return Channels((bot,), {} if webhook is None else {webhook.path: WebhookDoor(bot, webhook.secret)})
