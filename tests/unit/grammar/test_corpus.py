"""The corpora, ours and the public one: everything is understood and nothing is logged that was not said."""

from pathlib import Path

import pytest

from tests.unit.grammar.corpora import LOGGING, OWN, PUBLIC, answer_to, context_of, is_understood, is_wrong_log, rows_of

PEOPLE = tuple(sorted(path.name.partition(".")[0] for path in OWN.glob("*.context.json")))


def failures(context_path: Path, cases_path: Path) -> list[str]:
    context = context_of(context_path)
    found = []
    for row in rows_of(cases_path):
        text, expect = str(row["text"]), row["expect"]
        assert isinstance(expect, dict)
        got = answer_to(text, context)
        if not is_understood(expect, got):
            mark = "WRONG LOG " if is_wrong_log(expect, got) else ""
            found.append(f"{mark}{text!r}: expected {expect}, got {got}")
    return found


@pytest.mark.parametrize("person", PEOPLE)
def test_every_own_case_is_understood(person: str) -> None:
    assert failures(OWN / f"{person}.context.json", OWN / f"{person}.jsonl") == []


def test_every_public_case_is_understood() -> None:
    if not (PUBLIC / "chat.jsonl").is_file():
        pytest.skip(f"the public corpus is not beside this checkout ({PUBLIC.name})")
    assert failures(PUBLIC / "context.json", PUBLIC / "chat.jsonl") == []


@pytest.mark.parametrize("person", PEOPLE)
def test_ordinary_talk_logs_nothing(person: str) -> None:
    context = context_of(OWN / f"{person}.context.json")
    logged = []
    for row in rows_of(OWN / "ordinary.jsonl"):
        answer = answer_to(str(row["text"]), context)
        commands = answer["commands"]
        assert isinstance(commands, list)
        if any(command["kind"] in LOGGING for command in commands):
            logged.append((row["text"], commands))
    assert logged == []


def test_the_own_corpus_is_large_enough_to_mean_something() -> None:
    assert sum(1 for person in PEOPLE for _ in rows_of(OWN / f"{person}.jsonl")) >= 1500
    assert sum(1 for _ in rows_of(OWN / "ordinary.jsonl")) >= 800


def test_a_wrong_log_is_told_from_another_misunderstanding() -> None:
    nothing = {"commands": [{"kind": "unknown"}], "asks": None}
    log = {"commands": [{"kind": "log", "goal": "Run", "value": 5}], "asks": None}
    assert is_wrong_log(nothing, log)
    assert not is_wrong_log(log, nothing)
    assert is_understood({"commands": [{"kind": "log", "value": 5.0004}], "asks": None}, log)
    assert not is_understood({"commands": [{"kind": "log", "value": 5.1}], "asks": None}, log)
    assert not is_understood({"commands": [], "asks": {"about": "goal"}}, {"commands": [], "asks": {"about": "unit"}})
