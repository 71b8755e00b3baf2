"""The doors by which a workspace installs the app: a page with a button, and where Slack sends people back to.

https://docs.slack.dev/authentication/installing-with-oauth
"""

import hmac
from enum import StrEnum
from urllib.parse import urlencode, urljoin

import structlog
from prometheus_client import Counter
from slack_sdk.errors import SlackApiError
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.types import Receive, Scope, Send

from bots.conversation.wording import installing as words
from bots.conversation.wording.language import speaking
from bots.delivery.browsers import language_of
from bots.delivery.outages import OUTAGES
from bots.slack.failures import reason_of
from bots.slack.pages import Link, page
from bots.slack.subscriptions import INSTALL_PATH, scopes_for
from bots.slack.workspaces import NO_ANSWER, EveryWorkspace
from core.clock import Clock
from core.db.database import Database
from core.domain.public_address import PublicAddress
from core.metrics import Metrics
from core.services.install_states import GOOD_FOR, issue_state, take_state
from core.services.installations import Installation

COOKIE = "goalpost-slack-install"
_log: structlog.typing.FilteringBoundLogger = structlog.get_logger()


class Outcome(StrEnum):
    """What came of somebody who set out to install the app."""

    BEGUN = "begun"
    INSTALLED = "installed"
    CANCELLED = "cancelled"
    STALE = "stale"
    REFUSED = "refused"
    UNREACHABLE = "unreachable"


class InstallFigures:
    """How many installations were begun, and what came of them."""

    def __init__(self, metrics: Metrics) -> None:
        self._counter = Counter(
            "goalpost_slack_installs", "Installations at Slack by outcome.", ["outcome"], registry=metrics.registry
        )

    def came_of(self, outcome: Outcome) -> None:
        """Count one."""
        self._counter.labels(outcome.value).inc()


class InstallDoor:
    """The page with the button, and what the button does: it sends people to Slack with a state that they bring back.

    The state is made at the button, so that whatever only looks at the page (a crawler, a preview) leaves no trace.
    """

    def __init__(
        self,
        database: Database,
        clock: Clock,
        *,
        client_id: str,
        api_url: str,
        figures: InstallFigures,
        public: PublicAddress | None = None,
    ) -> None:
        self._database = database
        self._clock = clock
        self._scope = ",".join(scopes_for(public))
        self._client_id = client_id
        self._slack = urljoin(api_url, "/oauth/v2/authorize")
        self._figures = figures

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request."""
        request = Request(scope, receive)
        with speaking(language_of(request)):
            answer = await self._answer(request)
        await answer(scope, receive, send)

    async def _answer(self, request: Request) -> Response:
        if request.method in {"GET", "HEAD"}:
            return page(words.invitation(), Link(words.button(), INSTALL_PATH, is_button=True), sends_to=self._slack)
        if request.method != "POST":
            return Response(status_code=405, headers={"Allow": "GET, HEAD, POST"})
        try:
            state = await self._database.write(lambda session: issue_state(session, now=self._clock()))
        except OUTAGES:
            return Response(status_code=503)
        self._figures.came_of(Outcome.BEGUN)
        asked = {"client_id": self._client_id, "scope": self._scope, "state": state}
        answer = RedirectResponse(f"{self._slack}?{urlencode(asked)}", status_code=303)
        seconds = int(GOOD_FOR.total_seconds())
        answer.set_cookie(COOKIE, state, max_age=seconds, path="/slack", secure=True, httponly=True, samesite="lax")
        return answer


class RedirectDoor:
    """Where Slack sends people back to: with a code for the tokens, or with why there is none."""

    def __init__(self, database: Database, clock: Clock, *, every: EveryWorkspace, figures: InstallFigures) -> None:
        self._database = database
        self._clock = clock
        self._every = every
        self._figures = figures

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request."""
        request = Request(scope, receive)
        if request.method != "GET":
            await Response(status_code=405, headers={"Allow": "GET"})(scope, receive, send)
            return
        with speaking(language_of(request)):
            answer = await self._answer(request)
        answer.delete_cookie(COOKIE, path="/slack", secure=True, httponly=True, samesite="lax")
        await answer(scope, receive, send)

    async def _answer(self, request: Request) -> Response:
        try:
            if not await self._is_expected(request):
                return self._failed(Outcome.STALE, words.stale(), status=400)
            if "error" in request.query_params:
                return self._failed(Outcome.CANCELLED, words.cancelled(), status=403)
            installation = await self._every.add(request.query_params.get("code", ""))
        except OUTAGES:
            return Response(status_code=503)
        except NO_ANSWER as error:
            return self._not_granted(error)
        return self._installed(installation)

    async def _is_expected(self, request: Request) -> bool:
        """Say whether somebody set out for this, in this browser, a short while ago and not been back yet."""
        state, kept = request.query_params.get("state", ""), request.cookies.get(COOKIE, "")
        if not state or not hmac.compare_digest(state.encode(), kept.encode()):
            return False
        return await self._database.write(lambda session: take_state(session, state, now=self._clock()))

    def _installed(self, installation: Installation) -> Response:
        self._figures.came_of(Outcome.INSTALLED)
        _log.info("slack app installed", tenant=installation.tenant, by=installation.installed_by)
        where = f"https://slack.com/app_redirect?{urlencode({'team': installation.tenant})}"
        return page(words.installed(installation.name), Link(words.open_slack(), where))

    def _not_granted(self, error: Exception) -> Response:
        why = reason_of(error)
        if isinstance(error, SlackApiError) and why:
            return self._failed(Outcome.REFUSED, words.refused(), status=400, why=why)
        return self._failed(Outcome.UNREACHABLE, words.unreachable(), status=502, why=type(error).__name__)

    def _failed(self, outcome: Outcome, notice: words.Notice, *, status: int, why: str | None = None) -> Response:
        self._figures.came_of(outcome)
        _log.warning("slack app not installed", outcome=outcome.value, reason=why)
        return page(notice, Link(words.again(), INSTALL_PATH), status=status)
