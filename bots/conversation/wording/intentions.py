"""What an answer to a question will do, in words: questions begin with it."""

import re

from bots.conversation.grammar.understanding import ANSWER
from bots.conversation.grammar.vocabulary import VERBS
from bots.conversation.wording.language import mark, say
from bots.conversation.wording.sentences import shortened

_INTENTIONS = {
    "done": mark("Mark {goal} as done"),
    "skip": mark("Skip {goal}"),
    "zero": mark("Note none for {goal}"),
    "undo": mark("Take back the last entry of {goal}"),
    "correct": mark("Correct the last entry of {goal}"),
    "set": mark("Set the day's total of {goal}"),
    "show": mark("Show {goal}"),
    "progress": mark("Show {goal}"),
    "chart": mark("Draw a chart of {goal}"),
    "remind": mark("Remind you of {goal}"),
    "snooze": mark("Snooze {goal}"),
    "mute": mark("Mute {goal}"),
    "pause": mark("Pause {goal}"),
    "vacation": mark("Pause {goal}"),
    "resume": mark("Resume {goal}"),
    "archive": mark("Archive {goal}"),
    "restore": mark("Restore {goal}"),
    "finish": mark("Complete {goal}"),
    "rename": mark("Rename {goal}"),
    "alias": mark("Give {goal} another name"),
    "timer_start": mark("Start a timer for {goal}"),
    "timer_stop": mark("Stop the timer of {goal}"),
    "share": mark("Share {goal}"),
}
_DAYS = re.compile(r"\b\d{4}-\d\d-\d\d\b")
_LOGGING = frozenset({"log", "weak_log"})


def intention(template: str, goal: str) -> str:
    """Return what the text of a question does to a goal, or to `which goal`: `Log 10m for which goal`."""
    first = template.splitlines()[0] if template else ""
    verb, _, rest = first.lstrip("/").partition(" ")
    said = _INTENTIONS.get(VERBS.get(verb.casefold(), ""))
    if said is not None:
        return say(said, goal=goal)
    amount = shortened(_DAYS.sub("", rest.replace(ANSWER, " ")), most=30) if VERBS.get(verb) in _LOGGING else ""
    words = amount.split()
    if words and words[0][:1].isdigit():
        return say("Log {amount} for {goal}", amount=amount, goal=goal)
    return say("Log {goal}", goal=goal)


def which_goal() -> str:
    """Return what stands for a goal that is yet to be named."""
    return say("which goal")
