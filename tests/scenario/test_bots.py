"""Bots as processes: beside a server or alone, asking for updates or knocked at."""

import asyncio
import socket
import subprocess
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest
from aiohttp import ClientSession

from tests.platforms.telegram.telegram import TOKEN, Telegram
from tests.scenario.processes import GOALPOST, run, start

PATIENCE_SECONDS = 60.0


@pytest.fixture
async def telegram() -> AsyncIterator[Telegram]:
    """Give a Telegram that answers."""
    server = Telegram()
    await server.start()
    yield server
    await server.stop()
    assert server.disagreements == []


@asynccontextmanager
async def goalpost(
    at: Path, telegram: Telegram, *arguments: str, **settings: str
) -> AsyncIterator[subprocess.Popen[str]]:
    """Run Goalpost with a bot, and let it end by itself when the block does."""
    env = {"GOALPOST_TELEGRAM_TOKEN": TOKEN, "GOALPOST_TELEGRAM_API_URL": telegram.url, **settings}
    with (at / "log").open("w", encoding="utf-8") as log:
        process = start([*GOALPOST, *arguments], at=at, env=env, stderr=log.fileno())
        try:
            yield process
            process.terminate()
            assert await asyncio.to_thread(process.wait, PATIENCE_SECONDS) == 0
        finally:
            process.kill()
            process.wait()
    assert TOKEN.partition(":")[2] not in (at / "log").read_text("utf-8")


async def talk(telegram: Telegram) -> list[str]:
    """Let somebody make a goal and log on it; return what they are told."""
    ada = telegram.user("ada")
    told = []
    for text in ("new meditate 20 min daily", "meditate 10m"):
        ada.says(text)
        told.append(str((await telegram.sent(ada.chat, within=PATIENCE_SECONDS))["text"]))
    return told


@pytest.mark.parametrize("arguments", [["serve", "--port", "0"], ["bot", "telegram"]], ids=["serve", "bot telegram"])
async def test_a_bot_answers_beside_a_server_and_alone(
    tmp_path: Path, telegram: Telegram, arguments: list[str]
) -> None:
    async with goalpost(tmp_path, telegram, *arguments):
        told = await talk(telegram)
    assert "New goal: Meditate" in told[0]
    assert "Meditate +10 min: 10/20 min today" in told[1]


async def test_telegram_may_deliver_to_a_path_beside_the_api(tmp_path: Path, telegram: Telegram) -> None:
    port = free_port()
    url = f"http://127.0.0.1:{port}/telegram/webhook"
    async with (
        goalpost(tmp_path, telegram, "serve", "--port", str(port), GOALPOST_TELEGRAM_WEBHOOK_URL=url),
        ClientSession() as stranger,
    ):
        told = await talk(telegram)
        async with stranger.post(url, json={"update_id": 1}) as answer:
            assert answer.status == 401
        async with stranger.get(f"http://127.0.0.1:{port}/healthz") as answer:
            assert answer.status == 200
    assert "Meditate +10 min: 10/20 min today" in told[1]
    assert telegram.made("getUpdates") == []


async def test_what_is_written_while_nobody_serves_is_answered_afterwards(tmp_path: Path, telegram: Telegram) -> None:
    async with goalpost(tmp_path, telegram, "bot", "telegram"):
        await talk(telegram)
    ada = telegram.user("ada")
    ada.says("meditate 5m")
    async with goalpost(tmp_path, telegram, "bot", "telegram"):
        assert "15/20 min" in str((await telegram.sent(ada.chat, within=PATIENCE_SECONDS))["text"])


def test_a_bot_without_a_token_is_refused_with_the_way_out(tmp_path: Path) -> None:
    ended = run("bot", "telegram", at=tmp_path)
    assert (ended.code, ended.out) == (2, "")
    assert ended.complaints == ["goalpost: GOALPOST_TELEGRAM_TOKEN is not set; @BotFather gives a token"]


def free_port() -> int:
    """Return a port that nobody listens on."""
    with socket.create_server(("127.0.0.1", 0)) as taken:
        return int(taken.getsockname()[1])


@pytest.mark.parametrize(
    ("settings", "missing"),
    [
        ({"GOALPOST_SLACK_CLIENT_ID": "1.2"}, "GOALPOST_SLACK_CLIENT_SECRET"),
        ({"GOALPOST_SLACK_CLIENT_ID": "1.2", "GOALPOST_SLACK_CLIENT_SECRET": "hush"}, "GOALPOST_SLACK_SIGNING_SECRET"),
    ],
)
def test_a_slack_app_by_half_is_refused_with_what_is_missing(
    tmp_path: Path, settings: dict[str, str], missing: str
) -> None:
    ended = run("serve", "--port", "0", at=tmp_path, env=settings)
    assert ended.code == 2
    assert missing in ended.err
    assert "hush" not in ended.err
