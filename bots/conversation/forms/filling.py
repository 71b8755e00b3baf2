"""A form carried out, all of it or nothing: as what a person would have typed, by the one engine."""

from dataclasses import replace
from datetime import datetime

from sqlmodel import Session

from bots.conversation.engine import handle
from bots.conversation.fields import FIELDS, Field, Filled, FormRefusedError, Line
from bots.conversation.forms.lines import lines_of
from bots.conversation.incoming import Incoming
from bots.conversation.replies import Choice, Detail, Part, Problem, Reply, Text
from bots.conversation.turn import turn_of
from bots.conversation.wording import forms as wording
from bots.conversation.wording.language import speaking
from core.db.records import Actor

_FIELDS = {
    Detail.TITLE: Field.TITLE,
    Detail.AMOUNT: Field.AMOUNT,
    Detail.DAY: Field.DAY,
    Detail.NOTE: Field.NOTE,
    Detail.DEADLINE: Field.DEADLINE,
}


def filled_in(session: Session, actor: Actor, filled: Filled, *, incoming: Incoming, now: datetime) -> Reply:
    """Carry out a form and return what to say; `incoming` tells where and when, its text is not read.

    Raises: `FormRefusedError` for what is wrong or unclear: the caller undoes the transaction.
    """
    with speaking(actor.locale):
        lines = lines_of(turn_of(session, actor, incoming=incoming, now=now), filled)
        if not lines:
            return Reply((Text(wording.nothing_changed()),))
    replies = [handle(session, actor, replace(incoming, text=line.text), now=now) for line in lines]
    problems = {
        _field_of(part, line, filled): _sentence(part)
        for line, reply in zip(lines, replies, strict=True)
        for part in reply.parts
        if isinstance(part, Choice | Problem)
    }
    if problems:
        raise FormRefusedError(problems)
    return Reply(tuple(part for reply in replies for part in reply.parts))


def _field_of(part: Choice | Problem, line: Line, filled: Filled) -> Field:
    field = line.field if part.about is None else _FIELDS[part.about]
    return field if field in FIELDS[filled.kind] else line.field


def _sentence(part: Part) -> str:
    match part:
        case Choice():
            return part.question
        case Problem():
            return " ".join(each for each in (part.what, part.way_out) if each)
        case _:
            return ""
