"""Uvicorn's protocol, but for one thing: the head and the body of an answer leave together.

Uvicorn writes them apart, and each write is a system call, a packet, and another time that the client is woken.
"""

import asyncio

from uvicorn.protocols.http.httptools_impl import HttpToolsProtocol


class WholeAnswers(HttpToolsProtocol):
    """One connection."""

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]  # as uvicorn has it
        super().connection_made(Gathering(transport, self.loop))


class Gathering(asyncio.Transport):
    """A transport that hands on in one piece what was written to it in one turn of the event loop."""

    def __init__(self, transport: asyncio.Transport, loop: asyncio.AbstractEventLoop) -> None:
        super().__init__()
        self._transport = transport
        self._loop = loop
        self._held: list[bytes] = []

    def write(self, data: bytes | bytearray | memoryview) -> None:
        """Take data; it is sent when whoever writes has had their turn."""
        if not self._held:
            self._loop.call_soon(self._send)
        self._held.append(bytes(data))

    def close(self) -> None:
        """Send what is held, then close."""
        self._send()
        self._transport.close()

    def is_closing(self) -> bool:
        """Say whether the connection is over or about to be."""
        return self._transport.is_closing()

    def pause_reading(self) -> None:
        """Take no more from the client for now."""
        self._transport.pause_reading()

    def resume_reading(self) -> None:
        """Go on taking from the client."""
        self._transport.resume_reading()

    def get_extra_info(self, name: str, default: object = None) -> object:
        """Return what is known of the connection under a name."""
        return self._transport.get_extra_info(name, default)

    def _send(self) -> None:
        held, self._held = self._held, []
        if held and not self._transport.is_closing():
            self._transport.write(b"".join(held))
