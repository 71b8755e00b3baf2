"""What a template is: a goal without an owner, and the words by which people look for it."""

from dataclasses import dataclass
from enum import StrEnum

from core.domain.goal import Pattern, Schedule, Target


class Topic(StrEnum):
    """What templates are grouped by; a goal made from one has it as its category."""

    HEALTH = "health"
    FITNESS = "fitness"
    MIND = "mind"
    LIFE = "life"


@dataclass(frozen=True, slots=True, kw_only=True)
class GoalTemplate:
    """A goal to take over. `words` are what people may call it besides its title, folded.

    `is_example` says that the target is an example that everybody replaces by their own: a weight, a sum.
    """

    id: str
    title: str
    topic: Topic
    pattern: Pattern
    target: Target
    schedule: Schedule
    description: str
    words: tuple[str, ...] = ()
    is_example: bool = False
