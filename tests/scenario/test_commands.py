"""Commands as people and scripts use them: what they print, what they say of mistakes, and how they end."""

import json
import signal
import socket
import subprocess
from pathlib import Path

import pytest

from tests.scenario.processes import GOALPOST, run, start

PATIENCE_SECONDS = 30


def test_token_prints_the_token_and_nothing_else(tmp_path: Path) -> None:
    ended = run("token", "--user", "ada", "--timezone", "Europe/Paris", at=tmp_path)
    assert (ended.code, ended.err) == (0, "")
    assert ended.out.startswith("gp_")
    assert len(ended.out.split()) == 1


def test_data_stands_where_it_is_told_to(tmp_path: Path) -> None:
    run("token", "--user", "ada", "--data-dir", "else/where", at=tmp_path)
    assert (tmp_path / "else" / "where" / "goalpost.db").exists()
    assert not (tmp_path / "data").exists()


@pytest.mark.parametrize(
    "command", [["serve"], ["up"], ["scheduler"], ["token", "--user", "a"], ["chat", "--user", "a"]]
)
def test_wrong_settings_are_a_line_each_and_exit_code_2(tmp_path: Path, command: list[str]) -> None:
    wrong = {"GOALPOST_PORT": "http", "GOALPOST_LOG_LEVEL": "loud", "GOALPOST_TELEGRAM_TOKEN": "hush"}
    ended = run(*command, at=tmp_path, env=wrong)
    assert ended.code == 2
    assert ended.out == ""
    assert [line.split(":")[1].strip() for line in ended.complaints] == list(wrong)
    assert "hush" not in ended.err


@pytest.mark.parametrize(
    ("arguments", "word"),
    [
        (["token"], "--user"),
        (["token", "--user", " "], "--user"),
        (["token", "--user", "a", "--timezone", "Mars/Base"], "Mars/Base"),
        (["chat", "--user", " "], "--user"),
        (["up", "--user", " ", "--port", "0"], "--user"),
        (["serve", "--port", "70000"], "--port"),
        (["parse", "--context", "nowhere.json"], "nowhere.json"),
        (["fly"], "fly"),
    ],
)
def test_wrong_use_is_told_without_a_traceback(tmp_path: Path, arguments: list[str], word: str) -> None:
    ended = run(*arguments, at=tmp_path)
    assert ended.code == 2
    assert word in ended.err
    assert "Traceback" not in ended.err


def test_a_data_folder_that_cannot_be_made_is_one_clear_line(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    ended = run("token", "--user", "a", "--data-dir", "file/data", at=tmp_path)
    (line,) = ended.complaints
    assert ended.code == 2
    assert "'file/data'" in line


def test_a_database_that_is_none_is_one_clear_line(tmp_path: Path) -> None:
    (tmp_path / "data").mkdir()
    (tmp_path / "data" / "goalpost.db").write_text("This is a letter, not a database. " * 200)
    ended = run("token", "--user", "a", at=tmp_path)
    (line,) = ended.complaints
    assert ended.code == 1
    assert "not a database" in line


def test_an_unknown_setting_is_told_and_the_work_is_done(tmp_path: Path) -> None:
    ended = run("token", "--user", "a", at=tmp_path, env={"GOALPOST_PROT": "1"})
    assert ended.code == 0
    assert ended.out.startswith("gp_")
    assert "did you mean GOALPOST_PORT?" in ended.err


def test_a_setting_without_effect_yet_is_told_of(tmp_path: Path) -> None:
    ended = run("token", "--user", "a", at=tmp_path, env={"GOALPOST_NATS_URL": "nats://127.0.0.1:4222"})
    (line,) = ended.complaints
    assert "does not speak to NATS yet" in line


def test_db_check_finds_a_new_database_sound(tmp_path: Path) -> None:
    ended = run("db", "check", at=tmp_path)
    assert (ended.code, ended.err) == (0, "")
    assert "is sound" in ended.out


def test_piped_messages_are_answered_line_by_line(tmp_path: Path) -> None:
    ended = run("chat", "--user", "ada", at=tmp_path, given="/new meditate 20 min daily\n/log meditate 10m\n")
    assert (ended.code, ended.err) == (0, "")
    assert "10/20 min" in ended.out.splitlines()[-1]


def test_up_answers_what_is_piped_in_and_ends_with_its_server(tmp_path: Path) -> None:
    given = "/new meditate 20 min daily\n/log meditate 10m\n"
    ended = run("up", "--port", str(free_port()), "--user", "ada", at=tmp_path, given=given)
    assert (ended.code, ended.err) == (0, "")
    assert "10/20 min" in ended.out
    assert "goalpost token --user ada" in ended.out
    assert (tmp_path / "data" / "goalpost.log").exists()


def test_up_without_anybody_to_chat_with_serves_until_it_is_asked_to_end(tmp_path: Path) -> None:
    command = [*GOALPOST, "up", "--port", str(free_port())]
    with start(command, at=tmp_path, stdout=subprocess.PIPE) as process:
        assert process.stdout is not None
        assert "Goalpost is up" in process.stdout.readline()
        process.send_signal(signal.SIGTERM)
        assert process.wait(PATIENCE_SECONDS) == 0


def test_up_says_that_its_port_is_taken(tmp_path: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        ended = run("up", "--port", str(taken.getsockname()[1]), at=tmp_path, given="/log meditate 10m\n")
    (line,) = ended.complaints
    assert ended.code == 1
    assert "Address already in use" in line


def test_parse_answers_each_message_with_one_json_line(tmp_path: Path) -> None:
    context = {"now": "2026-03-04T12:00:00Z", "timezone": "UTC", "locale": "en-GB", "goals": []}
    (tmp_path / "context.json").write_text(json.dumps(context))
    ended = run("parse", "--context", "context.json", at=tmp_path, given="help\nthanks\n")
    assert (ended.code, ended.err) == (0, "")
    answers = [json.loads(line) for line in ended.out.splitlines()]
    assert [answer["commands"][0]["kind"] for answer in answers] == ["help", "smalltalk"]


def test_the_scheduler_alone_ends_when_it_is_asked_to(tmp_path: Path) -> None:
    command = [*GOALPOST, "scheduler"]
    with start(command, at=tmp_path, stderr=subprocess.PIPE) as process:
        assert process.stderr is not None
        assert any('"event":"ticking"' in line for line in process.stderr)
        process.send_signal(signal.SIGTERM)
        assert process.wait(PATIENCE_SECONDS) == 0


def free_port() -> int:
    """Return a port that nobody has at the moment."""
    with socket.create_server(("127.0.0.1", 0)) as found:
        port: int = found.getsockname()[1]
    return port
