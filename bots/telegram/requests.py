"""python-telegram-bot's connections over one aiohttp session. Errors never quote an address: the token stands in it.

The library's own transport (httpx) sends 574 messages a second at best, and logs addresses.
"""

import orjson
from aiohttp import ClientConnectorError, ClientError, ClientSession, ClientTimeout, FormData, TCPConnector
from telegram.error import NetworkError, TelegramError, TimedOut
from telegram.request import BaseRequest, RequestData

ANSWER_SECONDS = 15.0
MOST_CONNECTIONS = 64
TOO_MANY_REQUESTS = 429


class NotConnectedError(NetworkError):
    """Nothing was sent: there was no connection."""


class LimitedError(TelegramError):
    """Telegram asks to wait; `seconds` says how long. The library's own error warns of its type whenever it is made."""

    def __init__(self, seconds: float) -> None:
        super().__init__("limited")
        self.seconds = seconds


class Connections:
    """The session that all calls of a bot share; it opens with the first call."""

    def __init__(self) -> None:
        self._session: ClientSession | None = None

    @property
    def session(self) -> ClientSession:
        """The session, on the running loop."""
        if self._session is None or self._session.closed:
            self._session = ClientSession(connector=TCPConnector(limit=MOST_CONNECTIONS, keepalive_timeout=60))
        return self._session

    async def close(self) -> None:
        """Close every connection."""
        if self._session is not None:
            await self._session.close()


class AiohttpRequest(BaseRequest):
    """One of the library's two ways to ask (calls, and updates), both over the same connections."""

    def __init__(self, connections: Connections) -> None:
        self._connections = connections

    @property
    def read_timeout(self) -> float:
        return ANSWER_SECONDS

    async def initialize(self) -> None:
        """Do nothing: the session opens with the first call."""

    async def shutdown(self) -> None:
        """Do nothing: whoever made the connections closes them."""

    async def do_request(
        self,
        url: str,
        method: str,
        request_data: RequestData | None = None,
        read_timeout: object = None,
        write_timeout: object = None,  # noqa: ARG002 - one limit for all of a call
        connect_timeout: object = None,  # noqa: ARG002 - the same
        pool_timeout: object = None,  # noqa: ARG002 - the same
    ) -> tuple[int, bytes]:
        seconds = read_timeout if isinstance(read_timeout, float | int) else ANSWER_SECONDS
        body, headers = _body(request_data)
        session = self._connections.session
        try:
            async with session.request(
                method, url, data=body, headers=headers, timeout=ClientTimeout(total=seconds)
            ) as response:
                answer = await response.read()
        except TimeoutError:
            raise TimedOut from None
        except ClientConnectorError:
            raise NotConnectedError("no connection") from None
        except (ClientError, OSError) as error:
            raise NetworkError(type(error).__name__) from None
        if response.status == TOO_MANY_REQUESTS:
            raise LimitedError(_retry_after(answer))
        return response.status, answer


def _body(data: RequestData | None) -> tuple[bytes | FormData | None, dict[str, str]]:
    if data is None:
        return None, {}
    if not data.contains_files:
        return orjson.dumps(data.parameters), {"Content-Type": "application/json"}
    form = FormData()
    for name, value in data.json_parameters.items():
        form.add_field(name, value)
    for name, (filename, content, kind) in data.multipart_data.items():
        form.add_field(name, content, filename=filename, content_type=kind)
    return form, {}


def _retry_after(answer: bytes) -> float:
    """Return how long to wait; a second where the answer does not say."""
    try:
        return float(orjson.loads(answer)["parameters"]["retry_after"])
    except (KeyError, TypeError, ValueError):
        return 1.0
