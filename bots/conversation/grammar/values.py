"""Who typed a message and what was understood: the grammar's own plain values, free of the domain."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal
from enum import StrEnum
from typing import TYPE_CHECKING

from bots.conversation.grammar.languages import ENGLISH, Language
from bots.conversation.grammar.word_sets import word_set

if TYPE_CHECKING:
    from bots.conversation.grammar.commands import Command
    from bots.conversation.grammar.goals import GoalIndex

ANSWER = "{answer}"


@dataclass(frozen=True, slots=True)
class GoalRef:
    """A goal as far as the grammar needs it; `key` is the caller's own id and never read here."""

    title: str
    pattern: str = "recurring"
    metric: str = "count"
    unit: str = "times"
    value: Decimal = Decimal(1)
    period: str | None = None
    step: Decimal | None = None
    aliases: tuple[str, ...] = ()
    key: str = ""

    @property
    def is_streak(self) -> bool:
        """Tell whether an entry completes a period instead of adding an amount."""
        return self.pattern == "streak"


@dataclass(frozen=True, slots=True)
class Context:
    """The person who typed: their day, local clock, locale and goals."""

    today: date
    now_local: datetime
    locale: str
    index: "GoalIndex"
    week_start: str = "monday"
    words: Language = ENGLISH

    @property
    def is_month_first(self) -> bool:
        """Tell whether 3/1 is March the first."""
        return self.locale.replace("_", "-").lower() in MONTH_FIRST

    @property
    def is_decimal_comma(self) -> bool:
        """Tell whether 1,234 is a little more than one."""
        return (
            self.locale[:2].lower() in DECIMAL_COMMA or self.locale.replace("_", "-").lower() in DECIMAL_COMMA_REGIONS
        )


MONTH_FIRST = frozenset({"en-us", "en-ph", "en", "es-us"})
DECIMAL_COMMA = word_set(
    """
    de fr es it pt nl pl ru uk cs sk da sv nb no nn fi el tr hu ro bg hr sl sr lt lv et id vi ca eu gl is
    """
)
DECIMAL_COMMA_REGIONS = frozenset({"en-za"})


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

    `template` is the text to parse once the answer stands in place of `ANSWER`; `subject` is what was not understood.
    """

    about: About
    options: tuple[str, ...] = ()
    template: str = ""
    subject: str | None = None


@dataclass(frozen=True, slots=True)
class Understanding:
    """What a message means: commands to carry out, or one question, and the reasons in words."""

    commands: tuple["Command", ...] = ()
    asks: Ask | None = None
    reasons: tuple[str, ...] = field(default=(), compare=False)


def answered(ask: Ask, reply: str) -> str:
    """Return the text that means `ask` completed by `reply`, which is an option or whatever was typed."""
    if ask.about is About.CONFIRM:
        return ask.template if reply.strip().casefold() in ENGLISH.yes else ""
    if ask.about is About.GOAL:
        reply = bracketed(reply)
    return ask.template.replace(ANSWER, reply, 1)


def bracketed(title: str) -> str:
    """Return a title as the grammar reads it back whatever stands in it."""
    return "[" + title.replace("]", " ") + "]"


def titles(goals: Iterable[GoalRef]) -> tuple[str, ...]:
    """Return at most four titles to choose from."""
    return tuple(goal.title for goal in goals)[:4]
