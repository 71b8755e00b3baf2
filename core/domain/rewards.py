"""Rewards set for values: which are earned by what a goal has come to, and which a correction takes back."""

from dataclasses import dataclass, replace
from datetime import datetime

from core.domain.amount import Amount


@dataclass(frozen=True, slots=True)
class Reward:
    """A reward for reaching a value of the goal's measure; earned since `unlocked_at`."""

    value: Amount
    reward: str
    unlocked_at: datetime | None = None


def after_measure(
    rewards: tuple[Reward, ...],
    measure: Amount,
    *,
    is_falling: bool,
    now: datetime,
    corrected_at: datetime | None = None,
) -> tuple[Reward, ...]:
    """Return rewards with those unlocked that a measure has come to.

    A goal that falls to its value (a weight to lose) earns at or under a reward's value, others at or over it. After a
    correction of an activity logged at `corrected_at`, rewards earned since then that no longer hold are locked again.
    """

    def judged(reward: Reward) -> Reward:
        holds = measure <= reward.value if is_falling else measure >= reward.value
        if holds and reward.unlocked_at is None:
            return replace(reward, unlocked_at=now)
        is_in_doubt = corrected_at is not None and reward.unlocked_at is not None and reward.unlocked_at >= corrected_at
        return replace(reward, unlocked_at=None) if is_in_doubt and not holds else reward

    return tuple(judged(reward) for reward in rewards)
