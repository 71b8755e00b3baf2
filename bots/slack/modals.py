"""Opens forms as modals and takes them when they are sent; each is acknowledged in time, whatever happens."""

import asyncio
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import cast

import structlog
from aiohttp import ClientError
from slack_sdk.errors import SlackApiError
from sqlmodel import Session

from bots.conversation.fields import Field, FormRefusedError, Kind
from bots.conversation.forms.offering import offer_of
from bots.conversation.incoming import Incoming
from bots.conversation.replies import Reply
from bots.conversation.wording import channels, fixed
from bots.conversation.wording import forms as words
from bots.conversation.wording.language import speaking
from bots.delivery.outages import OUTAGES
from bots.delivery.submitting import Submission, submit
from bots.delivery.telling import lines_of
from bots.slack.errands import Errands
from bots.slack.failures import reason_of
from bots.slack.forms import Origin, errors_in, filled_of, modal
from bots.slack.homes import Homes
from bots.slack.mrkdwn import MRKDWN
from bots.slack.outcomes import asked_again, told
from bots.slack.visitors import Visitor
from bots.slack.web import Web
from core.clock import Clock
from core.db.database import Database
from core.domain.json import JsonObject
from core.services.identities import actor_of_account

OPENED_WITHIN_SECONDS = 1.5
"""What opens a form is good for three seconds: https://docs.slack.dev/interactivity/handling-user-interaction"""
APPLIED_AFTER_SECONDS = 1.0
"""By then Slack shows what a form was acknowledged with; what is shown later must not come before."""
FAILURES = (SlackApiError, ClientError, OSError, *OUTAGES)
_log: structlog.typing.FilteringBoundLogger = structlog.get_logger()


@dataclass(frozen=True, slots=True)
class Answer:
    """What Slack is answered when a form was sent: nothing when all is well."""

    action: str | None = None
    errors: dict[str, str] | None = None
    view: JsonObject | None = None


@dataclass(slots=True)
class _Sent:
    """A form on its way: what is wrong with it, or what came of it; `is_late` once it shows that it takes a moment."""

    view: JsonObject
    visitor: Visitor
    submission: Submission
    problems: Mapping[Field, str] = field(default_factory=dict)
    reply: Reply | None = None
    is_late: bool = False


class Modals:
    """The forms of everybody, opened and taken."""

    def __init__(
        self,
        database: Database,
        clock: Clock,
        *,
        errands: Errands,
        web: Web,
        homes: Homes,
        when_queued: Callable[[], None],
    ) -> None:
        self._database = database
        self._clock = clock
        self._errands = errands
        self._web = web
        self._homes = homes
        self._when_queued = when_queued

    async def open(self, kind: Kind, visitor: Visitor, *, trigger: str, origin: Origin, text: str = "") -> bool:
        """Open a form, filled in with what a text tells; say whether that has worked, which does not take long."""
        try:
            async with asyncio.timeout(OPENED_WITHIN_SECONDS):
                view = await self._view(kind, visitor, origin=origin, text=text)
                await self._web.client.views_open(trigger_id=trigger, view=view, token=visitor.workspace.token)
        except FAILURES as error:
            _log.warning("form not opened", tenant=visitor.workspace.tenant, error=reason_of(error))
            return False
        return True

    async def apologise(self, visitor: Visitor, *, url: str | None = None) -> None:
        """Tell somebody that their form cannot be had at the moment: by an address for responses, or in private."""
        with speaking(visitor.locale):
            if url is None:
                await self._web.tell(visitor.workspace, fixed.failed(), address=visitor.address)
            else:
                await self._web.whisper(url, fixed.failed())

    async def change(self, view: JsonObject, visitor: Visitor, *, values: Mapping[Field, str]) -> bool:
        """Let an open form for a new goal ask for what a goal of the kind that was chosen needs."""
        origin = Origin.of(str(view.get("private_metadata")))
        try:
            anew = await self._view(Kind.GOAL, visitor, origin=origin, values=values)
            await self._web.client.views_update(
                view_id=str(view["id"]), hash=str(view["hash"]), view=anew, token=visitor.workspace.token
            )
        except OUTAGES:
            return False
        except (SlackApiError, ClientError, OSError) as error:
            _log.info("form not changed", tenant=visitor.workspace.tenant, error=reason_of(error))
        return True

    async def take(self, view: JsonObject, visitor: Visitor) -> Answer:
        """Carry out a form that was sent; return what is wrong at which field, nothing when all is well.

        One that takes longer says so, and shows what came of it in its place.
        """
        origin = Origin.of(str(view.get("private_metadata")))
        submission = Submission(
            id=f"form:{view['id']}",
            identity=visitor.identity,
            filled=filled_of(view),
            sent_at=self._clock(),
            place=visitor.place(origin.address, origin.thread) if origin.address else None,
        )
        sent = _Sent(view, visitor, submission)
        if await self._errands.in_time((submission.identity.tenant, submission.id), lambda: self._carried_out(sent)):
            errors = errors_in(view, sent.problems)
            return Answer("errors", errors) if errors else Answer()
        sent.is_late = True
        with speaking(visitor.locale):
            return Answer("update", view=told(view, [channels.one_moment()]))

    async def _carried_out(self, sent: _Sent) -> bool:
        is_done = await self._errands.carried_through(
            lambda: self._attempted(sent), give_up=lambda: self._refused(sent, fixed.failed)
        )
        if sent.is_late:
            await self._errands.pause(APPLIED_AFTER_SECONDS)
            with speaking(sent.visitor.locale):
                await self._show(sent)
        return is_done or not sent.is_late

    async def _attempted(self, sent: _Sent) -> bool:
        """Carry a form out; say False where it cannot be had at the moment."""
        try:
            sent.reply = await submit(self._database, sent.submission, now=self._clock())
        except FormRefusedError as refused:
            sent.problems = refused.problems
        except OUTAGES as error:
            _log.warning("form not taken", tenant=sent.visitor.workspace.tenant, error=type(error).__name__)
            return False
        except Exception:  # noqa: BLE001 - whatever it is, the person gets an answer and the log a trace
            _log.exception("form failed", tenant=sent.visitor.workspace.tenant)
            await self._refused(sent, fixed.failed)
        else:
            self._when_queued()
            if sent.submission.place is None:
                await self._show_at_home(sent)
        return True

    async def _show_at_home(self, sent: _Sent) -> None:
        """Show what came of a form in the Home tab from which it was opened; nothing waits for that."""
        key = sent.visitor.workspace.tenant, f"{sent.submission.id}:home"
        await self._errands.in_time(key, lambda: self._homes.publish(sent.visitor, notice=sent.reply), within=0.0)

    async def _refused(self, sent: _Sent, why: Callable[[], str]) -> None:
        with speaking(sent.visitor.locale):
            sent.problems = {_first(sent.view): why()}

    async def _show(self, sent: _Sent) -> None:
        """Show what came of a form that was late; who has closed it is told what was wrong in private."""
        problems = sent.problems.values()
        lines = [] if sent.reply is None else lines_of(sent.reply, MRKDWN)
        view = asked_again(sent.view, problems) if problems else told(sent.view, lines or [words.nothing_changed()])
        try:
            await self._web.client.views_update(
                view_id=str(sent.view["id"]), view=view, token=sent.visitor.workspace.token
            )
        except (SlackApiError, ClientError, OSError):
            if problems:
                text = "\n".join(map(MRKDWN.words, problems))
                await self._web.tell(sent.visitor.workspace, text, address=sent.visitor.address)

    async def _view(
        self,
        kind: Kind,
        visitor: Visitor,
        *,
        origin: Origin,
        text: str = "",
        values: Mapping[Field, str] | None = None,
    ) -> JsonObject:
        def offered(session: Session) -> JsonObject:
            now, tenant = self._clock(), visitor.identity.tenant
            actor = actor_of_account(session, visitor.identity, now=now)
            incoming = Incoming(channel="slack", conversation=f"{tenant}/form", text=text, sent_at=now)
            offer = offer_of(session, actor, incoming=incoming, now=now)
            offer.values.update(values or {})
            with speaking(actor.locale):
                return modal(kind, offer, origin=origin)

        return await self._database.write(offered)


def _first(view: JsonObject) -> Field:
    blocks = cast("list[JsonObject]", view["blocks"])
    return next(Field(str(each["block_id"])) for each in blocks if each["type"] == "input")
