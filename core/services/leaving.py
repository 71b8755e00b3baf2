"""Somebody leaves: what there is of theirs, and the end of all of it."""

from dataclasses import dataclass

from sqlmodel import Session

from core.db.queries import erasing
from core.db.records import Actor


@dataclass(frozen=True, slots=True)
class Holdings:
    """How much a user has here. `entries` are those that stand, `tokens` those that work."""

    goals: int
    entries: int
    tokens: int


def holdings_of(session: Session, actor: Actor) -> Holdings:
    """Return how much an actor has here."""
    user_id = actor.user_id
    return Holdings(
        goals=erasing.count_goals(session, user_id),
        entries=erasing.count_entries(session, user_id),
        tokens=erasing.count_tokens(session, user_id),
    )


def leave(session: Session, actor: Actor) -> None:
    """Delete an actor with all that is theirs; there is no way back, and nothing may name them afterwards."""
    erasing.erase_user(session, actor.user_id)
