"""Somebody who fills in forms, beside talking."""

from dataclasses import replace

import pytest

from bots.conversation.fields import Field, Filled, FormRefusedError, Kind
from bots.conversation.forms.filling import filled_in
from bots.conversation.forms.offering import Offer, offer_of
from bots.conversation.incoming import Incoming
from bots.conversation.replies import Reply
from bots.conversation.wording.language import speaking
from bots.terminal.render import render
from core.services.users import actor_named
from tests.integration.conversation.conftest import Talk


class Desk:
    """A person with forms; what they say is said by `talk`."""

    def __init__(self, talk: Talk) -> None:
        self.talk = talk

    def fill(self, kind: Kind, /, **values: str) -> str:
        """Send a form and return what is said, as the terminal shows it."""
        with speaking("en"):
            return render(self.sent(kind, {Field(name): value for name, value in values.items()}))

    def sent(self, kind: Kind, values: dict[Field, str]) -> Reply:
        """Send a form."""
        now, filled = self.talk.clock(), Filled(kind, values)
        return self.talk.database.write_now(
            lambda session: filled_in(
                session, actor_named(session, self.talk.name, now=now), filled, incoming=self._incoming(), now=now
            )
        )

    def refused(self, kind: Kind, /, **values: str) -> dict[Field, str]:
        """Send a form that will not do and return why, by field; nothing has changed then."""
        before = self.kept()
        with pytest.raises(FormRefusedError) as caught:
            self.fill(kind, **values)
        assert self.kept() == before
        return caught.value.problems

    def problems(self, kind: Kind, values: dict[Field, str]) -> dict[Field, str]:
        """Send a form and return why it will not do, by field; nothing when it was carried out."""
        try:
            self.talk.last = self.sent(kind, values)
        except FormRefusedError as refused:
            return refused.problems
        return {}

    def kept(self) -> tuple[str, str, int]:
        """Return what there is of the person."""
        return self.talk("list all"), self.talk("settings"), self.talk.entries()

    def offer(self, text: str = "") -> Offer:
        """Return what a form is offered with for a text."""
        now, incoming = self.talk.clock(), replace(self._incoming(), text=text)
        return self.talk.database.write_now(
            lambda session: offer_of(session, actor_named(session, self.talk.name, now=now), incoming=incoming, now=now)
        )

    def goal(self, title: str) -> str:
        """Return the id of a goal."""
        return next(option.choice for option in self.offer().goals if option.label == title)

    def _incoming(self) -> Incoming:
        return Incoming(channel="slack", conversation="T1/form", text="", sent_at=self.talk.clock())
