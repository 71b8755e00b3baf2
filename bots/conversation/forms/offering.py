"""What a form is offered with: the goals there are, the day, and what of it can be told from a text."""

from dataclasses import dataclass
from datetime import date, datetime

from sqlmodel import Session

from bots.conversation.fields import Field
from bots.conversation.grammar import Complete, Log
from bots.conversation.grammar.rendering import written_number
from bots.conversation.incoming import Incoming
from bots.conversation.replies import Option
from bots.conversation.turn import Turn, turn_of, understand
from bots.conversation.wording.numbers import is_bare
from core.db.records import Actor
from core.domain.goal import Status
from core.services.users import profile_of

LONGEST_NOTE = 2000


@dataclass(frozen=True, slots=True)
class Offer:
    """Goals that go on, by id; the user's today; and first values of fields."""

    goals: tuple[Option, ...]
    today: date
    values: dict[Field, str]


def offer_of(session: Session, actor: Actor, *, incoming: Incoming, now: datetime) -> Offer:
    """Return what a form is offered with; what the text of `incoming` tells is filled in, as a note what does not."""
    turn = turn_of(session, actor, incoming=incoming, now=now)
    goals = tuple(Option(goal.title, goal.id) for goal in turn.with_status(Status.ACTIVE))
    return Offer(goals, turn.live.today, {**_settings(session, actor), **_entry(turn, incoming.text)})


def _settings(session: Session, actor: Actor) -> dict[Field, str]:
    profile = profile_of(session, actor)
    return {
        Field.TIMEZONE: profile.timezone,
        Field.DAY_START: str(profile.day_starts_at),
        Field.WEEK_START: profile.week_start,
        Field.LANGUAGE: profile.locale,
    }


def _entry(turn: Turn, text: str) -> dict[Field, str]:
    """Return what a text tells of an entry: the goal, how much and when, where it is one; else all of it is a note."""
    if not text.strip():
        return {}
    meant = understand(turn, text)
    command = meant.commands[0] if len(meant.commands) == 1 else None
    if not isinstance(command, Log | Complete):
        return {Field.NOTE: text[:LONGEST_NOTE]}
    values = {Field.GOAL: command.goal.key, Field.DAY: command.on.isoformat(), Field.NOTE: command.note or ""}
    if isinstance(command, Log):
        unit = "" if is_bare(command.goal.unit) else f" {command.goal.unit}"
        values[Field.AMOUNT] = f"{written_number(command.value)}{unit}"
    return {field: value for field, value in values.items() if value}
