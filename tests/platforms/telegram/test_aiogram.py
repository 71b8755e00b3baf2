"""aiogram, which nobody here wrote, gets along with the local Telegram.

It needs another pydantic than we do, so it is installed, as `aiogram.lock` says, into an environment of its own.
"""

import os
import subprocess
from asyncio import create_subprocess_exec
from asyncio.subprocess import PIPE, STDOUT
from collections.abc import AsyncIterator
from pathlib import Path
from venv import create

import pytest

from tests.platforms.faults import Fault
from tests.platforms.telegram.by_hand import ByHand
from tests.platforms.telegram.failures import too_many
from tests.platforms.telegram.telegram import TOKEN, Telegram

HERE = Path(__file__).parent
INSTALL_SECONDS = 300


@pytest.fixture(scope="module")
def python(tmp_path_factory: pytest.TempPathFactory) -> str:
    """Give a Python that has aiogram; where it cannot be had, say why, or fail if a build machine cannot."""
    folder = tmp_path_factory.mktemp("aiogram")
    create(folder, with_pip=True)
    found = str(folder / "bin" / "python")
    command = [found, "-m", "pip", "install", "--quiet", "--require-hashes", "-r", str(HERE / "aiogram.lock")]
    done = subprocess.run(command, capture_output=True, text=True, timeout=INSTALL_SECONDS, check=False)  # noqa: S603 - pip, into its own environment
    if done.returncode != 0 and os.environ.get("CI") != "true":
        pytest.skip(f"aiogram is not tried: pip install failed: {done.stderr.strip()[-300:]}")
    assert done.returncode == 0, done.stderr
    return found


@pytest.fixture
async def page() -> AsyncIterator[Telegram]:
    """Give a Telegram with its page."""
    server = Telegram()
    await server.start(more=ByHand(server).routes())
    yield server
    await server.stop()
    assert server.disagreements == []


@pytest.mark.slow
async def test_aiogram_does_a_round(python: str, page: Telegram) -> None:
    page.fails(Fault("sendChatAction", error=too_many(1)))
    script = str(HERE / "aiogram_round.py")
    run = await create_subprocess_exec(python, "-I", script, page.url, TOKEN, stdout=PIPE, stderr=STDOUT)
    output, _ = await run.communicate()
    assert run.returncode == 0, output.decode()
