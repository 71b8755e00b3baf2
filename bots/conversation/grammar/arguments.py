"""What follows a command: its goal, and the questions when that is missing, unknown or one of several."""

from dataclasses import dataclass

from bots.conversation.grammar.commands import Kind, Plain
from bots.conversation.grammar.context import Context
from bots.conversation.grammar.goals import Level
from bots.conversation.grammar.lexer import Token
from bots.conversation.grammar.notes import text_between
from bots.conversation.grammar.resolution import Found, certain_names, guess
from bots.conversation.grammar.understanding import ANSWER, About, Ask, Understanding
from bots.conversation.grammar.values import GoalRef, titles
from bots.conversation.grammar.word_sets import word_set

_SKIPPED = word_set(
    """
    the my a an for to on of about with doing goal timer me reminder reminders please go do have
    """
)
_ALL = word_set("all everything every any")
_BEHIND = word_set("till til until for at every off because from")
_FEW = 2
UNKNOWN = Understanding((Plain(Kind.UNKNOWN),))


@dataclass(frozen=True, slots=True)
class Call:
    """A command and the tokens after it; `is_strong` when a slash or a mention leaves no doubt that it is one."""

    verb: str
    tokens: list[Token]
    source: str
    is_strong: bool = False


@dataclass(frozen=True, slots=True)
class Argument:
    """The goal after a command (several: rivals) and the tokens behind it; `is_all` for all goals."""

    found: Found | None
    rest: list[Token]
    said: list[Token]
    is_all: bool = False

    @property
    def goal(self) -> GoalRef | None:
        """The one goal that is clear."""
        return self.found.goal if self.found is not None and self.found.is_clear else None


def goal_argument(call: Call, context: Context) -> Argument:
    """Return the goal at the beginning of a command's tokens; small words before it count for nothing."""
    tokens = call.tokens
    names = certain_names(tokens, context)
    start = 0
    while start < len(tokens) and tokens[start].norm in _SKIPPED and not (names and names[0].start == start):
        start += 1
    if names and names[0].start == start:
        return Argument(names[0], tokens[names[0].end :], tokens[start : names[0].end])
    if start < len(tokens) and tokens[start].norm in _ALL:
        return Argument(None, tokens[start + 1 :], tokens[start : start + 1], is_all=True)
    stop = start
    while stop < len(tokens) and tokens[stop].kind == "word" and tokens[stop].norm not in _BEHIND:
        stop += 1
    found = guess(tokens, start, end=stop, context=context, is_sure=True) if stop > start else None
    if found is not None:
        return Argument(found, tokens[found.end :], tokens[start : found.end])
    return Argument(None, tokens[stop:], tokens[start:stop])


def asks_goal(call: Call, argument: Argument, *, context: Context) -> Understanding:
    """Return the question which goal a command is for; a sentence that only begins like one is unknown."""
    said = text_between(call.source, argument.said)
    if argument.found is None and not call.is_strong and not _may_name_goal(call, argument, context):
        return UNKNOWN
    goals = argument.found.goals if argument.found is not None else (() if said else context.index.goals)
    rest = text_between(call.source, argument.rest)
    template = " ".join(part for part in (f"/{call.verb}", ANSWER, rest) if part)
    asks = Ask(About.GOAL, titles(goals), template, said or None)
    return Understanding(asks=asks, reasons=("which goal is not clear",))


def _may_name_goal(call: Call, argument: Argument, context: Context) -> bool:
    """Tell whether the words after a command without a slash may be a goal's name: few, and no everyday words."""
    words = context.words
    is_pointing = bool(call.tokens) and call.tokens[0].norm in (
        "the",
        "that",
        "this",
        "your",
        "me",
        "with",
        "to",
        "for",
        "of",
        "on",
    )
    is_everyday = any(token.norm in words.common or token.norm in words.chatter for token in argument.said)
    return not is_pointing and not is_everyday and len(argument.said) <= _FEW and call.source.rstrip()[-1:] != "!"


def words_of(call: Call) -> str | None:
    """Return the words after the command as typed, None without any."""
    return text_between(call.source, call.tokens) or None


def is_misspelt(argument: Argument) -> bool:
    """Tell whether the goal was found by edit distance only."""
    return argument.found is not None and argument.found.level is Level.FUZZY
