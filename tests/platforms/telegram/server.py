"""The HTTP server: `/bot<token>/<method>` and `/file/bot<token>/<path>`, on a loopback port."""

import asyncio
from copy import deepcopy
from typing import cast

from aiohttp import web

from tests.platforms.bodies import given_in, torn
from tests.platforms.faults import Faults
from tests.platforms.telegram.calls import Call, call_of, unknown_parameters
from tests.platforms.telegram.documented import problems, returned_types
from tests.platforms.telegram.failures import ApiError
from tests.platforms.telegram.limits import Limits
from tests.platforms.telegram.methods import METHODS, SPEAKS
from tests.platforms.telegram.webhooks import post_updates
from tests.platforms.telegram.world import World

LARGEST_BODY_BYTES = 50 * 1024 * 1024
UNAUTHORIZED = ApiError(401, "Unauthorized")


class Api:
    """Answers the bot's calls. What does not agree with the documentation is collected in `disagreements`.

    `token` None takes any. `limits` None counts nothing. `calls` are those that were made, in order; `refusals` says
    what was refused, method and why, but for faults that somebody wished for.
    """

    def __init__(self, world: World, *, token: str | None, limits: Limits | None = None) -> None:
        self.world = world
        self.token = token
        self.limits = limits
        self.faults = Faults()
        self.calls: list[Call] = []
        self.disagreements: list[str] = []
        self.refusals: list[tuple[str, str]] = []
        self._runner: web.AppRunner | None = None
        self._posting: asyncio.Task[None] | None = None
        self._is_stopping = False
        self.port = 0

    @property
    def url(self) -> str:
        """Where the API is reached."""
        return f"http://127.0.0.1:{self.port}"

    async def start(self, *, port: int = 0, more: list[web.RouteDef] | None = None) -> None:
        """Begin to answer; a port that was had before is taken again."""
        app = web.Application(client_max_size=LARGEST_BODY_BYTES)
        app.add_routes([web.route("*", "/bot{token}/{method}", self._answer), *(more or [])])
        app.add_routes([web.get("/file/bot{token}/{path}", self._file)])
        self._runner = web.AppRunner(app, access_log=None, shutdown_timeout=0.1)
        await self._runner.setup()
        site = web.TCPSite(self._runner, "127.0.0.1", port or self.port)
        await site.start()
        self.port = cast("int", self._runner.addresses[0][1])
        self._is_stopping = False
        self._posting = asyncio.create_task(post_updates(self.world, stopped=lambda: self._is_stopping))

    async def stop(self) -> None:
        """Answer no more; what the world remembers stays."""
        self._is_stopping = True
        self.world.feed.bell.ring()
        if self._runner is not None:
            await self._runner.cleanup()
        if self._posting is not None:
            self._posting.cancel()
            await asyncio.gather(self._posting, return_exceptions=True)

    async def _answer(self, request: web.Request) -> web.Response:
        method = request.match_info["method"]
        fault = self.faults.next_for(method)
        if fault.until is not None:
            await fault.until.wait()
        if fault.body is not None:
            return web.Response(status=fault.status, body=fault.body)
        if fault.is_dropped and not fault.has_effect:
            return torn(request)
        try:
            if fault.error is not None:
                raise fault.error
            result = await self._result(request, method)
        except ApiError as error:
            if error is not fault.error:
                self.refusals.append((method, error.description))
            return web.json_response(error.body, status=error.code)
        return torn(request) if fault.is_dropped else web.json_response({"ok": True, "result": result})

    async def _result(self, request: web.Request, method: str) -> object:
        if self.token is not None and request.match_info["token"] != self.token:
            raise UNAUTHORIZED
        given, files = await given_in(request)
        self.disagreements += unknown_parameters(method, given)
        call = call_of(method, given, files)
        self.calls.append(call)
        if self.limits is not None and method in SPEAKS:
            self.limits.count(self.world.reachable(call.parameters.get("chat_id")))
        result = await self._updates(call) if method == "getUpdates" else METHODS[method](self.world, call)
        self.disagreements += problems(result, returned_types(method), at=method)
        return deepcopy(result)

    async def _updates(self, call: Call) -> object:
        feed = self.world.feed
        feed.allow(call.words("allowed_updates"))
        limit = min(max(call.number("limit", 100), 1), 100)
        seconds = call.number("timeout")
        return await feed.poll(call.number("offset"), limit=limit, seconds=seconds, is_gone=lambda: self._is_stopping)

    async def _file(self, request: web.Request) -> web.Response:
        content = self.world.files.get(request.match_info["path"])
        if self.token not in (None, request.match_info["token"]) or content is None:
            return web.json_response(ApiError(404, "Not Found").body, status=404)
        return web.Response(body=content)
