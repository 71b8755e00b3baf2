"""What was understood: commands, or one question that must be answered first."""

from dataclasses import dataclass, field
from decimal import Decimal
from enum import StrEnum
from typing import NamedTuple

from bots.conversation.grammar.commands import Command
from bots.conversation.grammar.goals import Level
from bots.conversation.grammar.languages import ENGLISH
from bots.conversation.grammar.values import GoalRef, Refusal, bracketed

ANSWER = "{answer}"


class About(StrEnum):
    """What a question is about."""

    GOAL = "goal"
    AMOUNT = "amount"
    UNIT = "unit"
    COMMAND = "command"
    DATE = "date"
    CONFIRM = "confirm"


@dataclass(frozen=True, slots=True)
class Ask:
    """A question that must be answered before anything is carried out.

    `template` is the text to parse once the answer stands in place of `ANSWER`; `subject` is what was not understood;
    `hint` tells why a day was refused, which then is the subject.
    """

    about: About
    options: tuple[str, ...] = ()
    template: str = ""
    subject: str | None = None
    hint: Refusal | None = None


class Heard(NamedTuple):
    """Which words gave a part: command, goal, amount, when, note, tag and so on, with their place in the line.

    `level` says how surely a goal's name was recognised; an amount has its `value` in the unit of its `goal`.
    """

    part: str
    said: str
    start: int
    end: int
    level: Level | None = None
    goal: GoalRef | None = None
    value: Decimal | None = None


@dataclass(frozen=True, slots=True)
class Understanding:
    """What a message means: commands to carry out, or one question, and the reasons in words."""

    commands: tuple[Command, ...] = ()
    asks: Ask | None = None
    reasons: tuple[str, ...] = field(default=(), compare=False)
    heard: tuple[tuple[Heard, ...], ...] = field(default=(), compare=False)
    """What each entry or command was read from, in their order."""


def answered(ask: Ask, reply: str) -> str:
    """Return the text that means `ask` completed by `reply`, which is an option or whatever was typed."""
    if ask.about is About.CONFIRM:
        return ask.template if reply.strip().casefold() in ENGLISH.yes else ""
    if ask.about is About.GOAL:
        reply = bracketed(reply)
    return ask.template.replace(ANSWER, reply, 1)
