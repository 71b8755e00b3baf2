"""A log line is one JSON object in UTC, whoever wrote it, and no token is ever in it."""

import io
import logging
from collections.abc import Iterator
from datetime import datetime, timedelta
from typing import cast

import orjson
import pytest
import structlog
from sqlalchemy.exc import IntegrityError

from core.logs import scrubbed
from core.logs.lines import Lines
from tests.logged import logging_here


@pytest.fixture
def stream() -> Iterator[io.BytesIO]:
    """Send the logs of this test to memory."""
    written = io.BytesIO()
    with logging_here(written, level="info"):
        yield written


def test_a_line_says_when_how_grave_and_what(stream: io.BytesIO) -> None:
    structlog.get_logger().warning("tick failed", tick="purge")
    (line,) = lines(stream)
    assert (line["level"], line["event"], line["tick"]) == ("warning", "tick failed", "purge")
    assert datetime.fromisoformat(str(line["at"])).utcoffset() == timedelta()


def test_what_is_below_the_level_is_left_out(stream: io.BytesIO) -> None:
    structlog.get_logger().debug("details")
    logging.getLogger("somebody").debug("details")
    assert lines(stream) == []


def test_what_is_bound_to_the_context_is_on_every_line(stream: io.BytesIO) -> None:
    with structlog.contextvars.bound_contextvars(request_id="r1"):
        structlog.get_logger().info("ours")
        logging.getLogger("somebody").error("theirs")
    assert [line["request_id"] for line in lines(stream)] == ["r1", "r1"]


def test_a_library_s_line_has_the_same_form_and_its_logger_s_name(stream: io.BytesIO) -> None:
    logging.getLogger("uvicorn.error").error("lost %s of %d", "one", 2)
    (line,) = lines(stream)
    assert (line["event"], line["logger"], line["level"]) == ("lost one of 2", "uvicorn.error", "error")


def test_a_traceback_is_part_of_its_line(stream: io.BytesIO) -> None:
    try:
        int("four")
    except ValueError:
        structlog.get_logger().exception("failed")
        logging.getLogger("somebody").exception("failed too")
    assert all("invalid literal for int" in str(line["exception"]) for line in lines(stream))
    assert len(lines(stream)) == 2


def test_a_record_that_cannot_be_formatted_is_told_of_without_what_it_carried(stream: io.BytesIO) -> None:
    record = logging.LogRecord("somebody", logging.ERROR, __file__, 1, "%d items", ("gp_secretsecret",), None)
    ours, *_ = logging.getLogger().handlers
    ours.handle(record)
    (line,) = lines(stream)
    assert (line["template"], line["logger"]) == ("%d items", "somebody")
    assert "secretsecret" not in stream.getvalue().decode()


def test_the_talk_of_libraries_about_every_run_is_left_out(stream: io.BytesIO) -> None:
    logging.getLogger("apscheduler.executors.default").info("running job")
    logging.getLogger("uvicorn.error").info("started")
    assert lines(stream) == []


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("POST https://api.telegram.org/bot123456:AAxx_secret-1/sendMessage", "bot123456:***/sendMessage"),
        ("Bot[token=123456:AAxx_secret-1]", "Bot[token=123456:***]"),
        ("authorization: Bearer abc.secret-1", "Bearer ***"),
        ("user gave gp_secretsecret1 as a token", "gp_***"),
        ("token xoxb-12-secret-1 of a bot", "xoxb-***"),
        ("token xapp-1-secret-1 of an app", "xapp-***"),
        ("cannot connect to postgresql://me:secret-1@db/goals", "postgresql://me:***@db/goals"),
    ],
)
def test_a_token_is_scrubbed_and_its_kind_stays(stream: io.BytesIO, text: str, kept: str) -> None:
    structlog.get_logger().info(text, also=text)
    logging.getLogger("somebody").error(text)
    assert len(lines(stream)) == 2
    written = stream.getvalue().decode()
    assert "secret" not in written
    assert written.count(kept) == 3


@pytest.mark.parametrize("text", ["a robot: 12", "https://example.com/a?b=c:d@e", "GET /v1/goals", "bottom:up"])
def test_a_line_without_a_token_stays_as_it_is(text: str) -> None:
    assert scrubbed(text.encode()) == text.encode()


def test_a_request_has_the_form_that_every_line_has() -> None:
    stream = io.BytesIO()
    told = {"operation": "getGoal", "status": 200, "ms": 1.23, "request_id": "mine", "user_id": None}
    with logging_here(stream, level="info") as request_log:
        request_log.request("getGoal", status=200, ms=1.2345, request_id="mine", user_id=None)
        structlog.get_logger().info("request", **told)
        ours, theirs = lines(stream)
    assert ours == {**theirs, "at": ours["at"]}
    assert {"at", "level", "event", *told} == set(ours)
    assert datetime.fromisoformat(str(ours["at"])).utcoffset() == timedelta()


def test_a_token_that_somebody_gives_as_a_request_s_id_is_scrubbed() -> None:
    stream = io.BytesIO()
    with logging_here(stream, level="info") as request_log:
        request_log.request("getGoal", status=200, ms=1, request_id="gp_secretsecret1", user_id=None)
        lines(stream)
    assert b"secret" not in stream.getvalue()


@pytest.mark.parametrize(("level", "count"), [("debug", 1), ("info", 1), ("warning", 0), ("error", 0)])
def test_requests_are_left_out_above_their_level(level: str, count: int) -> None:
    stream = io.BytesIO()
    with logging_here(stream, level=level) as request_log:
        request_log.request("getGoal", status=200, ms=1, request_id="mine", user_id=None)
        assert len(lines(stream)) == count


@pytest.mark.parametrize(
    "reason", ["UNIQUE failed", "null value\nDETAIL:  Failing row contains (1, my private\nnote).\nCONTEXT:  here"]
)
def test_what_a_database_s_error_quotes_of_a_row_is_not_in_the_log(stream: io.BytesIO, reason: str) -> None:
    values = {"note": "my private ]\n note"}
    error = IntegrityError("INSERT INTO activity VALUES (:note)", values, ValueError(reason))
    error.__cause__ = error.orig
    structlog.get_logger().error("failed", exc_info=error)
    (line,) = lines(stream)
    trace = str(line["exception"])
    assert "private" not in trace
    assert "INSERT INTO activity" in trace
    assert reason.splitlines()[0] in trace
    assert trace.count("[parameters: ***]") == 1


def lines(stream: io.BytesIO) -> list[dict[str, object]]:
    """Read what was logged, once what waits has been written."""
    cast("Lines", structlog.get_config()["logger_factory"]()).write()
    return [cast("dict[str, object]", orjson.loads(line)) for line in stream.getvalue().splitlines()]


def test_afterwards_nobody_logs_what_nobody_asked_for() -> None:
    with logging_here(io.BytesIO(), level="debug"):
        assert logging.getLogger("sqlalchemy.engine").isEnabledFor(logging.INFO)
    assert not logging.getLogger("sqlalchemy.engine").isEnabledFor(logging.INFO)
