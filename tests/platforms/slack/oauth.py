"""Installing: the page with Allow and Cancel, and the codes and refresh tokens that become tokens.

https://docs.slack.dev/authentication/installing-with-oauth
"""

from base64 import b64decode
from binascii import Error
from html import escape
from secrets import token_hex
from urllib.parse import urlencode

from aiohttp import web

from core.domain.json import JsonObject
from tests.platforms.slack.calls import Call
from tests.platforms.slack.failures import SlackError, refused
from tests.platforms.slack.tokens import Code, Kind, Token
from tests.platforms.slack.world import World

CODE_SECONDS = 600.0
_PAGE = """<!doctype html><html lang="en"><meta charset="utf-8"><title>Allow {app}?</title>
<style>body {{ font: 16px/1.5 system-ui; max-width: 32rem; margin: 3rem auto }}
button, select {{ font: inherit; padding: .4rem 1rem }}</style>
<h1>Allow {app} in your workspace?</h1><p>It asks for: {scopes}.</p>
<form method="post">{fields}<p><label>Workspace <select name="installer">{people}</select></label></p>
<button name="answer" value="cancel">Cancel</button> <button name="answer" value="allow">Allow</button></form></html>"""


def allow(world: World, *, user: str, scopes: frozenset[str] | None = None, redirect_uri: str | None = None) -> str:
    """Let somebody allow the app in their workspace; return the code."""
    code = f"{token_hex(6)}.{token_hex(6)}"
    granted = world.app.scopes if scopes is None else scopes
    world.codes[code] = Code(world.users[user].team_id, user, granted, redirect_uri, world.now())
    return code


class Pages:
    """The page on which somebody allows the app, or does not."""

    def __init__(self, world: World) -> None:
        self._world = world

    def routes(self) -> list[web.RouteDef]:
        """Return the page's paths."""
        return [web.get("/oauth/v2/authorize", self._ask), web.post("/oauth/v2/authorize", self._answered)]

    async def _ask(self, request: web.Request) -> web.Response:
        given = request.query
        if problem := self._problem(given.get("client_id"), given.get("redirect_uri")):
            return web.Response(status=400, text=problem)
        people = [each for each in self._world.users.values() if not each.is_bot and not each.is_deleted]
        choices = [(each.id, f"{each.shown_name} in {self._world.teams[each.team_id].name}") for each in people]
        options = "".join(f'<option value="{number}">{escape(label)}</option>' for number, label in choices)
        kept = ("state", "redirect_uri", "scope")
        fields = "".join(f'<input type="hidden" name="{n}" value="{escape(given.get(n, ""))}">' for n in kept)
        scopes = escape(", ".join(given.get("scope", "").split(",")))
        page = _PAGE.format(app=escape(self._world.app.name), scopes=scopes, fields=fields, people=options)
        return web.Response(text=page, content_type="text/html")

    async def _answered(self, request: web.Request) -> web.Response:
        given = {name: str(value) for name, value in (await request.post()).items()}
        where = given.get("redirect_uri") or next(iter(self._world.app.redirect_urls), "")
        if problem := self._problem(self._world.app.client_id, given.get("redirect_uri") or None):
            return web.Response(status=400, text=problem)
        back = {"state": given.get("state", "")}
        if given.get("answer") == "allow":
            scopes = frozenset(each for each in given.get("scope", "").split(",") if each)
            named = given.get("redirect_uri") or None
            back["code"] = allow(self._world, user=given["installer"], scopes=scopes, redirect_uri=named)
        else:
            back["error"] = "access_denied"
        raise web.HTTPFound(f"{where}{'&' if '?' in where else '?'}{urlencode(back)}")

    def _problem(self, client_id: str | None, redirect_uri: str | None) -> str | None:
        app = self._world.app
        if client_id != app.client_id:
            return "invalid_client_id"
        known = app.redirect_urls
        is_known = redirect_uri is None or any(redirect_uri.startswith(each) for each in known)
        return None if known and is_known else "bad_redirect_uri"


def access(world: World, call: Call) -> JsonObject:
    """Exchange a code, or a refresh token, for tokens."""
    _check_client(world, call)
    if call.text("grant_type") not in {None, "authorization_code", "refresh_token"}:
        raise refused("invalid_grant_type")
    if call.text("grant_type") == "refresh_token":
        return _granted(world, _renewed(world, call.text("refresh_token") or ""))
    code = world.codes.get(call.text("code") or "")
    if code is None or code.is_used or world.now() - code.made_at > CODE_SECONDS:
        raise refused("invalid_code")
    if code.redirect_uri != call.text("redirect_uri"):
        raise refused("bad_redirect_uri")
    code.is_used = True
    token = world.install(world.teams[code.team_id], by=code.user, scopes=code.scopes)
    return _granted(world, token)


def _renewed(world: World, refresh: str) -> Token:
    """Return a new token for a refresh token, which is used up; the old one lives until it expires."""
    old = next((each for each in world.tokens.values() if each.refresh == refresh), None)
    if not refresh or old is None or old.ended:
        raise refused("invalid_refresh_token")
    old.refresh = None
    return world.add_token(Kind.BOT, world.teams[old.team_id], user=old.user_id, scopes=old.scopes)


def _granted(world: World, token: Token) -> JsonObject:
    team = world.teams[token.team_id]
    granted: JsonObject = {"access_token": token.text, "token_type": "bot", "scope": ",".join(sorted(token.scopes))}
    granted |= {"bot_user_id": token.user_id, "app_id": world.app.id, "enterprise": None}
    granted |= {"team": {"id": team.id, "name": team.name}, "is_enterprise_install": False}
    granted["authed_user"] = {"id": world.users[token.user_id].installed_by}
    if token.refresh is not None:
        granted |= {"refresh_token": token.refresh, "expires_in": world.app.token_seconds}
    return granted


def _check_client(world: World, call: Call) -> None:
    """Hold id and secret to the app's. Raises: `SlackError` (`invalid_client_id`, `bad_client_secret`)."""
    if call.text("client_id") != world.app.client_id:
        raise refused("invalid_client_id")
    if call.text("client_secret") != world.app.client_secret:
        raise refused("bad_client_secret")


def credentials(header: str) -> JsonObject:
    """Return id and secret of a Basic authorization, as `oauth.v2.access` takes them too."""
    try:
        name, _, secret = b64decode(header.removeprefix("Basic "), validate=True).decode().partition(":")
    except (Error, UnicodeDecodeError):
        raise SlackError("invalid_auth") from None
    return {"client_id": name, "client_secret": secret}
