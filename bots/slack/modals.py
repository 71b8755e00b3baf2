"""Opens forms as modals and takes them when they are sent; each is acknowledged in time, whatever happens."""

import asyncio
from collections.abc import Callable, Mapping
from typing import cast

import structlog
from aiohttp import ClientError
from slack_sdk.errors import SlackApiError
from sqlmodel import Session

from bots.conversation.fields import Field, FormRefusedError, Kind
from bots.conversation.forms.offering import offer_of
from bots.conversation.incoming import Incoming
from bots.conversation.replies import Reply
from bots.conversation.wording import forms as words
from bots.conversation.wording.language import speaking
from bots.delivery.outages import OUTAGES
from bots.delivery.submitting import Submission, submit
from bots.slack.failures import code_of
from bots.slack.forms import Origin, errors_in, filled_of, modal
from bots.slack.homes import Homes
from bots.slack.intake import ACKNOWLEDGED_WITHIN_SECONDS
from bots.slack.visitors import Visitor
from bots.slack.web import Web
from core.clock import Clock
from core.db.database import Database
from core.domain.json import JsonObject
from core.services.identities import actor_of_account

_log: structlog.typing.FilteringBoundLogger = structlog.get_logger()


class Modals:
    """The forms of everybody, opened and taken."""

    def __init__(
        self, database: Database, clock: Clock, *, web: Web, homes: Homes, when_queued: Callable[[], None]
    ) -> None:
        self._database = database
        self._clock = clock
        self._web = web
        self._homes = homes
        self._when_queued = when_queued

    async def open(self, kind: Kind, visitor: Visitor, *, trigger: str, origin: Origin, text: str = "") -> bool:
        """Open a form, filled in with what a text tells; say whether that has worked."""
        try:
            view = await self._view(kind, visitor, origin=origin, text=text)
            await self._web.client.views_open(trigger_id=trigger, view=view, token=visitor.workspace.token)
        except (SlackApiError, ClientError, OSError, *OUTAGES) as error:
            why = code_of(error) if isinstance(error, SlackApiError) else type(error).__name__
            _log.warning("form not opened", tenant=visitor.workspace.tenant, error=why)
            return False
        return True

    async def change(self, view: JsonObject, visitor: Visitor, *, values: Mapping[Field, str]) -> None:
        """Let an open form for a new goal ask for what a goal of the kind that was chosen needs."""
        origin = Origin.of(str(view.get("private_metadata")))
        anew = await self._view(Kind.GOAL, visitor, origin=origin, values=values)
        try:
            await self._web.client.views_update(
                view_id=str(view["id"]), hash=str(view["hash"]), view=anew, token=visitor.workspace.token
            )
        except SlackApiError as error:
            _log.info("form not changed", tenant=visitor.workspace.tenant, error=code_of(error))

    async def take(self, view: JsonObject, visitor: Visitor) -> dict[str, str]:
        """Carry out a form that was sent; return what is wrong by field, nothing when all is well.

        One that takes too long goes on, and is asked for once more: what was carried out is not carried out again.
        """
        origin = Origin.of(str(view.get("private_metadata")))
        submission = Submission(
            id=f"form:{view['id']}",
            identity=visitor.identity,
            filled=filled_of(view),
            sent_at=self._clock(),
            place=visitor.place(origin.address, origin.thread) if origin.address else None,
        )
        task = asyncio.create_task(self._taken(submission, visitor))
        done, _ = await asyncio.wait({task}, timeout=ACKNOWLEDGED_WITHIN_SECONDS)
        problems = task.result() if task in done else None
        if problems is None:
            with speaking(visitor.identity.locale or "en"):
                problems = {_first(view): words.takes_a_moment()}
        return errors_in(view, problems)

    async def _taken(self, submission: Submission, visitor: Visitor) -> Mapping[Field, str] | None:
        """Return what is wrong with a form; None where it cannot be carried out at the moment."""
        try:
            reply = await submit(self._database, submission, now=self._clock())
        except FormRefusedError as refused:
            return refused.problems
        except OUTAGES as error:
            _log.warning("form not taken", tenant=visitor.workspace.tenant, error=type(error).__name__)
            return None
        self._when_queued()
        self._show(submission, visitor, reply)
        return {}

    def _show(self, submission: Submission, visitor: Visitor, reply: Reply) -> None:
        self._homes.refresh(visitor, notice=reply if submission.place is None else None)

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
