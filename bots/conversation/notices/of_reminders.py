"""Reminders: what is left of a goal, and the buttons that end the asking."""

from datetime import date, timedelta

from bots.conversation.buttons import MOST_WORDS, goal_button
from bots.conversation.notices.told import Told
from bots.conversation.reminding import SNOOZED_FOR
from bots.conversation.replies import Announcement, Option, Part, Problem
from bots.conversation.standing import Standing, standing_of
from bots.conversation.wording import notices
from bots.conversation.wording import reminders as wording
from bots.conversation.wording.steps import natural_step
from core.db.records import GoalRecord
from core.domain.calendar import PeriodUnit
from core.domain.goal import Metric, Pattern
from core.services.reminding import is_wanted

_SNOOZE_MINUTES = SNOOZED_FOR // timedelta(minutes=1)


def reminder(told: Told) -> tuple[Part, ...]:
    """Ask for what is left, unless it was done meanwhile or the reminder is no more."""
    goal, on = told.goal, date.fromisoformat(told.text("on"))
    reminder_id = told.text("reminder")
    if goal is None:
        return ()
    if reminder_id and not is_wanted(told.session, told.user_id, reminder_id, on=on):
        return ()
    standing = standing_of(told.session, told.actor, goal, now=told.now, on=on)
    if told.is_for_group:
        return (Announcement(wording.asked_of_all(standing, told.text("message"))),)
    said = wording.asked(standing, told.text("message"), is_again=bool(told.facts.get("is_follow_up")))
    ends = _ending(standing, goal, on=on)
    later = goal_button(wording.snooze(_SNOOZE_MINUTES), "snooze", goal=goal, on=on, words=f"{_SNOOZE_MINUTES}m")
    skip = goal_button(notices.skip(), "skip", goal=goal, on=on)
    return (Problem(said, "" if ends else wording.how(standing), (*ends, later, skip)),)


def _ending(standing: Standing, goal: GoalRecord, *, on: date) -> tuple[Option, ...]:
    """Return the buttons that log: all of it, a natural part of it; none where only the person knows the number."""
    done = goal_button(notices.done(), "done", goal=goal, on=on)
    match standing.pattern:
        case Pattern.STREAK:
            return (done,)
        case Pattern.LIMIT if not standing.total:
            return (goal_button(wording.none_logged(), "no", goal=goal, on=on),)
        case Pattern.RECURRING:
            is_whole = standing.period is PeriodUnit.DAY or standing.metric in (Metric.COUNT, Metric.CUSTOM)
            return (*((done,) if is_whole else ()), *_part(standing, goal, on=on))
        case _:
            return ()


def _part(standing: Standing, goal: GoalRecord, *, on: date) -> tuple[Option, ...]:
    step = natural_step(standing)
    words = "" if step is None else f"{step.normalize():f}"
    if step is None or len(words) > MOST_WORDS:
        return ()
    return (goal_button(wording.plus(step, standing.unit), "add", goal=goal, on=on, words=words),)
