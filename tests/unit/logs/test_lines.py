"""Lines wait a moment for their company, grave ones do not, and none is lost or torn."""

import io
from errno import ENOSPC
from threading import Event, Thread
from typing import TYPE_CHECKING

import orjson
import pytest

from core.logs.lines import Lines, lines_to

if TYPE_CHECKING:
    from _typeshed import ReadableBuffer

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


def test_lines_wait_for_a_full_disk_and_come_whole_and_in_order() -> None:
    stream = Filling(room=8)
    with lines_to(stream) as lines:
        for text in (b"first", b"second", b"third"):
            lines.error(text)
        assert stream.getvalue() == b"first\nse"
        stream.has_taken_all.clear()
        stream.room = 1000
        stream.has_taken_all.wait(5)
        assert stream.getvalue() == b"first\nsecond\nthird\n"
        lines.info(b"fourth")
    assert stream.getvalue().endswith(b"third\nfourth\n")


def test_what_there_was_no_room_for_is_counted_and_told_once_writing_works() -> None:
    stream = Filling(room=0)
    lines = Lines(stream, most_waiting=3)
    lines.error(b"first")
    for number in range(10):
        lines.info(b"%d" % number)
    stream.room = 1000
    lines.close()
    *kept, told = stream.getvalue().splitlines()
    said = orjson.loads(told)
    assert (said["event"], said["level"]) == ("log lines were dropped", "warning")
    assert len(kept) + said["lines"] == 11
    assert len(kept) < 8


def test_a_line_cannot_fail_whoever_writes_it() -> None:
    stream = Filling(room=0)
    with lines_to(stream) as lines:
        lines.info(b"waits")
        stream.was_asked.wait(5)
        lines.warning(b"grave")
        stream.room = 1000
        stream.has_taken_all.wait(5)
        assert stream.getvalue() == b"waits\ngrave\n"


class Filling(io.BytesIO):
    """A stream that takes as many bytes as there is room for, in parts, and then says that the disk is full."""

    def __init__(self, *, room: int) -> None:
        super().__init__()
        self.room = room
        self.was_asked = Event()
        self.has_taken_all = Event()

    def write(self, data: "ReadableBuffer") -> int:
        self.was_asked.set()
        part = bytes(data)[: self.room]
        if not part:
            raise OSError(ENOSPC, "no space left on device")
        self.room -= len(part)
        count = super().write(part)
        if len(part) == len(bytes(data)):
            self.has_taken_all.set()
        return count


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
