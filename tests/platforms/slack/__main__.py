"""A Slack to try the app with, without a workspace: `python -m tests.platforms.slack --port 8082`."""

import argparse
import asyncio

from tests.platforms.slack.apps import App
from tests.platforms.slack.by_hand import ByHand
from tests.platforms.slack.limits import Limits
from tests.platforms.slack.pushing import REAL_PACE
from tests.platforms.slack.slack import Slack


def described(app: App, given: argparse.Namespace) -> App:
    """Return the app as the options describe it."""
    app.uses_sockets = given.sockets
    app.rotates_tokens = given.rotate
    app.links = frozenset({given.links})
    app.redirect_urls.append(given.redirect or given.app)
    if given.app and not given.sockets:
        app.posts_to(given.app)
    return app


def goalpost_for(app: App, api_url: str, *, token: str) -> str:
    """Return the command line that starts Goalpost with the app."""
    way_in = f"APP_TOKEN={app.app_token}" if app.uses_sockets else f"SIGNING_SECRET={app.signing_secret}"
    tokens = f"GOALPOST_SLACK_BOT_TOKEN={token} GOALPOST_SLACK_{way_in}"
    return f"GOALPOST_SLACK_API_URL={api_url} {tokens} .venv/bin/goalpost serve"


async def serve(slack: Slack, *, port: int) -> None:
    """Serve until interrupted."""
    workspace = slack.team("acme")
    workspace.person("ada").makes_channel("general")
    await slack.start(port=port, more=ByHand(slack).routes())
    app = slack.app
    lines = [
        f"Open {slack.url} to write to the app. Its credentials are",
        f"  Web API        {slack.api_url}",
        f"  bot token      {workspace.token} (for the workspace acme)",
        f"  app token      {app.app_token}",
        f"  signing secret {app.signing_secret}",
        f"  client         {app.client_id} with {app.client_secret}",
        f"Install it at {slack.url}/oauth/v2/authorize?client_id={app.client_id}&scope=chat:write,commands",
        "Start Goalpost with it in another terminal:",
        f"  {goalpost_for(app, slack.api_url, token=workspace.token)}",
        "Ctrl-C ends this.",
    ]
    print("\n".join(lines), flush=True)  # noqa: T201 - a program that speaks to whoever started it
    await asyncio.Event().wait()


def main() -> None:
    """Read the options and serve."""
    parser = argparse.ArgumentParser(description="A Slack on this machine.")
    parser.add_argument("--port", type=int, default=8082)
    parser.add_argument("--app", default="http://127.0.0.1:8000/slack/events", help="where events are posted to")
    parser.add_argument("--links", default="127.0.0.1", help="the domain whose links the app is told of")
    parser.add_argument("--redirect", help="where somebody who allowed the app is sent")
    parser.add_argument("--sockets", action="store_true", help="deliver over Socket Mode")
    parser.add_argument("--rotate", action="store_true", help="let tokens expire after twelve hours")
    parser.add_argument("--limits", action="store_true", help="limit the app as Slack does")
    given = parser.parse_args()
    slack = Slack(app=described(App(), given), limits=Limits() if given.limits else None, pace=REAL_PACE)
    try:
        asyncio.run(serve(slack, port=given.port))
    except KeyboardInterrupt:
        return


if __name__ == "__main__":
    main()
