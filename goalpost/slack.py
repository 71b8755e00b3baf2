"""The Slack channel: on by a bot token for one workspace, or by an app's credentials for all that install it."""

from collections.abc import Mapping
from typing import TYPE_CHECKING

from core.clock import utc_now
from core.db.database import Database
from core.metrics import Metrics
from core.settings import Settings, variable
from goalpost.channels import Channels
from goalpost.pages import public_address
from goalpost.refusal import ExitCode, RefusalError
from goalpost.token_key import seal_of

if TYPE_CHECKING:
    from starlette.types import ASGIApp

    from bots.delivery.figures import DeliveryFigures
    from bots.slack.app import SlackApp
    from bots.slack.installations import Installations
    from bots.slack.workspaces import EveryWorkspace


def is_on(settings: Settings) -> bool:
    """Say whether there is a Slack app to be."""
    return settings.slack_bot_token is not None or settings.slack_client_id is not None


def check_ways_in(settings: Settings) -> None:
    """Hold settings that belong together to each other.

    Raises: `RefusalError` for an app that nothing reaches, and for credentials by half.
    """
    if settings.slack_client_id is not None and settings.slack_client_secret is None:
        why = f"{variable('slack_client_id')} is set, and {variable('slack_client_secret')} is not: both or none"
        raise RefusalError(why, code=ExitCode.WRONG_USE)
    if settings.slack_signing_secret is None and settings.slack_app_token is None:
        on = "slack_bot_token" if settings.slack_client_id is None else "slack_client_id"
        why = (
            f"{variable(on)} is set, but Slack has no way in: {variable('slack_app_token')} opens a "
            f"connection to it, {variable('slack_signing_secret')} lets it come to /slack/events"
        )
        raise RefusalError(why, code=ExitCode.WRONG_USE)


def slack_channels(settings: Settings, database: Database, *, figures: "DeliveryFigures", metrics: Metrics) -> Channels:
    """Return the Slack app, and the paths at which Slack and people who install it knock."""
    from bots.slack.app import SlackApp
    from bots.slack.installations import OneWorkspace
    from bots.slack.known_workspaces import KnownWorkspaces

    every = _every_workspace(settings, database)
    token, app_token = settings.slack_bot_token, settings.slack_app_token
    installations: Installations = OneWorkspace("" if token is None else token.get_secret_value())
    if every is not None:
        installations = KnownWorkspaces(every, utc_now)
    app = SlackApp(
        database,
        utc_now,
        installations=installations,
        api_url=settings.slack_api_url,
        figures=figures,
        app_token=None if app_token is None else app_token.get_secret_value(),
        public=public_address(settings),
    )
    installing = {} if every is None else _install_doors(settings, database, every=every, metrics=metrics)
    return Channels((app,), {**_events_door(settings, app, metrics=metrics), **installing})


def _every_workspace(settings: Settings, database: Database) -> "EveryWorkspace | None":
    from bots.slack.workspaces import Credentials, EveryWorkspace

    client_id, secret = settings.slack_client_id, settings.slack_client_secret
    if client_id is None or secret is None:
        return None
    credentials = Credentials(client_id, secret.get_secret_value())
    return EveryWorkspace(database, utc_now, seal=seal_of(settings), credentials=credentials)


def _events_door(settings: Settings, app: "SlackApp", *, metrics: Metrics) -> "Mapping[str, ASGIApp]":
    from bots.slack.door import SlackDoor
    from bots.slack.figures import DoorFigures
    from bots.slack.signatures import Signatures
    from bots.slack.subscriptions import EVENTS_PATH

    if settings.slack_signing_secret is None:
        return {}
    signatures = Signatures(settings.slack_signing_secret.get_secret_value())
    return {EVENTS_PATH: SlackDoor(app, signatures, clock=utc_now, figures=DoorFigures(metrics))}


def _install_doors(
    settings: Settings, database: Database, *, every: "EveryWorkspace", metrics: Metrics
) -> "Mapping[str, ASGIApp]":
    from bots.slack.installing import InstallDoor, InstallFigures, RedirectDoor
    from bots.slack.subscriptions import INSTALL_PATH, REDIRECT_PATH

    figures, client_id = InstallFigures(metrics), settings.slack_client_id or ""
    install = InstallDoor(
        database,
        utc_now,
        client_id=client_id,
        api_url=settings.slack_api_url,
        figures=figures,
        public=public_address(settings),
    )
    return {INSTALL_PATH: install, REDIRECT_PATH: RedirectDoor(database, utc_now, every=every, figures=figures)}
