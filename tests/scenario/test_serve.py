"""A server process: it answers, shares its data with other processes, and ends when it is asked to."""

import re
import signal
import socket
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import orjson
import pytest

from core.clock import utc_now
from core.db.opening import open_database
from core.services.users import actor_named, issue_token
from tests.scenario.processes import Server, daily_goal, new_token, run, serving

STOP_SECONDS = 3


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give the folder of the server that many tests ask."""
    return tmp_path_factory.mktemp("home")


@pytest.fixture(scope="module")
def server(home: Path) -> Iterator[Server]:
    """Give a server that stays up for tests that only ask it something."""
    with serving(home) as up:
        yield up


def test_a_goal_is_created_logged_and_its_progress_read(server: Server, home: Path) -> None:
    token = token_in(home)
    goal_id = new_goal(server, token)
    logged = log(server, token, goal_id)
    progress = server.ask("GET", f"/v1/goals/{goal_id}/progress", token=token)
    assert logged == 201
    assert progress.status == 200
    assert progress.body["progress"]["currentPeriodValue"] == 10  # type: ignore[index,call-overload]  # JSON of a known shape
    assert progress.body["progress"]["percentComplete"] == 50  # type: ignore[index,call-overload]  # as above


def test_a_token_made_while_the_server_runs_is_taken_at_once(server: Server, home: Path) -> None:
    assert server.ask("GET", "/v1/goals", token=new_token(home)).status == 200
    assert server.ask("GET", "/v1/goals", token="gp_made_up").status == 401


def test_revoked_tokens_are_refused_by_a_server_that_runs_and_a_new_one_is_taken(server: Server, home: Path) -> None:
    lost, of_another = [token_in(home, "cleo"), token_in(home, "cleo")], token_in(home, "bob")
    ended = run("token", "--user", "cleo", "--revoke", at=home)
    statuses = [server.ask("GET", "/v1/goals", token=token).status for token in (*lost, of_another)]
    assert server.ask("GET", "/v1/goals", token=new_token(home, "cleo")).status == 200
    assert (ended.code, ended.out) == (0, "revoked 2 tokens of cleo\n")
    assert statuses == [401, 401, 200]


def test_nobody_is_made_by_revoking(tmp_path: Path) -> None:
    for _ in range(2):
        ended = run("token", "--user", "nobody", "--revoke", at=tmp_path)
        assert ended.code == 2
        assert "nobody is called 'nobody' here" in ended.err


def test_what_was_logged_is_there_after_a_stop_and_a_start(tmp_path: Path) -> None:
    token = token_in(tmp_path)
    with serving(tmp_path) as server:
        goal_id = new_goal(server, token)
        log(server, token, goal_id)
        stop(server, signal.SIGTERM)
    with serving(tmp_path) as server:
        found = server.ask("GET", f"/v1/goals/{goal_id}/activities", token=token)
    assert found.body["pagination"]["total"] == 1  # type: ignore[index,call-overload]  # JSON of a known shape


def test_it_ends_cleanly_soon_after_either_signal(tmp_path: Path) -> None:
    for asked_by in (signal.SIGTERM, signal.SIGINT):
        with serving(tmp_path) as server, closing(socket.create_connection(("127.0.0.1", server.port))):
            log_lines = stop(server, asked_by)
            assert server.process.returncode == 0
        assert '"event":"stopped"' in log_lines
        assert "Traceback" not in log_lines


def test_a_port_that_is_taken_is_one_clear_line_with_the_way_out(tmp_path: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        ended = run("serve", "--port", str(port), at=tmp_path)
    (line,) = ended.complaints
    assert ended.code == 1
    assert f"port {port}: Address already in use" in line
    assert "--port" in line


def test_a_host_that_does_not_exist_is_one_clear_line(tmp_path: Path) -> None:
    ended = run("serve", "--host", "nowhere.invalid", "--port", "0", at=tmp_path)
    assert ended.code == 2
    assert len(ended.complaints) == 1
    assert "nowhere.invalid" in ended.err


def test_the_scheduler_ticks_beside_the_server_on_the_same_file(tmp_path: Path) -> None:
    with serving(tmp_path, "--no-scheduler") as server:
        token = token_in(tmp_path)
        assert log(server, token, new_goal(server, token)) == 201
    with closing(sqlite3.connect(tmp_path / "data" / "goalpost.db")) as connection:
        assert connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)


def test_a_client_that_waits_for_leave_to_send_its_body_gets_it(server: Server, home: Path) -> None:
    token = token_in(home)
    with closing(socket.create_connection(("127.0.0.1", server.port))) as client:
        body = orjson.dumps(daily_goal("Read"))
        client.sendall(_head("POST", "/v1/goals", token, f"Content-Length: {len(body)}", "Expect: 100-continue"))
        leave = client.recv(1000)
        client.sendall(body)
        answer = client.recv(1000)
    assert leave == b"HTTP/1.1 100 Continue\r\n\r\n"
    assert answer.startswith(b"HTTP/1.1 201 Created\r\n")


def test_requests_sent_at_once_are_answered_in_their_order(server: Server, home: Path) -> None:
    token = token_in(home)
    asked = [("HEAD", "/v1/goals"), ("GET", "/v1/nowhere"), ("GET", "/healthz")]
    with closing(socket.create_connection(("127.0.0.1", server.port))) as client:
        last = _head("GET", "/v1/users/profile", token, "Connection: close")
        client.sendall(b"".join([*(_head(method, path, token) for method, path in asked), last]))
        answers = b"".join(iter(lambda: client.recv(4096), b""))
    statuses = re.findall(rb"HTTP/1\.1 (\d+) ", answers)
    assert statuses == [b"200", b"404", b"200", b"200"]
    assert answers.endswith(b"}")


def _head(method: str, path: str, token: str, *more: str) -> bytes:
    lines = [f"{method} {path} HTTP/1.1", "Host: localhost", "Content-Type: application/json", *more]
    return "\r\n".join([*lines, f"Authorization: Bearer {token}", "", ""]).encode()


def token_in(at: Path, user: str = "ada") -> str:
    """Make a token in the file that a server has or will have, without a process of its own."""
    with closing(open_database(f"sqlite:///{at / 'data' / 'goalpost.db'}")) as database:
        now = utc_now()
        return database.write_now(lambda session: issue_token(session, actor_named(session, user, now=now), now=now))


def new_goal(server: Server, token: str) -> str:
    """Create a goal and return its id."""
    created = server.ask("POST", "/v1/goals", token=token, body=daily_goal("Meditate"))
    assert created.status == 201
    return str(created.body["goalId"])


def log(server: Server, token: str, goal_id: str) -> int:
    """Log ten minutes and return the status."""
    body = {"value": 10, "unit": "min"}
    return server.ask("POST", f"/v1/goals/{goal_id}/activities", token=token, body=body).status


def stop(server: Server, asked_by: signal.Signals) -> str:
    """Ask a server to end, wait no longer than it may take, and return the rest of its log."""
    server.process.send_signal(asked_by)
    _, err = server.process.communicate(timeout=STOP_SECONDS)
    return err
