"""A goal as the grammar knows it, and how it is named in a text."""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum


class Refusal(StrEnum):
    """Why a day that was named is none to log on, or none to end on."""

    AHEAD = "ahead"
    PAST = "past"
    IMPOSSIBLE = "impossible"
    SPAN = "span"


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


def bracketed(title: str) -> str:
    """Return a title as the grammar reads it back whatever stands in it."""
    return "[" + title.replace("]", " ") + "]"


def titles(goals: Iterable[GoalRef]) -> tuple[str, ...]:
    """Return at most four titles to choose from."""
    return tuple(goal.title for goal in goals)[:4]
