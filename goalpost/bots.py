"""The chat channels that are switched on by their tokens. A channel's library is loaded only then."""

from typing import TYPE_CHECKING

from core.clock import utc_now
from core.db.database import Database
from core.metrics import Metrics
from core.settings import Settings
from goalpost.channels import Channels, MakeChannels, together
from goalpost.pages import public_address
from goalpost.slack import check_ways_in, is_on, slack_channels

if TYPE_CHECKING:
    from bots.delivery.figures import DeliveryFigures


def channels_of(settings: Settings, database: Database) -> MakeChannels:
    """Return what makes the channels of a process.

    Raises: `RefusalError` for a channel that is switched on and cannot be reached.
    """
    has_slack = is_on(settings)
    if has_slack:
        check_ways_in(settings)

    def make(metrics: Metrics) -> Channels:
        if settings.telegram_token is None and not has_slack:
            return Channels()
        from bots.delivery.figures import DeliveryFigures

        figures = DeliveryFigures(metrics)
        telegram = _telegram(settings, database, figures=figures)
        slack = slack_channels(settings, database, figures=figures, metrics=metrics) if has_slack else Channels()
        return together(telegram, slack)

    return make


def _telegram(settings: Settings, database: Database, *, figures: "DeliveryFigures") -> Channels:
    """Return the Telegram bot, and the path at which Telegram knocks if it is to come here."""
    if settings.telegram_token is None:
        return Channels()
    from bots.telegram.app import TelegramApp
    from bots.telegram.webhook import Webhook, WebhookDoor

    token, address = settings.telegram_token.get_secret_value(), settings.telegram_webhook_url
    webhook = None if address is None else Webhook.of(address, token)
    bot = TelegramApp(
        database,
        utc_now,
        token=token,
        api_url=settings.telegram_api_url,
        figures=figures,
        webhook=webhook,
        public=public_address(settings),
    )
    return Channels((bot,), {} if webhook is None else {webhook.path: WebhookDoor(bot, webhook.secret)})
