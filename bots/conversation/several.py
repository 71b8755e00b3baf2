"""A message of several entries of which some are not understood: what is clear is logged, what is not is named."""

import re
from dataclasses import dataclass

from bots.conversation.grammar import About, Command, Create, Kind, Understanding
from bots.conversation.grammar.languages import ENGLISH
from bots.conversation.offers import likely_entry
from bots.conversation.replies import Problem
from bots.conversation.turn import Turn, is_unknown, understand
from bots.conversation.wording import sentences

_ENTRIES = frozenset({Kind.LOG, Kind.COMPLETE, Kind.SKIP, Kind.ZERO})
_BREAKS = re.compile(r"[,;]\s+(?=\D)|\n")
_NEEDS = 2


@dataclass(frozen=True, slots=True)
class Parted:
    """The commands of the parts that are clear, and a line for each that is not."""

    commands: tuple[Command, ...]
    problems: tuple[Problem, ...]


def parted(turn: Turn, text: str) -> Parted | None:
    """Return a message in parts, where some of them are clear entries and others are not.

    None where that does not describe it: a message that is one, or all clear, or that holds anything but entries.
    Beside a comma, only what looks like an entry itself counts as one not understood; other words may be a remark.
    """
    parts = [part.strip() for part in _BREAKS.split(text) if part.strip()]
    if len(parts) < _NEEDS:
        return None
    is_by_lines = "\n" in text
    commands: list[Command] = []
    problems: list[Problem] = []
    for part in parts:
        meant = understand(turn, part)
        if _is_entry(meant):
            commands += meant.commands
        elif (problem := _problem(part, meant, is_line=is_by_lines)) is not None:
            problems.append(problem)
        elif not (is_by_lines and _is_talk(meant)):
            return None
    return Parted(tuple(commands), tuple(problems)) if commands and problems else None


def _is_entry(meant: Understanding) -> bool:
    return bool(meant.commands) and all(command.kind in _ENTRIES for command in meant.commands)


def _is_talk(meant: Understanding) -> bool:
    return bool(meant.commands) and all(command.kind is Kind.SMALLTALK for command in meant.commands)


def _problem(part: str, meant: Understanding, *, is_line: bool) -> Problem | None:
    """Return what to say of a part that is no clear entry: a goal nobody has, or words that mean nothing."""
    entry = likely_entry(part)
    asks = meant.asks
    if asks is not None and asks.about is About.GOAL and not asks.options and asks.subject is not None:
        return Problem(sentences.no_goal_for(part, asks.subject))
    if any(isinstance(command, Create) for command in meant.commands):
        return None
    if entry is not None and is_unknown(meant) and entry.subject is not None and not _is_remark(entry.subject):
        return Problem(sentences.no_goal_for(part, entry.subject))
    return Problem(sentences.part_unknown(part)) if is_line and is_unknown(meant) else None


def _is_remark(subject: str) -> bool:
    """Say whether words before a number are everyday ones: `felt 5`, `only 3`."""
    known = ENGLISH.common | ENGLISH.chatter | ENGLISH.note_openers | ENGLISH.fillers
    return any(word in known for word in subject.casefold().split())
