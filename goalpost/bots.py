"""The chat channels that are switched on by their tokens. A channel's library is loaded only then."""

from typing import TYPE_CHECKING

from core.clock import utc_now
from core.db.database import Database
from core.metrics import Metrics
from core.settings import Settings, variable
from goalpost.channels import Channels, MakeChannels, together
from goalpost.refusal import ExitCode, RefusalError

if TYPE_CHECKING:
    from bots.delivery.figures import DeliveryFigures


def channels_of(settings: Settings, database: Database) -> MakeChannels:
    """Return what makes the channels of a process.

    Raises: `RefusalError` for a channel that is switched on and cannot be reached.
    """
    switched_on = settings.telegram_token is not None or settings.slack_bot_token is not None
    if settings.slack_bot_token is not None:
        _check_ways_in(settings)

    def make(metrics: Metrics) -> Channels:
        if not switched_on:
            return Channels()
        from bots.delivery.figures import DeliveryFigures

        figures = DeliveryFigures(metrics)
        return together(
            _telegram(settings, database, figures=figures), _slack(settings, database, figures=figures, metrics=metrics)
        )

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
    )
    return Channels((bot,), {} if webhook is None else {webhook.path: WebhookDoor(bot, webhook.secret)})


def _slack(settings: Settings, database: Database, *, figures: "DeliveryFigures", metrics: Metrics) -> Channels:
    """Return the Slack app, and the path at which Slack knocks if it is to come here."""
    if settings.slack_bot_token is None:
        return Channels()
    from bots.slack.app import SlackApp
    from bots.slack.door import SlackDoor
    from bots.slack.figures import DoorFigures
    from bots.slack.installations import OneWorkspace
    from bots.slack.signatures import Signatures
    from bots.slack.subscriptions import EVENTS_PATH

    app_token, secret = settings.slack_app_token, settings.slack_signing_secret
    app = SlackApp(
        database,
        utc_now,
        installations=OneWorkspace(settings.slack_bot_token.get_secret_value()),
        api_url=settings.slack_api_url,
        figures=figures,
        app_token=None if app_token is None else app_token.get_secret_value(),
    )
    if secret is None:
        return Channels((app,))
    signatures = Signatures(secret.get_secret_value())
    door = SlackDoor(app, signatures, clock=utc_now, figures=DoorFigures(metrics))
    return Channels((app,), {EVENTS_PATH: door})


def _check_ways_in(settings: Settings) -> None:
    if settings.slack_signing_secret is None and settings.slack_app_token is None:
        why = (
            f"{variable('slack_bot_token')} is set, but Slack has no way in: {variable('slack_app_token')} opens a "
            f"connection to it, {variable('slack_signing_secret')} lets it come to /slack/events"
        )
        raise RefusalError(why, code=ExitCode.WRONG_USE)
