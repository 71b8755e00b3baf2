"""A Telegram and a Slack that answer calls with prepared bytes, in a process of its own; cheaper than any caller."""

import asyncio
import json
import sys
from typing import cast

import uvloop

LENGTH = b"content-length: "
END = b"\r\n\r\n"
BOT = {"id": 1, "is_bot": True, "first_name": "Bench", "username": "bench_bot"}
MESSAGE = {
    "message_id": 1,
    "date": 1,
    "chat": {"id": 1, "type": "private", "first_name": "Ann"},
    "from": BOT,
    "text": "x",
}


def answer(**members: object) -> bytes:
    """Return a whole answer that says yes, with more members."""
    body = json.dumps({"ok": True, **members}).encode()
    return b"HTTP/1.1 200 OK\r\ncontent-type: application/json\r\ncontent-length: %d\r\n\r\n%s" % (len(body), body)


ANSWERS = {
    b"/sendMessage": answer(result=MESSAGE),
    b"/getMe": answer(result=BOT),
    b"/getMyCommands": answer(result=[]),
    b"/chat.postMessage": answer(channel="D1", ts="1760000000.000100"),
}
YES = answer(result=True)


class Connection(asyncio.Protocol):
    """One connection: an answer for each request, in order."""

    def __init__(self) -> None:
        self._rest = b""
        self._transport: asyncio.Transport | None = None

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        """Keep where answers go."""
        self._transport = cast("asyncio.Transport", transport)

    def data_received(self, data: bytes) -> None:
        """Answer whatever is whole."""
        self._rest += data
        while (end := self._rest.find(END)) >= 0:
            head = self._rest[:end]
            whole = end + len(END) + _length(head)
            if len(self._rest) < whole:
                return
            self._rest = self._rest[whole:]
            path = head.split(b" ", 2)[1]
            assert self._transport is not None
            self._transport.write(ANSWERS.get(path[path.rfind(b"/") :], YES))


def _length(head: bytes) -> int:
    at = head.lower().find(LENGTH)
    return 0 if at < 0 else int(head[at + len(LENGTH) :].split(b"\r", 1)[0])


async def serve(port: int) -> None:
    """Answer until killed."""
    server = await asyncio.get_running_loop().create_server(Connection, "127.0.0.1", port)
    await server.serve_forever()


if __name__ == "__main__":
    uvloop.run(serve(int(sys.argv[1])))
