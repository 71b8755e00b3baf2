"""The grammar: text and who typed it in, commands or one question out.

Pure and deterministic: no clock, no database, no channel. Standard library and rapidfuzz only.
"""

from bots.conversation.grammar.commands import (
    Alias,
    Command,
    Complete,
    Correct,
    Create,
    Kind,
    Log,
    Mute,
    OfGoal,
    Op,
    Pause,
    Plain,
    Quiet,
    Remind,
    RemindMore,
    Rename,
    Share,
    Skip,
    Snooze,
    Top,
    Undo,
    Zero,
)
from bots.conversation.grammar.context import Context
from bots.conversation.grammar.goals import GoalIndex, Level
from bots.conversation.grammar.parser import parse
from bots.conversation.grammar.rendering import lines_of, render
from bots.conversation.grammar.understanding import ANSWER, About, Ask, Heard, Understanding, answered
from bots.conversation.grammar.values import GoalRef, Refusal

__all__ = [
    "ANSWER",
    "About",
    "Alias",
    "Ask",
    "Command",
    "Complete",
    "Context",
    "Correct",
    "Create",
    "GoalIndex",
    "GoalRef",
    "Heard",
    "Kind",
    "Level",
    "Log",
    "Mute",
    "OfGoal",
    "Op",
    "Pause",
    "Plain",
    "Quiet",
    "Refusal",
    "Remind",
    "RemindMore",
    "Rename",
    "Share",
    "Skip",
    "Snooze",
    "Top",
    "Understanding",
    "Undo",
    "Zero",
    "answered",
    "lines_of",
    "parse",
    "render",
]
