"""The HTTP server on a loopback port: `/api/<method>`, uploads and files, response_urls, Socket Mode, consent."""

import asyncio
import json
from copy import deepcopy
from typing import cast

from aiohttp import web

from core.domain.json import JsonObject
from tests.platforms.bodies import given_in, torn
from tests.platforms.faults import Fault, Faults
from tests.platforms.slack.answering import hook_answered
from tests.platforms.slack.calls import Call, check_arguments, method_named, unknown_arguments
from tests.platforms.slack.courier import Courier
from tests.platforms.slack.documented import Method, disagreements
from tests.platforms.slack.failures import SlackError, refused
from tests.platforms.slack.limits import Limits
from tests.platforms.slack.methods import METHODS, Answer
from tests.platforms.slack.oauth import Pages, credentials
from tests.platforms.slack.pushing import Pace
from tests.platforms.slack.tokens import Token
from tests.platforms.slack.world import World

LARGEST_BODY_BYTES = 50 * 1024 * 1024
JSON_TYPE = "application/json"
SOCKETS = "apps.connections.open"


class Api:
    """Answers the app's calls. What does not agree with the documentation is collected in `disagreements`.

    `limits` None counts nothing. `calls` are those that were made, in order.
    """

    def __init__(self, world: World, *, limits: Limits | None = None, pace: Pace | None = None) -> None:
        self.world = world
        self.limits = limits
        self.faults = Faults()
        self.calls: list[Call] = []
        self.disagreements: list[str] = []
        self.courier = Courier(world, pace=pace or Pace())
        self._runner: web.AppRunner | None = None
        self.port = 0

    @property
    def url(self) -> str:
        """Where this Slack is reached; the Web API is at `/api/` below."""
        return f"http://127.0.0.1:{self.port}"

    @property
    def api_url(self) -> str:
        """Where the Web API is, as clients want it."""
        return f"{self.url}/api/"

    async def start(self, *, port: int = 0, more: list[web.RouteDef] | None = None) -> None:
        """Begin to answer; a port that was had before is taken again."""
        app = web.Application(client_max_size=LARGEST_BODY_BYTES)
        app.add_routes([web.route("*", "/api/{method}", self._answer), *Pages(self.world).routes(), *(more or [])])
        app.add_routes([web.post("/upload/v1/{file}", self._upload), web.post("/hooks/{team}/{secret}", self._hook)])
        app.add_routes([web.get("/files-pri/{file}/{name}", self._file), web.get("/link/", self._socket)])
        self._runner = web.AppRunner(app, access_log=None, shutdown_timeout=0.1)
        await self._runner.setup()
        site = web.TCPSite(self._runner, "127.0.0.1", port or self.port)
        await site.start()
        self.port = cast("int", self._runner.addresses[0][1])
        self.courier.start(base=self.url)

    async def stop(self) -> None:
        """Answer no more; what the world remembers stays."""
        await self.courier.stop()
        if self._runner is not None:
            await self._runner.cleanup()

    async def _answer(self, request: web.Request) -> web.Response:
        name = request.match_info["method"]
        fault = self.faults.next_for(name)
        if (disturbed := await _disturbed(request, fault)) is not None:
            return disturbed
        try:
            if fault.error is not None:
                raise fault.error
            body = {"ok": True, **await self._result(request, name)}
        except SlackError as error:
            self._compare(name, error.body)
            return web.json_response(error.body, status=error.status, headers=error.headers)
        self._compare(name, body)
        return torn(request) if fault.is_dropped else web.json_response(body)

    def _compare(self, name: str, body: JsonObject) -> None:
        if name in METHODS or name == SOCKETS:
            self.disagreements += disagreements(name, body)

    async def _result(self, request: web.Request, name: str) -> JsonObject:
        method = method_named(name)
        given = await self._given(request, method)
        text = _token_text(request, given)
        if name == SOCKETS:
            return self._connection(text, is_post=request.method == "POST")
        answer = METHODS[name]
        token = self._token(text, answer) if answer.needs_token else None
        call = Call(name, given, token)
        self.calls.append(call)
        check_arguments(method, given)
        if self.limits is not None:
            self.limits.count(call)
        result = answer.by(self.world, call)
        self.world.bell.ring()
        return deepcopy(result)

    async def _given(self, request: web.Request, method: Method) -> JsonObject:
        """Return the arguments; those of a JSON body count only where a method takes JSON."""
        is_json = request.content_type == JSON_TYPE
        try:
            given, _ = await given_in(request)
        except json.JSONDecodeError:
            raise refused("invalid_json") from None
        except TypeError:
            raise refused("json_not_object") from None
        if is_json and not method.takes_json:
            self.disagreements.append(f"{method.name}: takes no JSON")
            given = dict(request.query)
        if is_json:
            given.pop("token", None)
        if (header := request.headers.get("Authorization", "")).startswith("Basic "):
            given |= credentials(header)
        self.disagreements += unknown_arguments(method, given)
        return given

    def _token(self, text: str | None, answer: Answer) -> Token:
        if not text:
            raise refused("not_authed")
        if text == self.world.app.app_token:
            raise refused("not_allowed_token_type")
        token = self.world.tokens.get(text)
        if token is None:
            raise refused("invalid_auth")
        token.check(now=self.world.now())
        token.allow(answer.scopes)
        return token

    def _connection(self, text: str | None, *, is_post: bool) -> JsonObject:
        """Say where a connection of Socket Mode is to be opened."""
        if not is_post:
            raise refused("insecure_request")
        if not text:
            raise refused("not_authed")
        if text != self.world.app.app_token:
            raise refused("not_allowed_token_type" if text in self.world.tokens else "invalid_auth")
        ticket = self.courier.sockets.ticket()
        return {"url": f"{self.url.replace('http', 'ws', 1)}/link/?ticket={ticket}&app_id={self.world.app.id}"}

    async def _socket(self, request: web.Request) -> web.StreamResponse:
        return await self.courier.sockets.connected(request)

    async def _upload(self, request: web.Request) -> web.Response:
        """Take a file: the bare bytes, or a form with them."""
        fault = self.faults.next_for("upload")
        if (disturbed := await _disturbed(request, fault)) is not None:
            return disturbed
        kept = self.world.files.get(request.match_info["file"])
        if kept is None or kept.is_complete:
            return web.Response(status=404, text="File not found")
        if request.content_type == "multipart/form-data":
            _, files = await given_in(request)
            content = next(iter(files.values()), b"")
        else:
            content = await request.read()
        if len(content) != kept.length:
            return web.Response(status=400, text=f"{kept.length} bytes were announced, {len(content)} came")
        kept.content = content
        return web.Response(text=f"OK - {len(content)}")

    async def _file(self, request: web.Request) -> web.Response:
        kept = self.world.files.get(request.match_info["file"])
        token = self.world.tokens.get(_token_text(request, {}) or "")
        is_allowed = kept is not None and token is not None and not token.ended and token.team_id == kept.team_id
        if kept is None or kept.content is None or not is_allowed:
            raise web.HTTPFound(f"{self.url}/signin")
        return web.Response(body=kept.content)

    async def _hook(self, request: web.Request) -> web.Response:
        """Take a message at a response_url."""
        fault = self.faults.next_for("response_url")
        if (disturbed := await _disturbed(request, fault)) is not None:
            return disturbed
        try:
            hook = self.world.hooks.used(request.path, now=self.world.now())
            given, _ = await given_in(request)
            hook_answered(self.world, hook, given)
        except SlackError as error:
            return web.json_response(error.body, status=error.status if error.status != 200 else 400)
        self.world.bell.ring()
        return torn(request) if fault.is_dropped else web.Response(text="ok")


async def _disturbed(request: web.Request, fault: Fault) -> web.Response | None:
    """Return what is answered in place of any effect, once the answer is not held back; None lets it have one."""
    if fault.until is not None:
        await fault.until.wait()
    if fault.body is not None:
        return web.Response(status=fault.status, body=fault.body)
    return torn(request) if fault.is_dropped and not fault.has_effect else None


def _token_text(request: web.Request, given: JsonObject) -> str | None:
    """Return the token a call was made with: in the header, else in a form."""
    kind, _, text = request.headers.get("Authorization", "").partition(" ")
    held = given.pop("token", None)
    if kind.casefold() == "bearer" and text:
        return text.strip()
    return None if held is None else str(held)


async def settled(api: Api, *, seconds: float) -> bool:
    """Wait until every event was acknowledged or given up."""
    log = api.world.feed.log
    found = await api.world.bell.until(lambda: all(each.is_settled for each in log), seconds=seconds)
    await asyncio.sleep(0)
    return bool(found)
