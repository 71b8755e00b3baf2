"""Rewards of a goal, unlocked and locked as its measure moves. Nothing is read for a goal that has none."""

from collections.abc import Iterable
from datetime import UTC, datetime
from decimal import Decimal
from typing import cast

from sqlmodel import Session

from core.db.records import Actor, GoalRecord
from core.domain.amount import MILLION, Amount, amount_of
from core.domain.events import RewardUnlocked
from core.domain.goal import Direction, Pattern
from core.domain.json import JsonObject
from core.domain.progress.achievement import slack_of
from core.domain.progress.milestone import accumulated
from core.domain.progress.target import standing_of
from core.domain.rewards import Reward, after_measure
from core.services.progress import progress_for

Unlocked = tuple[RewardUnlocked, ...]


def with_rewards(
    session: Session, actor: Actor, goal: GoalRecord, *, now: datetime, corrected_at: datetime | None
) -> tuple[GoalRecord, Unlocked]:
    """Return a goal with its rewards as they stand after a change, and those that this unlocked."""
    before = _rewards_of(goal)
    if not before:
        return goal, ()
    is_falling = goal.pattern is Pattern.TARGET and goal.target.direction is Direction.DECREASE
    measure = _measure(session, actor, goal, now=now)
    if measure is None:
        return goal, ()
    slack = slack_of(goal.lifetime.rounded_count)
    measure = Amount(measure - slack if is_falling else measure + slack)
    after = after_measure(before, measure, is_falling=is_falling, now=now, corrected_at=corrected_at)
    if after == before:
        return goal, ()
    new = (reward for reward, old in zip(after, before, strict=True) if reward.unlocked_at and not old.unlocked_at)
    events = tuple(RewardUnlocked(goal.id, value=reward.value, reward=reward.reward, at=now) for reward in new)
    return goal._replace(rewards=_with_rewards(goal.rewards or {}, after)), events


def _measure(session: Session, actor: Actor, goal: GoalRecord, *, now: datetime) -> Amount | None:
    """Return what rewards are set for: the sum, the reading (None before the first), or the streak in periods."""
    rules = goal.rules(actor.calendar)
    if goal.pattern is Pattern.MILESTONE:
        return accumulated(rules, goal.lifetime)
    if goal.pattern is Pattern.TARGET:
        return standing_of(rules, goal.lifetime).reading
    progress = progress_for(session, actor, goal, now=now)
    return Amount((progress.details.current_streak or 0) * MILLION)


def _rewards_of(goal: GoalRecord) -> tuple[Reward, ...]:
    listed = cast("list[JsonObject]", (goal.rewards or {}).get("milestoneRewards") or [])
    return tuple(
        Reward(
            value=amount_of(Decimal(str(item["value"]))),
            reward=cast("str", item["reward"]),
            unlocked_at=_instant(item.get("unlockedAt")),
        )
        for item in listed
    )


def _with_rewards(document: JsonObject, rewards: Iterable[Reward]) -> JsonObject:
    listed = cast("list[JsonObject]", document["milestoneRewards"])
    return {**document, "milestoneRewards": [_stamped(item, new) for item, new in zip(listed, rewards, strict=True)]}


def _stamped(item: JsonObject, reward: Reward) -> JsonObject:
    bare = {name: value for name, value in item.items() if name != "unlockedAt"}
    if reward.unlocked_at is None:
        return bare
    return {**bare, "unlockedAt": reward.unlocked_at.astimezone(UTC).isoformat().replace("+00:00", "Z")}


def _instant(text: object) -> datetime | None:
    return None if text is None else datetime.fromisoformat(cast("str", text))
