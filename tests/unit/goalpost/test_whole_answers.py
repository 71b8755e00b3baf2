"""What is written to a connection in one turn of the event loop leaves it in one piece."""

import asyncio

import pytest

from goalpost.whole_answers import Gathering


class Wire(asyncio.Transport):
    """A transport that keeps what is written, piece by piece."""

    def __init__(self) -> None:
        super().__init__({"peername": ("127.0.0.1", 4711)})
        self.pieces: list[bytes] = []
        self.is_closed = False

    def write(self, data: bytes | bytearray | memoryview) -> None:
        """Keep a piece."""
        self.pieces.append(bytes(data))

    def close(self) -> None:
        """Take no more."""
        self.is_closed = True

    def is_closing(self) -> bool:
        """Say whether no more is taken."""
        return self.is_closed


@pytest.fixture
def wire() -> Wire:
    """Give a connection on which nothing was said."""
    return Wire()


async def test_head_and_body_leave_together(wire: Wire) -> None:
    transport = Gathering(wire, asyncio.get_running_loop())
    transport.write(b"head ")
    transport.write(b"body")
    assert wire.pieces == []
    await asyncio.sleep(0)
    assert wire.pieces == [b"head body"]


async def test_what_is_said_later_is_a_piece_of_its_own(wire: Wire) -> None:
    transport = Gathering(wire, asyncio.get_running_loop())
    for piece in (b"continue", b"answer"):
        transport.write(piece)
        await asyncio.sleep(0)
    assert wire.pieces == [b"continue", b"answer"]


async def test_closing_first_sends_what_was_said(wire: Wire) -> None:
    transport = Gathering(wire, asyncio.get_running_loop())
    transport.write(b"goodbye")
    transport.close()
    await asyncio.sleep(0)
    assert (wire.pieces, transport.is_closing()) == ([b"goodbye"], True)


async def test_nothing_is_sent_to_a_client_that_has_gone(wire: Wire) -> None:
    transport = Gathering(wire, asyncio.get_running_loop())
    transport.write(b"too late")
    wire.close()
    await asyncio.sleep(0)
    assert wire.pieces == []


async def test_the_connection_is_known_by_what_it_is(wire: Wire) -> None:
    assert Gathering(wire, asyncio.get_running_loop()).get_extra_info("peername") == ("127.0.0.1", 4711)
