"""Commands said in several words: the words a line opens with, and the one word that they stand for."""

from collections.abc import Mapping

from bots.conversation.grammar.lexer import Token
from bots.conversation.grammar.word_sets import word_set

_OPENINGS = """
undo: delete last|delete the last|delete my last|delete that|remove last|remove the last|remove my last|remove that|
    take that back|take it back|scratch that|take back|undo my
unremind: stop reminding me|dont remind me|do not remind me|turn off reminders|turn off the reminder|turn off reminder|
    turn off my reminder|no more reminders|no reminders|cancel reminders|cancel reminder|cancel the reminder|
    cancel my reminder|remove reminders|remove reminder|remove the reminder|delete reminders|delete reminder|
    delete the reminder|stop reminders|stop the reminder|reminders off|reminder off
myreminders: my reminders|list reminders|list my reminders|show reminders|show my reminders|all reminders|
    all my reminders|which reminders do i have|what reminders do i have
remind: set a reminder|set reminder|set up a reminder|add a reminder|add reminder|create a reminder|create reminder|
    make a reminder|new reminder|give me a reminder|schedule a reminder|send me a reminder|ping me|nudge me
hows: how is|how are|how am i doing with|how am i doing on|how am i doing in|how many|how much|how far|how long|
    whats|what is|hows my|whats my|what is my
timezone: set timezone|set my timezone|set the timezone|set time zone|set my time zone|change timezone|
    change my timezone|change time zone|my timezone is|my time zone is|time zone|timezone is|set tz|change tz
daystart: day starts|my day starts|day start|my day start|start of day|set daystart|set day start|start my day|
    new day starts|my days start|day begins|my day begins
oops: make it|make that
quiet: quiet hours|do not disturb|silent hours|set quiet hours|quiet time|no messages between|
    no notifications between|dont disturb me between|no messages from
mute: turn off notifications|turn notifications off|stop notifications|no notifications|no more notifications|be quiet
unmute: turn on notifications|turn notifications on
start: start timer for|start a timer for|start the timer for|start timer on|begin timer for|timer for|time my|
    timer start
done: check off|tick off|mark off
new: add a goal|add goal|add a new goal|add new goal|add habit|add a habit|add a new habit|make a goal|make a new goal|
    set a goal|set a new goal|set goal|start a goal|start a new goal|create a new goal|new habit|create habit
subtract: take off|take away
rename: change the name of|change name of|change the title of
share: share my
chart: show chart of|show a chart of|show me a chart of|show me the chart of|chart of|graph of|show graph of|
    show me a graph of
skip: i am skipping|im skipping|taking a day off from|excuse me from|day off from
restore: bring back|unarchive
vacation: on vacation|im on vacation|i am on vacation|on holiday|im on holiday|i am on holiday|going on vacation|
    going on holiday|im away|i am away|ill be away
"""

_UNLIKE = {"hows": word_set("up wrong going new it that this")}
"""What must not follow, for the line is talk then: `what is up`."""


def _openings() -> dict[str, tuple[tuple[tuple[str, ...], str], ...]]:
    """Return first word to openings (the longest first) with their commands."""
    found: dict[str, list[tuple[tuple[str, ...], str]]] = {}
    word = ""
    for line in _OPENINGS.strip().splitlines():
        name, colon, phrases = line.partition(": ")
        word = name if colon else word
        for phrase in (phrases if colon else line).split("|"):
            if words := tuple(phrase.split()):
                found.setdefault(words[0], []).append((words, word))
    return {first: tuple(sorted(rows, key=lambda row: -len(row[0]))) for first, rows in found.items()}


OPENINGS: Mapping[str, tuple[tuple[tuple[str, ...], str], ...]] = _openings()


def rephrased(tokens: list[Token]) -> list[Token] | None:
    """Return the tokens with the words they open with as one command, None when these are no such opening."""
    for phrase, word in OPENINGS.get(tokens[0].norm, ()):
        count = len(phrase)
        if len(tokens) >= count and all(token.norm == said for token, said in zip(tokens, phrase, strict=False)):
            rest = tokens[count:]
            if rest and rest[0].norm in _UNLIKE.get(word, ()):
                return None
            return [Token("word", word, word, tokens[0].start, tokens[count - 1].end), *rest]
    return _turned(tokens)


def _turned(tokens: list[Token]) -> list[Token] | None:
    """Return `remind me to read every day at 9` for `every day at 9 remind me to read`."""
    for at in range(1, min(len(tokens) - 2, 6)):
        if tokens[at].norm == "remind" and tokens[at + 1].norm == "me":
            before = tokens[: at - 1] if tokens[at - 1].text == "," else tokens[:at]
            return [*tokens[at:], *before]
    return None
