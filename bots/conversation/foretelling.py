"""What a text would log, told to whoever is still typing it. Nothing is written."""

from datetime import datetime

from sqlmodel import Session

from bots.conversation.entries import worth_of
from bots.conversation.grammar import Command, Complete, Log, Op
from bots.conversation.incoming import Incoming
from bots.conversation.turn import LIVE, Turn, turn_of, understand
from bots.conversation.wording import channels
from bots.conversation.wording.language import speaking
from bots.conversation.wording.numbers import amount
from core.db.records import Actor


def foretold(session: Session, actor: Actor, incoming: Incoming, *, now: datetime) -> str | None:
    """Return the one entry that a text would make, in the actor's language; None where it is no clear log of a goal."""
    turn = turn_of(session, actor, incoming=incoming, now=now)
    meant = understand(turn, incoming.text)
    if meant.asks is not None or len(meant.commands) != 1:
        return None
    with speaking(actor.locale):
        return _entry(turn, meant.commands[0])


def _entry(turn: Turn, command: Command) -> str | None:
    if not isinstance(command, Log | Complete) or turn.goal(command.goal).status not in LIVE:
        return None
    goal = turn.goal(command.goal)
    match command:
        case Log(op=Op.ADD):
            return channels.amount_foretold(goal.title, amount(command.value, goal.target.unit))
        case Complete() if worth_of(turn, goal, on=command.on) is not None:
            return channels.done_foretold(goal.title)
        case _:
            return None
