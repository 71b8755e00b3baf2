"""The door at which people with a link to a shared goal come: its page, and its pictures under the same code."""

import re
from datetime import datetime
from hashlib import sha256

from sqlmodel import Session
from starlette.requests import Request
from starlette.responses import Response
from starlette.types import Receive, Scope, Send

from bots.conversation.looking import Look, look_at
from bots.conversation.wording.charts import chart_version
from bots.conversation.wording.language import DEFAULT, speaking, spoken_for
from bots.delivery.browsers import language_of
from bots.delivery.outages import OUTAGES
from bots.web.page import Illustration, gone_page, page, policy
from bots.web.pictures import Form, Pictures
from bots.web.recent import Recent, Seen
from core.charts.pictures import size_of
from core.charts.theme import ThemeName
from core.clock import Clock
from core.db.database import Database
from core.domain.public_address import SHARED, PublicAddress, is_code
from core.services.sharing import shared_goal

HTML = "text/html; charset=utf-8"
KEPT_FOR = "public, max-age=60"
"""So long somebody may see what is not shared any more, or how it stood before."""
_PATH = re.compile(rf"{SHARED}([^/]+)(?:/chart\.(png|svg))?")
_TYPES = {Form.PNG: "image/png", Form.SVG: "image/svg+xml"}
_IN_PICTURES = {"Content-Security-Policy": "default-src 'none'; frame-ancestors 'none'"}


class SharedDoor:
    """Answers for every path of shared goals. Whoever has a code needs nothing else."""

    def __init__(self, database: Database, clock: Clock, *, public: PublicAddress) -> None:
        self._database = database
        self._clock = clock
        self._public = public
        self._pictures = Pictures()
        self._recent = Recent()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request."""
        answer = await self._answer(Request(scope, receive))
        await answer(scope, receive, send)

    async def _answer(self, request: Request) -> Response:
        if request.method not in {"GET", "HEAD"}:
            return Response(status_code=405, headers={"Allow": "GET, HEAD"})
        found = _PATH.fullmatch(request.scope["path"])
        code, form = (found[1], found[2]) if found is not None else ("", None)
        try:
            seen = await self._seen(code) if is_code(code) else None
        except OUTAGES:
            return Response(status_code=503, headers={"Retry-After": "5"})
        with speaking(_locale_for(request, DEFAULT if seen is None else seen.locale)):
            if seen is None:
                return Response(gone_page(), 404, headers=_headers(), media_type=HTML)
            if form is None:
                return self._page(request, seen.look, code)
            return await self._picture(request, seen.look, Form(form))

    async def _seen(self, code: str) -> Seen | None:
        """Return what a code shows, now or a moment ago."""
        now = self._clock()
        seen = self._recent.get(code, now=now)
        if seen is None:
            seen = await self._database.read(lambda session: _read(session, code, now=now))
            if seen is not None:
                self._recent.put(code, seen, now=now)
        return seen

    def _page(self, request: Request, look: Look, code: str) -> Response:
        width, height = size_of(look.chart)
        content = page(look, code, public=self._public, picture=Illustration(chart_version(look.chart), width, height))
        headers = _headers(tag=sha256(content).hexdigest()[:16])
        if _is_known(request, headers):
            return Response(status_code=304, headers=headers)
        return Response(content, headers=headers, media_type=HTML)

    async def _picture(self, request: Request, look: Look, form: Form) -> Response:
        theme = ThemeName.DARK if request.query_params.get("theme") == ThemeName.DARK else ThemeName.LIGHT
        headers = {**_headers(tag=f"{chart_version(look.chart)}-{theme.value}"), **_IN_PICTURES}
        if _is_known(request, headers):
            return Response(status_code=304, headers=headers)
        content = await self._pictures.drawn(look.chart, form, theme=theme)
        return Response(content, headers=headers, media_type=_TYPES[form])


def _read(session: Session, code: str, *, now: datetime) -> Seen | None:
    shared = shared_goal(session, code, now=now)
    return None if shared is None else Seen(look_at(session, shared, now=now), shared.host.locale)


def _locale_for(request: Request, locale: str) -> str:
    """Return the locale to speak in: that of whoever shares, unless another of our languages is asked for.

    So there are few of them, and few pictures to draw, whatever is asked for.
    """
    asked = spoken_for(language_of(request, default=locale)).language
    return locale if spoken_for(locale).language == asked else asked


def _is_known(request: Request, headers: dict[str, str]) -> bool:
    """Say whether the client has what is about to be sent (RFC 9110, section 13.1.2)."""
    return headers["ETag"] in request.headers.get("if-none-match", "")


def _headers(*, tag: str | None = None) -> dict[str, str]:
    kept = {"Cache-Control": "no-store"} if tag is None else {"Cache-Control": KEPT_FOR, "ETag": f'"{tag}"'}
    return {
        **kept,
        "Content-Security-Policy": policy(),
        "Referrer-Policy": "no-referrer",
        "Vary": "Accept-Language",
        "X-Content-Type-Options": "nosniff",
        "X-Robots-Tag": "noindex",
    }
