"""Buttons that need no open question: what one does stands in its id, so that it works however old its message is."""

from bots.conversation.grammar.values import bracketed
from bots.conversation.replies import Option
from bots.conversation.turn import Turn
from core.db.records import GoalRecord

PREFIX = "do:"
_TEXTS = {
    "done": "/done {title}",
    "skip": "/skip {title}",
    "show": "/show {title}",
    "chart": "/chart {title}",
    "restore": "/restore {title}",
}
_GENERAL = {"today": "/today", "week": "/week", "month": "/month", "suggest": "/suggest", "new": "/new"}


def goal_button(label: str, deed: str, *, goal: GoalRecord) -> Option:
    """Return a button that does something to a goal: done, skip, show, chart, restore."""
    return Option(label, f"{PREFIX}{deed}:{goal.id}")


def general_button(label: str, deed: str) -> Option:
    """Return a button that shows something of all goals: today, week, month, suggest, new."""
    return Option(label, f"{PREFIX}{deed}")


def text_of(turn: Turn, choice: str) -> str | None:
    """Return what to type for what a button does; None for one of another kind, or of a goal that is no more."""
    if not choice.startswith(PREFIX):
        return None
    deed, _, goal_id = choice.removeprefix(PREFIX).partition(":")
    goal = turn.goals.get(goal_id)
    if goal is None:
        return _GENERAL.get(deed)
    template = _TEXTS.get(deed)
    return None if template is None else template.format(title=bracketed(goal.title))
