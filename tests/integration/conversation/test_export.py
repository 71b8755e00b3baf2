"""`export` gives a person everything of theirs, as a file, and nothing of anybody else."""

import json
from pathlib import Path

import pytest

from bots.conversation.replies import File
from bots.terminal.app import answer
from core.db.database import Database
from tests.integration.conftest import SettableClock
from tests.integration.conversation.conftest import Talk


def exported(talk: Talk) -> dict[str, object]:
    talk("export")
    [file] = talk.last.parts
    assert isinstance(file, File)
    document: dict[str, object] = json.loads(file.content)
    return document


def test_goals_and_entries_are_there_as_they_stand(talk: Talk) -> None:
    talk("new meditate 20 min daily", "alias med = meditate", "meditate 10m - in the park", "meditate 5m", "undo")
    talk("weight 75kg -> 70.5kg by june", "archive weight")
    assert talk("export") == "Everything I have of you: 2 goals with 1 entry."
    goals = exported(talk)["goals"]
    assert isinstance(goals, list)
    meditate, weight = goals
    assert (meditate["title"], meditate["aliases"], meditate["target"]["value"]) == ("Meditate", ["med"], "20")
    assert [(each["value"], each["unit"], each["note"]) for each in meditate["entries"]] == [
        ("10", "min", "in the park")
    ]
    assert (weight["status"], weight["target"]["value"]) == ("archived", "70.5")


def test_nothing_of_anybody_else_is_there(talk: Talk, clock: SettableClock) -> None:
    Talk(talk.database, clock, name="bob")("new secret 20 min daily")
    assert exported(talk)["goals"] == []


def test_the_terminal_saves_the_file_where_it_is(
    database: Database, clock: SettableClock, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    answer(database, clock, user="ann", text="new meditate 20 min daily")
    said = answer(database, clock, user="ann", text="export")
    [path] = tmp_path.glob("*.json")
    assert said == f"Everything I have of you: 1 goal with 0 entries. It is in {path}."
    assert json.loads(path.read_text("utf-8"))["name"] == "ann"


def test_a_folder_that_takes_no_file_is_told_of(
    database: Database, clock: SettableClock, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / f"goalpost-{clock().date().isoformat()}.json").mkdir()
    assert answer(database, clock, user="ann", text="export").startswith("I could not write")
