"""What an answer to a question will do, in words: questions begin with it."""

import re

from bots.conversation.grammar.understanding import ANSWER
from bots.conversation.grammar.vocabulary import VERBS
from bots.conversation.wording.sentences import shortened

_OF = "{goal}"
_INTENTIONS = {
    "done": "Mark {goal} as done",
    "skip": "Skip {goal}",
    "zero": "Note none for {goal}",
    "undo": "Take back the last entry of {goal}",
    "correct": "Correct the last entry of {goal}",
    "set": "Set the day's total of {goal}",
    "show": "Show {goal}",
    "progress": "Show {goal}",
    "chart": "Draw a chart of {goal}",
    "remind": "Remind you of {goal}",
    "snooze": "Snooze {goal}",
    "mute": "Mute {goal}",
    "pause": "Pause {goal}",
    "vacation": "Pause {goal}",
    "resume": "Resume {goal}",
    "archive": "Archive {goal}",
    "restore": "Restore {goal}",
    "finish": "Complete {goal}",
    "rename": "Rename {goal}",
    "alias": "Give {goal} another name",
    "timer_start": "Start a timer for {goal}",
    "timer_stop": "Stop the timer of {goal}",
    "share": "Share {goal}",
}
_DAYS = re.compile(r"\b\d{4}-\d\d-\d\d\b")


def intention(template: str, goal: str) -> str:
    """Return what the text of a question does to a goal, or to `which goal`: `Log 10m for which goal`."""
    first = template.splitlines()[0] if template else ""
    verb, _, rest = first.lstrip("/").partition(" ")
    said = _INTENTIONS.get(VERBS.get(verb.casefold(), ""))
    if said is not None:
        return said.replace(_OF, goal)
    amount = shortened(_DAYS.sub("", rest.replace(ANSWER, " ")), most=30) if VERBS.get(verb) in _LOGGING else ""
    words = amount.split()
    return f"Log {amount} for {goal}" if words and words[0][:1].isdigit() else f"Log {goal}"


_LOGGING = frozenset({"log", "weak_log"})
