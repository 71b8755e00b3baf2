"""Which words gave which part of what was understood; places only, no judgement."""

from bots.conversation.grammar.arguments import Argument, Call
from bots.conversation.grammar.commands import Log
from bots.conversation.grammar.entries import Entry
from bots.conversation.grammar.lexer import Token
from bots.conversation.grammar.notes import text_between
from bots.conversation.grammar.resolution import Found
from bots.conversation.grammar.understanding import Heard, Understanding


def of_entry(entry: Entry, meant: Understanding) -> tuple[Heard, ...]:
    """Return the parts of an entry, the goal first."""
    found, source = entry.found, entry.source
    first = meant.commands[0] if meant.commands else None
    value = first.value if isinstance(first, Log) else None
    parts = []
    if found is not None:
        parts.append(_heard("goal", source, entry.tokens[found.start : found.end], found=found))
    for item in entry.taken:
        if item.kind not in ("goal", "filler"):
            heard = _heard(item.kind, source, entry.tokens[item.start : item.end], found=found)
            parts.append(heard._replace(level=None, value=value if item.kind == "amount" else None))
    if entry.rest:
        parts.append(_heard("note", source, entry.rest))
    return tuple(parts)


def with_command(meant: Understanding, verb: Token, *, source: str) -> Understanding:
    """Return what a command means, with the word or the words that it was given in."""
    command = _heard("command", source, [verb])
    return Understanding(meant.commands, meant.asks, meant.reasons, ((command,), *meant.heard))


def of_argument(argument: Argument, call: Call) -> tuple[tuple[Heard, ...], ...]:
    """Return the goal that stands after a command, if there is one."""
    if argument.found is None or not argument.said:
        return ()
    return ((_heard("goal", call.source, argument.said, found=argument.found),),)


def _heard(part: str, source: str, tokens: list[Token], *, found: Found | None = None) -> Heard:
    """Return the part that these tokens, at least one, gave."""
    level = found.level if found is not None else None
    goal = found.goal if found is not None and found.is_clear else None
    return Heard(part, text_between(source, tokens), tokens[0].start, tokens[-1].end, level, goal)
