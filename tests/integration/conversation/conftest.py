"""Somebody who talks to the bot on a terminal."""

from collections.abc import Callable
from datetime import datetime

import pytest
from sqlmodel import Session, func, select

from bots.conversation.engine import handle
from bots.conversation.incoming import Form, Group, Incoming
from bots.conversation.replies import Choice, Problem, Reply, Said
from bots.conversation.wording.language import speaking
from bots.terminal.render import render
from core.clock import Clock
from core.db.database import Database
from core.db.tables import ActivityRow
from core.services.users import actor_named


class Talk:
    """A person in a conversation. Call it with a text and read the answer."""

    def __init__(self, database: Database, clock: Clock, *, name: str = "ann", channel: str = "terminal") -> None:
        self.database = database
        self.clock = clock
        self.name = name
        self.channel = channel
        self.group: Group | None = None
        self.last = Reply(())

    def __call__(self, *texts: str) -> str:
        """Say each text in turn; return the last answer as the terminal shows it."""
        for text in texts:
            self.last = self._handle(text, None)
        return self._shown()

    def late(self, text: str, sent_at: datetime) -> str:
        """Say something that was sent at an instant and arrives now."""
        self.last = self._handle(text, None, sent_at=sent_at)
        return self._shown()

    def write(self, text: str, message: str, *, form: Form = Form.NEW) -> str:
        """Write a message that has an id, edit or delete it."""
        self.last = self._handle(text, None, message=message, form=form)
        return self._shown()

    def tap(self, choice: str) -> str:
        """Tap a button."""
        self.last = self._handle("", choice)
        return self._shown()

    def options(self) -> list[str]:
        """Return the choice ids of the last answer, in order."""
        return [
            option.choice for part in self.last.parts if isinstance(part, Choice | Problem) for option in part.options
        ]

    def undo_token(self) -> str:
        """Return the choice id that takes the last entry of the last answer back."""
        tokens = [part.undo for part in self.last.parts if isinstance(part, Said) and part.undo is not None]
        return tokens[-1]

    def entries(self) -> int:
        """Count all that was ever logged or corrected, whoever did it."""

        def counted(session: Session) -> int:
            return session.exec(select(func.count()).select_from(ActivityRow)).one()

        return self.database.read_now(counted)

    def _shown(self) -> str:
        """Return the last answer as the terminal shows it, in the language that the person has."""
        locale = self.database.write_now(lambda session: actor_named(session, self.name, now=self.clock())).locale
        with speaking(locale):
            return render(self.last)

    def _handle(
        self,
        text: str,
        choice: str | None,
        *,
        sent_at: datetime | None = None,
        message: str | None = None,
        form: Form = Form.NEW,
    ) -> Reply:
        now = self.clock()

        def use_case(session: Session) -> Reply:
            actor = actor_named(session, self.name, now=now)
            incoming = Incoming(
                channel=self.channel,
                conversation="home",
                text=text,
                sent_at=sent_at or now,
                choice=choice,
                message_id=message,
                form=form,
                group=self.group,
            )
            return handle(session, actor, incoming, now=now)

        return self.database.write_now(use_case)


@pytest.fixture
def talk(database: Database, clock: Clock) -> Talk:
    """Give a person who has no goals yet."""
    return Talk(database, clock)


@pytest.fixture
def somebody(database: Database, clock: Clock) -> Callable[[str], Talk]:
    """Give other people by name."""
    return lambda name: Talk(database, clock, name=name)
