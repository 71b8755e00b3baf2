"""What a notice is told from: whom, of which goal, which facts, when."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal

from sqlmodel import Session

from bots.conversation.standing import Standing, standing_of
from core.db.records import Actor, GoalRecord


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """One notice as it is about to be said to its user, in the transaction of its sending; `goal` is as it is now.

    `actor` is the user, or, where the goal is a team's, as whom they touch it; `is_for_group` says that all of a group
    read it.
    `due_at` is when it was to be said: on an evening before midnight, though it may be after.
    """

    session: Session
    user_id: str
    actor: Actor
    goal: GoalRecord | None
    facts: Mapping[str, object]
    due_at: datetime
    now: datetime
    is_for_group: bool = False

    def number(self, name: str) -> Decimal:
        """Return a fact that is a number, 0 where it is not given."""
        return Decimal(str(self.facts.get(name) or 0))

    def count(self, name: str) -> int:
        """Return a fact that is a whole number, 0 where it is not given."""
        return int(self.number(name))

    def text(self, name: str) -> str:
        """Return a fact that is a text, empty where it is not given."""
        return str(self.facts.get(name) or "")

    def standing(self, goal: GoalRecord) -> Standing:
        """Return where a goal stands now."""
        return standing_of(self.session, self.actor, goal, now=self.now)
