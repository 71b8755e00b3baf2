"""Notices of streaks: a length reached, one that ends tonight, one that has ended."""

from bots.conversation.buttons import goal_button
from bots.conversation.notices.told import Told
from bots.conversation.replies import Part, Problem, Text
from bots.conversation.standing import Standing
from bots.conversation.wording import notices as wording
from core.db.records import GoalRecord
from core.domain.goal import Pattern, Status
from core.domain.progress import Outcome


def reached(told: Told) -> tuple[Part, ...]:
    """Say that a streak has a length worth telling, while it has."""
    goal, length = _active(told), told.count("length")
    if goal is None:
        return ()
    standing = told.standing(goal)
    return (Text(wording.streak_reached(standing, length)),) if (standing.streak or 0) >= length else ()


def at_risk(told: Told) -> tuple[Part, ...]:
    """Say in the evening that a streak waits for today, unless it does not any more or today is over."""
    goal = _active(told)
    if goal is None or told.actor.calendar.today(told.due_at) != told.actor.calendar.today(told.now):
        return ()
    standing = told.standing(goal)
    if standing.outcome is not Outcome.OPEN or not standing.streak:
        return ()
    options = (goal_button(wording.done(), "done", goal=goal), goal_button(wording.skip(), "skip", goal=goal))
    return (Problem(wording.streak_at_risk(standing), "", options if _is_done_whole(standing) else options[1:]),)


def broken(told: Told) -> tuple[Part, ...]:
    """Say that a streak has ended, and how the next begins; unless an entry since then mended it."""
    goal, length = _active(told), told.count("streak")
    if goal is None:
        return ()
    standing = told.standing(goal)
    if (standing.streak or 0) >= length:
        return ()
    options = (goal_button(wording.done(), "done", goal=goal),) if _is_done_whole(standing) else ()
    return (Problem(wording.streak_broken(standing, length), "", options),)


def _active(told: Told) -> GoalRecord | None:
    return told.goal if told.goal is not None and told.goal.status is Status.ACTIVE else None


def _is_done_whole(standing: Standing) -> bool:
    """Say whether one tap does what the period asks for."""
    return standing.outcome is Outcome.OPEN and standing.pattern in (Pattern.RECURRING, Pattern.STREAK)
