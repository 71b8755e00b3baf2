"""Posts what is for the app to its addresses: signed, within three seconds, events again when they are not taken.

https://docs.slack.dev/apis/events-api#retries
"""

import asyncio
import json
from dataclasses import dataclass
from time import monotonic
from urllib.parse import urlencode

from aiohttp import ClientConnectorCertificateError, ClientError, ClientSession, ClientTimeout, TooManyRedirects

from core.domain.json import JsonObject
from tests.platforms.slack.feed import Ack, Delivery, Kind
from tests.platforms.slack.signing import signed
from tests.platforms.slack.world import World

MOST_REDIRECTS = 2
_JSON, _FORM = "application/json", "application/x-www-form-urlencoded"


@dataclass(slots=True)
class Pace:
    """How long Slack waits. `retry_seconds` are before each repetition; a test shortens them, but not the ack's."""

    ack_seconds: float = 3.0
    retry_seconds: tuple[float, ...] = (0.0, 0.06, 0.3)


REAL_PACE = Pace(retry_seconds=(0.0, 60.0, 300.0))


@dataclass(frozen=True, slots=True)
class Again:
    """Which repetition this is, and why."""

    number: int
    reason: str


class Pusher:
    """Delivers over HTTP."""

    def __init__(self, world: World, *, pace: Pace) -> None:
        self._world = world
        self.pace = pace
        self._session: ClientSession | None = None
        self._tasks: set[asyncio.Task[None]] = set()

    async def stop(self) -> None:
        """Forget what still would be repeated."""
        for task in self._tasks:
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)
        if self._session is not None:
            await self._session.close()
            self._session = None

    async def deliver(self, delivery: Delivery) -> Ack:
        """Post something once and note what came of it; an event is repeated later when it was not taken."""
        ack = await self.post(delivery.kind, delivery.payload)
        delivery.attempts.append(ack)
        if delivery.kind is Kind.EVENT and not ack.is_good and ack.may_repeat:
            task = asyncio.create_task(self._repeat(delivery))
            self._tasks.add(task)
            task.add_done_callback(self._tasks.discard)
        else:
            delivery.is_settled = True
        self._world.bell.ring()
        return ack

    async def _repeat(self, delivery: Delivery) -> None:
        for number, seconds in enumerate(self.pace.retry_seconds, start=1):
            await asyncio.sleep(seconds)
            reason = delivery.attempts[-1].why or "unknown_error"
            ack = await self.post(delivery.kind, delivery.payload, again=Again(number, reason))
            delivery.attempts.append(ack)
            self._world.bell.ring()
            if ack.is_good or not ack.may_repeat:
                break
        delivery.is_settled = True
        self._world.bell.ring()

    async def post(
        self,
        kind: Kind,
        payload: JsonObject,
        *,
        again: Again | None = None,
        secret: str | None = None,
        at: int | None = None,
    ) -> Ack:
        """Post once; with another secret, or signed for another time, when somebody wants to see that refused."""
        url = self._address(kind)
        if url is None:
            return Ack(None, why="no_address", may_repeat=False)
        content, body = body_of(kind, payload)
        headers = {"Content-Type": content, "User-Agent": "Slackbot 1.0 (+https://api.slack.com/robots)"}
        moment = int(self._world.now()) if at is None else at
        headers |= signed(body, secret=secret or self._world.app.signing_secret, at=moment)
        if again is not None:
            headers |= {"X-Slack-Retry-Num": str(again.number), "X-Slack-Retry-Reason": again.reason}
        return await self._sent(url, body, headers)

    async def _sent(self, url: str, body: bytes, headers: dict[str, str]) -> Ack:
        if self._session is None:
            self._session = ClientSession()
        begin = monotonic()
        limit = ClientTimeout(total=self.pace.ack_seconds)
        try:
            async with self._session.post(
                url, data=body, headers=headers, timeout=limit, max_redirects=MOST_REDIRECTS
            ) as response:
                answer = read(await response.read())
                why = None if 200 <= response.status < 300 else "http_error"
                may_repeat = response.headers.get("X-Slack-No-Retry") != "1"
                return Ack(response.status, answer, monotonic() - begin, why, may_repeat)
        except (ClientError, OSError, TimeoutError) as error:
            return Ack(None, seconds=monotonic() - begin, why=_reason(error))

    def _address(self, kind: Kind) -> str | None:
        app = self._world.app
        match kind:
            case Kind.EVENT:
                return app.events_url
            case Kind.COMMAND:
                return app.commands_url
            case Kind.INTERACTION:
                return app.interactivity_url
            case Kind.OPTIONS:
                return app.options_url


def _reason(error: Exception) -> str:
    if isinstance(error, TimeoutError):
        return "http_timeout"
    if isinstance(error, TooManyRedirects):
        return "too_many_redirects"
    return "ssl_error" if isinstance(error, ClientConnectorCertificateError) else "connection_failed"


def body_of(kind: Kind, payload: JsonObject) -> tuple[str, bytes]:
    """Return the content type and the body in which something is posted."""
    match kind:
        case Kind.EVENT:
            return _JSON, json.dumps(payload).encode()
        case Kind.COMMAND:
            return _FORM, urlencode({name: str(value) for name, value in payload.items()}).encode()
        case Kind.INTERACTION | Kind.OPTIONS:
            return _FORM, urlencode({"payload": json.dumps(payload)}).encode()


def read(content: bytes) -> object:
    """Return an answer as what it says: JSON, else its text, None when there is nothing."""
    text = content.decode("utf-8", errors="replace").strip()
    if not text:
        return None
    try:
        return json.loads(text)
    except ValueError:
        return text
