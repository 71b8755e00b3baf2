"""Lines wait a moment for their company, grave ones do not, and none is lost or torn."""

import io
from threading import Event, Thread

import pytest

from core.logs.lines import Lines, lines_to

MANY = 500


def test_a_line_comes_through_without_another_one_after_it() -> None:
    stream = Announcing()
    with lines_to(stream) as lines:
        lines.info(b"alone")
        stream.has_been_written.wait(5)
        assert stream.getvalue() == b"alone\n"


@pytest.mark.parametrize("level", ["warning", "error", "critical", "exception"])
def test_a_grave_line_is_written_at_once_after_those_before_it(level: str) -> None:
    stream = io.BytesIO()
    with lines_to(stream) as lines:
        lines.info(b"first")
        getattr(lines, level)(b"grave")
        assert stream.getvalue() == b"first\ngrave\n"


def test_what_waits_is_written_in_the_end() -> None:
    stream = io.BytesIO()
    with lines_to(stream) as lines:
        lines.info(b"last")
    assert stream.getvalue() == b"last\n"


def test_a_line_after_the_end_is_written_at_once_or_dropped_with_its_stream() -> None:
    stream = io.BytesIO()
    with lines_to(stream) as lines:
        pass
    lines.info(b"late")
    assert stream.getvalue() == b"late\n"
    stream.close()
    lines.error(b"too late")


def test_no_line_of_many_threads_is_lost_or_torn() -> None:
    stream = io.BytesIO()
    with lines_to(stream) as lines:
        threads = [Thread(target=talk, args=(lines, name)) for name in "abcd"]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
    expected = [f"{name}{number}".encode() for name in "abcd" for number in range(MANY)]
    assert sorted(stream.getvalue().split()) == sorted(expected)


class Announcing(io.BytesIO):
    """A stream that says when something has reached it."""

    def __init__(self) -> None:
        super().__init__()

        self.has_been_written = Event()

    def flush(self) -> None:
        super().flush()
        self.has_been_written.set()


def talk(lines: Lines, name: str) -> None:
    """Log many lines, some of them grave."""
    for number in range(MANY):
        (lines.error if number % 50 == 0 else lines.info)(f"{name}{number}".encode())
