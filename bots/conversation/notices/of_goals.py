"""Notices of how far a goal has come: a part of the way, a reward, the end, a limit, the first entry after long."""

from decimal import Decimal

from bots.conversation.buttons import general_button, goal_button
from bots.conversation.notices.told import Told
from bots.conversation.replies import Part, Problem, Text
from bots.conversation.wording import notices as wording
from core.domain.goal import Status


def milestone(told: Told) -> tuple[Part, ...]:
    """Say that a quarter, a half or three quarters are done, unless a correction took that back."""
    goal = told.goal
    if goal is None or goal.status is not Status.ACTIVE:
        return ()
    standing, percent = told.standing(goal), told.count("percent")
    if standing.percent < percent:
        return ()
    options = (goal_button(wording.show_chart(), "chart", goal=goal),)
    return (Problem(wording.milestone(standing, percent), "", options),)


def reward(told: Told) -> tuple[Part, ...]:
    """Say that a reward is earned, while it is."""
    rewards = (told.goal.rewards or {}) if told.goal is not None else {}
    listed = rewards.get("milestoneRewards")
    earned = [item["reward"] for item in listed if item.get("unlockedAt")] if isinstance(listed, list) else []
    if told.goal is None or told.text("reward") not in earned:
        return ()
    return (Text(wording.reward(told.goal.title, told.text("reward"))),)


def completed(told: Told) -> tuple[Part, ...]:
    """Say that a goal is reached, while it is, and ask for the next."""
    if told.goal is None or told.goal.status is not Status.COMPLETED:
        return ()
    options = (general_button(wording.new_goal(), "suggest"),)
    return (Problem(wording.completed(told.standing(told.goal)), "", options),)


def limit_near(told: Told) -> tuple[Part, ...]:
    """Say that little is left of a limit, while it is neither more nor none."""
    if told.goal is None or told.goal.status is not Status.ACTIVE:
        return ()
    standing = told.standing(told.goal)
    left = standing.little_left
    return () if left is None else (Text(wording.limit_near(standing, left)),)


def limit_over(told: Told) -> tuple[Part, ...]:
    """Say that a limit is passed, while it is."""
    if told.goal is None or told.goal.status is not Status.ACTIVE:
        return ()
    standing = told.standing(told.goal)
    return (Text(wording.limit_over(standing)),) if (standing.total or Decimal(0)) > standing.target else ()


def comeback(told: Told) -> tuple[Part, ...]:
    """Welcome somebody back who has logged again."""
    if told.goal is None or told.goal.status is not Status.ACTIVE:
        return ()
    return (Text(wording.comeback(told.standing(told.goal))),)
