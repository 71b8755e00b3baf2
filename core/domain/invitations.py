"""Codes by which somebody lets others in: into their account, a team, or a look at a goal."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum


class Purpose(StrEnum):
    """What a code opens; also how its payload in a link begins."""

    LINK = "link"
    JOIN = "join"
    GOAL = "goal"


LASTS_FOR: dict[Purpose, timedelta | None] = {
    Purpose.LINK: timedelta(hours=1),
    Purpose.JOIN: timedelta(days=7),
    Purpose.GOAL: None,
}
"""How long a code works; None until it is ended. A code that hands an account over works once, and not for long."""

ALPHABET = "abcdefghjkmnpqrstuvwxyz23456789"
"""What codes are made of: letters and digits that nobody mistakes for each other."""
LENGTH = 12
"""59 bits: nobody guesses one."""


@dataclass(frozen=True, slots=True)
class Invitation:
    """A code that works, of whom, and to what."""

    code: str
    user_id: str
    purpose: Purpose
    goal_id: str | None
    team_id: str | None

    @property
    def payload(self) -> str:
        """The invitation as a link carries it."""
        return f"{self.purpose.value}_{self.code}"


def ends_at(purpose: Purpose, *, now: datetime) -> datetime | None:
    """Return when a code that is made now works no more."""
    lasts = LASTS_FOR[purpose]
    return None if lasts is None else now + lasts


def code_of(digits: list[int]) -> str:
    """Return the code of digits from 0 to 30; it holds a figure, so that it is no word."""
    code = "".join(ALPHABET[digit] for digit in digits)
    return code if any(sign.isdigit() for sign in code) else f"{code[:-1]}{2 + digits[-1] % 8}"
