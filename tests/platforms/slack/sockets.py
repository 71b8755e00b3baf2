"""Socket Mode: connections that the app opens, and envelopes over one of them until it says that it has them.

https://docs.slack.dev/apis/events-api/using-socket-mode
"""

import asyncio
import json
from dataclasses import dataclass, field
from secrets import token_hex
from time import monotonic
from typing import cast

from aiohttp import WSMsgType, web

from core.domain.json import JsonObject
from tests.platforms.slack.feed import Ack, Delivery, Kind
from tests.platforms.slack.pushing import Pace
from tests.platforms.slack.world import World

MOST_CONNECTIONS = 10
PING_SECONDS = 10.0
_ANSWERED = {Kind.COMMAND, Kind.INTERACTION, Kind.OPTIONS}


@dataclass(slots=True)
class _Sent:
    """An envelope that is on its way, and the answer to come."""

    delivery: Delivery
    answer: "asyncio.Future[object]"


@dataclass(slots=True, eq=False)
class Connection:
    """One of the app's connections; `acks` are the envelopes it said it has."""

    socket: web.WebSocketResponse
    transport: asyncio.Transport | None
    acks: list[str] = field(default_factory=list)
    sent: list[str] = field(default_factory=list)


class Sockets:
    """The app's connections."""

    def __init__(self, world: World, *, pace: Pace) -> None:
        self._world = world
        self._pace = pace
        self._tickets: set[str] = set()
        self._sent: dict[str, _Sent] = {}
        self._turn = 0
        self.connections: list[Connection] = []

    @property
    def is_connected(self) -> bool:
        """Say whether anybody is there."""
        return bool(self.connections)

    def ticket(self) -> str:
        """Make what opens one connection."""
        ticket = token_hex(8)
        self._tickets.add(ticket)
        return ticket

    async def stop(self) -> None:
        """Close all."""
        for each in list(self.connections):
            await each.socket.close()

    async def connected(self, request: web.Request) -> web.StreamResponse:
        """Take a connection, and listen to it until it ends."""
        ticket = request.query.get("ticket", "")
        if ticket not in self._tickets:
            return web.Response(status=401, text="invalid_ticket")
        self._tickets.discard(ticket)
        if len(self.connections) >= MOST_CONNECTIONS:
            return web.Response(status=429, text="too_many_websockets")
        socket = web.WebSocketResponse(heartbeat=PING_SECONDS)
        await socket.prepare(request)
        connection = Connection(socket, request.transport)
        await socket.send_json(self._hello(len(self.connections) + 1))
        self.connections.append(connection)
        self._world.bell.ring()
        try:
            await self._listen(connection)
        finally:
            self._ended(connection)
        return socket

    def _ended(self, connection: Connection) -> None:
        """Forget a connection; what was sent over it and is not acknowledged goes over another at once."""
        if connection in self.connections:
            self.connections.remove(connection)
        for envelope in connection.sent:
            sent = self._sent.get(envelope)
            if sent is not None and not sent.answer.done():
                sent.answer.set_exception(ConnectionError("the connection ended"))
        self._world.bell.ring()

    def _hello(self, number: int) -> JsonObject:
        debug = {"host": "applink-local", "build_number": 1, "approximate_connection_time": 18060}
        hello: JsonObject = {"type": "hello", "num_connections": number, "debug_info": debug}
        return {**hello, "connection_info": {"app_id": self._world.app.id}}

    async def _listen(self, connection: Connection) -> None:
        async for message in connection.socket:
            if message.type is not WSMsgType.TEXT:
                continue
            given = cast("JsonObject", json.loads(message.data))
            envelope = str(given.get("envelope_id"))
            connection.acks.append(envelope)
            sent = self._sent.pop(envelope, None)
            if sent is not None and not sent.answer.done():
                sent.answer.set_result(given.get("payload"))

    async def disconnect(self, *, reason: str = "refresh_requested") -> None:
        """Ask every connection to be opened anew: `warning` a little before, `refresh_requested`, `link_disabled`."""
        debug = {"host": "applink-local"}
        for each in list(self.connections):
            await each.socket.send_json({"type": "disconnect", "reason": reason, "debug_info": debug})
            if reason != "warning":
                self.connections.remove(each)

    async def drop(self) -> None:
        """Cut all connections without a word."""
        for each in list(self.connections):
            self.connections.remove(each)
            if each.transport is not None:
                each.transport.abort()

    async def deliver(self, delivery: Delivery) -> Ack:
        """Send something over one connection, events again when nobody said in time that they have them."""
        ack = Ack(None, why="no_connection")
        for number in range(1 + (len(self._pace.retry_seconds) if delivery.kind is Kind.EVENT else 0)):
            ack = await self._sent_once(delivery, number=number)
            delivery.attempts.append(ack)
            self._world.bell.ring()
            if ack.is_good:
                break
        delivery.is_settled = True
        self._world.bell.ring()
        return ack

    async def _sent_once(self, delivery: Delivery, *, number: int) -> Ack:
        limit = self._pace.ack_seconds
        begin = monotonic()
        if not await self._world.bell.until(lambda: self.connections, seconds=limit):
            return Ack(None, why="no_connection")
        envelope = token_hex(16)
        sent = self._sent[envelope] = _Sent(delivery, asyncio.get_running_loop().create_future())
        connection = self._next()
        connection.sent.append(envelope)
        try:
            await connection.socket.send_json(self._envelope(delivery, envelope, number=number))
            answer = await asyncio.wait_for(sent.answer, limit)
            return Ack(200, answer, monotonic() - begin)
        except (ConnectionError, TimeoutError):
            self._sent.pop(envelope, None)
            return Ack(None, seconds=monotonic() - begin, why="timeout")

    def _next(self) -> Connection:
        self._turn += 1
        return self.connections[self._turn % len(self.connections)]

    def _envelope(self, delivery: Delivery, envelope_id: str, *, number: int) -> JsonObject:
        kind = Kind.INTERACTION if delivery.kind is Kind.OPTIONS else delivery.kind
        envelope: JsonObject = {"envelope_id": envelope_id, "type": kind, "payload": delivery.payload}
        envelope["accepts_response_payload"] = delivery.kind in _ANSWERED
        if kind is Kind.EVENT:
            envelope |= {"retry_attempt": number, "retry_reason": "timeout" if number else ""}
        return envelope
