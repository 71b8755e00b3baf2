"""Buttons that need no open question: what one does stands in its id, so that it works however old its message is."""

from bots.conversation.grammar.values import bracketed
from bots.conversation.replies import Option
from bots.conversation.standing import Standing
from bots.conversation.turn import Turn
from bots.conversation.wording import notices
from bots.conversation.wording.steps import usual_part
from core.db.records import GoalRecord
from core.domain.goal import Pattern

PREFIX = "do:"
_TEXTS = {
    "done": "/done {title}",
    "skip": "/skip {title}",
    "show": "/show {title}",
    "chart": "/chart {title}",
    "restore": "/restore {title}",
}
_WITH_AMOUNT = {"add": "/log {title} {amount}"}
_GENERAL = {"today": "/today", "week": "/week", "month": "/month", "suggest": "/suggest", "new": "/new"}


def goal_button(label: str, deed: str, *, goal: GoalRecord) -> Option:
    """Return a button that does something to a goal: done, skip, show, chart, restore."""
    return Option(label, f"{PREFIX}{deed}:{goal.id}")


def general_button(label: str, deed: str) -> Option:
    """Return a button that shows something of all goals: today, week, month, suggest, new."""
    return Option(label, f"{PREFIX}{deed}")


def step_button(standing: Standing) -> Option | None:
    """Return a button that logs a natural part of a goal, or marks it as done; None for what has to be measured."""
    if standing.pattern is Pattern.TARGET:
        return None
    part = usual_part(standing)
    if part is None:
        return Option(notices.done(), f"{PREFIX}done:{standing.goal_id}")
    return Option(f"+{part}", f"{PREFIX}add:{standing.goal_id}:{part}")


def text_of(turn: Turn, choice: str) -> str | None:
    """Return what to type for what a button does; None for one of another kind, or of a goal that is no more."""
    if not choice.startswith(PREFIX):
        return None
    deed, _, about = choice.removeprefix(PREFIX).partition(":")
    goal_id, _, amount = about.partition(":")
    goal = turn.goals.get(goal_id)
    if goal is None:
        return _GENERAL.get(deed)
    template = (_WITH_AMOUNT if amount else _TEXTS).get(deed)
    return None if template is None else template.format(title=bracketed(goal.title), amount=amount)
