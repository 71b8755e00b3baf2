"""Whole conversations, kept as files that read as what people see.

In a transcript, `> ` begins what is typed and what follows is the answer; `@ 1` lets a day pass; `# Tue 10 March,
21:40` is when the next is typed, in UTC; any other `# ` is a remark.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

import pytest

from tests.integration.conftest import START, SettableClock
from tests.integration.conversation.conftest import Talk

DATED = re.compile(r"# (?P<weekday>[A-Z][a-z]{2}) (?P<date>\d{1,2} [A-Z][a-z]+), (?P<clock>\d\d:\d\d)")
TRANSCRIPTS = sorted((Path(__file__).parents[2] / "scenario").glob("chat_*.txt"))


@dataclass(frozen=True, slots=True)
class Exchange:
    """What is typed, and when: so many days after what was before, or at an instant; and the answer."""

    line: int
    text: str
    days: int
    at: datetime | None
    answer: str


def exchanges(transcript: str) -> Iterator[Exchange]:
    text, line, answer = "", 0, list[str]()
    days, at = 0, None
    next_days, next_at = 0, None
    for number, row in enumerate([*transcript.splitlines(), "> "], 1):
        if row.startswith("> "):
            if text:
                yield Exchange(line, text, days, at, "\n".join(answer).strip("\n"))
            text, line, answer = row.removeprefix("> ").replace("\\n", "\n"), number, []
            days, at, next_days, next_at = next_days, next_at, 0, None
        elif row.startswith("@ "):
            next_days += int(row.removeprefix("@ "))
        elif row.startswith("# "):
            next_at = instant_in(row) or next_at
        else:
            answer.append(row)


def instant_in(remark: str) -> datetime | None:
    """Return the instant that a remark is, None for one of words; its weekday has to be right."""
    found = DATED.fullmatch(remark)
    if found is None:
        return None
    at = datetime.strptime(f"{found['date']} {START.year} {found['clock']}", "%d %B %Y %H:%M").replace(tzinfo=UTC)
    assert f"{at:%a}" == found["weekday"], remark
    return at


@pytest.mark.parametrize("path", TRANSCRIPTS, ids=lambda path: path.stem)
def test_a_conversation_goes_as_written(path: Path, talk: Talk, clock: SettableClock) -> None:
    for exchange in exchanges(path.read_text("utf-8")):
        clock.move(days=exchange.days, seconds=20)
        if exchange.at is not None:
            assert exchange.at > clock(), f"{path.name}:{exchange.line}: time goes forward"
            clock.set(exchange.at)
        assert talk(exchange.text) == exchange.answer, f"{path.name}:{exchange.line}: {exchange.text}"


def test_there_are_transcripts() -> None:
    assert len(TRANSCRIPTS) > 2
