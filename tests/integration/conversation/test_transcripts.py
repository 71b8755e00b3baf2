"""Whole conversations, kept as files that read as what people see.

In a transcript, `> ` begins what is typed and what follows is the answer; `@ +1` lets a day pass; `# ` is a remark.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.integration.conftest import SettableClock
from tests.integration.conversation.conftest import Talk

TRANSCRIPTS = sorted((Path(__file__).parents[2] / "scenario").glob("chat_*.txt"))


@dataclass(frozen=True, slots=True)
class Exchange:
    """What is typed, or a passing of days before anything is, and the answer."""

    line: int
    text: str
    days: int
    answer: str


def exchanges(transcript: str) -> Iterator[Exchange]:
    text, days, line, answer = "", 0, 0, list[str]()
    for at, row in enumerate([*transcript.splitlines(), "> "], 1):
        if row.startswith("> ") and text:
            yield Exchange(line, text, days, "\n".join(answer).strip("\n"))
            answer, days = [], 0
        if row.startswith("@ "):
            days += int(row.removeprefix("@ "))
        elif row.startswith("> "):
            text, line = row.removeprefix("> ").replace("\\n", "\n"), at
        elif not row.startswith("# "):
            answer.append(row)


@pytest.mark.parametrize("path", TRANSCRIPTS, ids=lambda path: path.stem)
def test_a_conversation_goes_as_written(path: Path, talk: Talk, clock: SettableClock) -> None:
    pending = 0
    for exchange in exchanges(path.read_text("utf-8")):
        clock.move(days=pending, seconds=20)
        pending = exchange.days
        assert talk(exchange.text) == exchange.answer, f"{path.name}:{exchange.line}: {exchange.text}"


def test_there_are_transcripts() -> None:
    assert len(TRANSCRIPTS) > 2
