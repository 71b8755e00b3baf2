"""The Slack app as processes: beside a server that Slack comes to, or alone over a connection of its own."""

import asyncio
import socket
import subprocess
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest
from aiohttp import ClientSession

from tests.platforms.slack.reading import words
from tests.platforms.slack.slack import Slack
from tests.scenario.processes import GOALPOST, run, start

PATIENCE_SECONDS = 60.0
TOKEN, SECRET, APP_TOKEN = (f"GOALPOST_SLACK_{name}" for name in ("BOT_TOKEN", "SIGNING_SECRET", "APP_TOKEN"))


@pytest.fixture
async def slack() -> AsyncIterator[Slack]:
    """Give a Slack that answers."""
    server = Slack()
    await server.start()
    yield server
    await server.stop()
    assert server.disagreements == []


@asynccontextmanager
async def goalpost(at: Path, slack: Slack, *arguments: str, **settings: str) -> AsyncIterator[None]:
    """Run Goalpost with the app, and let it end by itself when the block does."""
    token = slack.team("acme").token
    env = {TOKEN: token, "GOALPOST_SLACK_API_URL": slack.api_url, **settings}
    with (at / "log").open("w", encoding="utf-8") as log:
        process: subprocess.Popen[str] = start([*GOALPOST, *arguments], at=at, env=env, stderr=log.fileno())
        try:
            yield
            process.terminate()
            assert await asyncio.to_thread(process.wait, PATIENCE_SECONDS) == 0
        finally:
            process.kill()
            process.wait()
    assert [secret for secret in (token, *settings.values()) if secret in (at / "log").read_text("utf-8")] == []


async def talk(slack: Slack) -> list[str]:
    """Let somebody make a goal and log on it; return what they are told."""
    ada = slack.team("acme").person("ada")
    ada.says("new meditate 20 min daily")
    told = [words(await slack.sent(ada.dm, within=PATIENCE_SECONDS)) for _ in range(2)]
    await ada.runs("/log meditate 10m")
    return [*told, words(await slack.sent(ada.dm, within=PATIENCE_SECONDS))]


async def test_slack_may_deliver_to_a_path_beside_the_api(tmp_path: Path, slack: Slack) -> None:
    port = free_port()
    url = f"http://127.0.0.1:{port}"
    settings = {SECRET: slack.app.signing_secret}
    async with (
        goalpost(tmp_path, slack, "serve", "--port", str(port), **settings),
        ClientSession() as stranger,
    ):
        await reached(stranger, url)
        slack.app.posts_to(f"{url}/slack/events")
        told = await talk(slack)
        async with stranger.post(f"{url}/slack/events", json={}) as answer:
            assert answer.status == 401
        async with stranger.get(f"{url}/metrics") as answer:
            assert 'goalpost_slack_refused_total{reason="signature"} 1.0' in await answer.text()
    assert "New goal: Meditate" in told[0]
    assert "10/20 min today" in told[2]


async def test_the_app_runs_alone_over_a_connection_of_its_own(tmp_path: Path, slack: Slack) -> None:
    slack.app.uses_sockets = True
    async with goalpost(tmp_path, slack, "bot", "slack", **{APP_TOKEN: slack.app.app_token}):
        await slack.world.bell.until(lambda: slack.courier.sockets.is_connected, seconds=PATIENCE_SECONDS)
        told = await talk(slack)
    assert "10/20 min today" in told[2]


def test_an_app_without_a_way_in_is_refused_with_the_ways_out(tmp_path: Path) -> None:
    ended = run("serve", "--port", "0", at=tmp_path, env={TOKEN: "xoxb-1"})
    line = ended.complaints[-1]
    assert ended.code == 2
    assert APP_TOKEN in line
    assert SECRET in line


def test_an_app_alone_is_told_of_each_token_that_is_missing(tmp_path: Path) -> None:
    ended = run("bot", "slack", at=tmp_path)
    assert ended.code == 2
    assert [line.split()[1] for line in ended.complaints] == [TOKEN, APP_TOKEN]


async def reached(stranger: ClientSession, url: str) -> None:
    """Wait until a server answers."""
    async with asyncio.timeout(PATIENCE_SECONDS):
        while True:
            try:
                async with stranger.get(f"{url}/healthz"):
                    return
            except OSError:
                await asyncio.sleep(0.1)


def free_port() -> int:
    """Return a port that nobody listens on."""
    with socket.create_server(("127.0.0.1", 0)) as taken:
        return int(taken.getsockname()[1])
