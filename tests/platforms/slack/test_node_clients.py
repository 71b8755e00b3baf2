"""Slack's own clients for Node get along with the local Slack: @slack/web-api, socket-mode, bolt, oauth and webhook."""

import json
import os
import shutil
import socket
import subprocess
from asyncio import create_subprocess_exec
from asyncio.subprocess import PIPE, STDOUT
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack, asynccontextmanager
from pathlib import Path

import pytest

from tests.platforms.faults import Fault
from tests.platforms.slack import interactions
from tests.platforms.slack.apps import App
from tests.platforms.slack.by_hand import ByHand
from tests.platforms.slack.failures import ratelimited
from tests.platforms.slack.slack import Slack

NODE = Path(__file__).parent / "node"
OLDEST_NODE = 20
FILES = ["web.test.js", "bolt.test.js", "sockets.test.js", "oauth.test.js"]
INSTALL_SECONDS = 300


@pytest.fixture(scope="module")
def installed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give a folder with the clients in it; where they cannot be had, say why, or fail if a build machine cannot."""
    npm, node = shutil.which("npm"), shutil.which("node")
    if npm is None or node is None:
        pytest.skip("Slack's clients for Node are not tried: there is no node or no npm here")
    version = _output(node, "--version").strip()
    if int(version.lstrip("v").split(".")[0]) < OLDEST_NODE:
        pytest.skip(f"Slack's clients for Node are not tried: they need {OLDEST_NODE}, this is {version}")
    folder = tmp_path_factory.mktemp("node") / "clients"
    shutil.copytree(NODE, folder, ignore=shutil.ignore_patterns("node_modules"))
    command = [npm, "ci", "--no-audit", "--no-fund", "--ignore-scripts"]
    done = subprocess.run(command, cwd=folder, capture_output=True, text=True, timeout=INSTALL_SECONDS, check=False)  # noqa: S603 - npm as it was found
    if done.returncode != 0 and os.environ.get("CI") != "true":
        pytest.skip(f"Slack's clients for Node are not tried: npm ci failed: {done.stderr.strip()[-300:]}")
    assert done.returncode == 0, done.stderr
    return folder


@asynccontextmanager
async def serving(app: App) -> AsyncIterator[Slack]:
    """Serve a Slack with a page for a block."""
    slack = Slack(app=app)
    await slack.start(more=ByHand(slack).routes())
    slack.team("acme").person("ada")
    yield slack
    await slack.stop()
    assert slack.disagreements == []


@pytest.mark.slow
@pytest.mark.parametrize("name", FILES)
async def test_a_client_nobody_here_wrote_gets_along(installed: Path, name: str) -> None:
    app_port, redirect_port = _free_port(), _free_port()
    app = App(redirect_urls=[f"http://127.0.0.1:{redirect_port}/slack/oauth_redirect"])
    if name == "bolt.test.js":
        app.posts_to(f"http://127.0.0.1:{app_port}/slack/events")
    async with AsyncExitStack() as stack:
        slack = await stack.enter_async_context(serving(app))
        sockets = await stack.enter_async_context(serving(App(uses_sockets=True)))
        slack.fails(Fault("team.info", error=ratelimited(1)))
        ada, acme = slack.team("acme").person("ada"), slack.team("acme")
        told = {
            "url": slack.url,
            "api_url": slack.api_url,
            "sockets_url": sockets.url,
            "token": acme.token,
            "team_id": acme.id,
            "app_token": app.app_token,
            "signing_secret": app.signing_secret,
            "client_id": app.client_id,
            "client_secret": app.client_secret,
            "app_port": app_port,
            "redirect_port": redirect_port,
            "response_url": interactions.response_url(
                slack.world, slack.url, channel=ada.dm, user=ada.user, team=acme.team
            ),
        }
        env = {**os.environ, "LOCAL_SLACK": json.dumps(told)}
        run = await create_subprocess_exec("node", "--test", name, cwd=installed, env=env, stdout=PIPE, stderr=STDOUT)
        output, _ = await run.communicate()
    assert run.returncode == 0, output.decode()


def _output(*command: str) -> str:
    return subprocess.run(command, capture_output=True, text=True, check=True).stdout  # noqa: S603 - as it was found


def _free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as server:
        return int(server.getsockname()[1])
