"""Buttons that need no open question: what one does stands in its id, so that it works however old its message is."""

import re
from datetime import date

from bots.conversation.grammar.values import bracketed
from bots.conversation.replies import Option, Reply
from bots.conversation.standing import Standing
from bots.conversation.turn import Turn
from bots.conversation.wording import notices
from bots.conversation.wording.steps import usual_part
from core.db.records import GoalRecord
from core.domain.goal import Pattern

PREFIX = "do:"
MOST_WORDS = 10
"""So many letters how much or how long may take: with a goal and a day they fill the 64 bytes that Telegram takes."""
_TEXTS = {
    "done": "/done {title} {on}",
    "skip": "/skip {title} {on}",
    "no": "/no {title} {on}",
    "add": "/log {title} {words} {on}",
    "snooze": "/snooze {title} {words}",
    "chart": "/chart {title}",
}
_DONE_ON_A_DAY = re.compile(rf"{PREFIX}done:[^:]+:\d{{8}}")
_GENERAL = {"suggest": "/suggest"}
DEEDS = frozenset({*_TEXTS, *_GENERAL})
"""All that such buttons do."""


def goal_button(label: str, deed: str, *, goal: GoalRecord, on: date | None = None, words: str = "") -> Option:
    """Return a button that does something to a goal, of a day if one is given; `words` say how much or how long."""
    return Option(label, _choice(deed, goal.id, on=on, words=words))


def general_button(label: str, deed: str) -> Option:
    """Return a button that is about all goals: suggest."""
    return Option(label, f"{PREFIX}{deed}")


def step_button(standing: Standing) -> Option | None:
    """Return a button that logs a natural part of a goal, or marks it as done; None for what has to be measured."""
    if standing.pattern is Pattern.TARGET:
        return None
    part = usual_part(standing)
    if part is None:
        return Option(notices.done(), _choice("done", standing.goal_id))
    return Option(f"+{part}", _choice("add", standing.goal_id, words=part.split()[0]))


def text_of(turn: Turn, choice: str) -> str | None:
    """Return what to type for what a button does; None for one of another kind, or of a goal that is no more."""
    if not choice.startswith(PREFIX):
        return None
    deed, goal_id, day, words, *_ = (*choice.removeprefix(PREFIX).split(":", 3), "", "", "")
    goal = turn.goals.get(goal_id)
    if goal is None:
        return _GENERAL.get(deed)
    template = _TEXTS.get(deed)
    if template is None:
        return None
    on = date.fromisoformat(day).isoformat() if day else ""
    return " ".join(template.format(title=bracketed(goal.title), on=on, words=words).split())


def goal_asked_about(reply: Reply) -> str | None:
    """Return the goal that the buttons of a message of ours are about, None when they are about none or several."""
    choices = [option.choice for part in reply.parts for option in getattr(part, "options", ())]
    goals = {choice.split(":")[2] for choice in choices if choice.startswith(PREFIX) and choice.count(":") > 1}
    return goals.pop() if len(goals) == 1 else None


def done_choice(reply: Reply) -> str | None:
    """Return the choice of the Done button of a reminder; None for what is none, or has other buttons beside it."""
    asking = [part for part in reply.parts if getattr(part, "options", None) or getattr(part, "undo", None)]
    choices = [option.choice for part in asking for option in getattr(part, "options", ())]
    found = [choice for choice in choices if _DONE_ON_A_DAY.fullmatch(choice)]
    return found[0] if found and len(asking) == 1 else None


def _choice(deed: str, goal_id: str, *, on: date | None = None, words: str = "") -> str:
    day = "" if on is None else f"{on:%Y%m%d}"
    return ":".join((f"{PREFIX}{deed}", goal_id, *((day, words) if words else (day,) if day else ())))
