"""New names for goals: rename and alias."""

from dataclasses import replace

from bots.conversation.grammar.arguments import UNKNOWN, Call, asks_goal, goal_argument
from bots.conversation.grammar.commands import Alias, Rename
from bots.conversation.grammar.context import Context
from bots.conversation.grammar.notes import text_between
from bots.conversation.grammar.understanding import Understanding


def rename(call: Call, context: Context) -> Understanding:
    """Return a new title for a goal: `A to B`, `A -> B`."""
    for at, token in enumerate(call.tokens):
        if 0 < at < len(call.tokens) - 1 and token.norm in ("to", "->", "=>", "\u2192", "=", "as"):
            argument = goal_argument(replace(call, tokens=call.tokens[:at]), context)
            if argument.goal is not None and not argument.rest:
                title = text_between(call.source, call.tokens[at + 1 :]).strip('"[]').strip()
                return Understanding((Rename(argument.goal, title),)) if title else UNKNOWN
    return (
        asks_goal(call, goal_argument(call, context), context=context)
        if call.is_strong or len(call.tokens) < 4
        else UNKNOWN
    )


def alias(call: Call, context: Context) -> Understanding:
    """Return another name for a goal: `w = water`, `w for water`."""
    for at, token in enumerate(call.tokens):
        if 0 < at < len(call.tokens) - 1 and token.norm in ("=", "for", "->", "=>", "\u2192", "to", "is", "as"):
            name, goal_part = call.tokens[:at], call.tokens[at + 1 :]
            argument = goal_argument(replace(call, tokens=goal_part), context)
            if token.norm == "as" or argument.goal is None:
                name, argument = goal_part, goal_argument(replace(call, tokens=name), context)
            if argument.goal is not None and not argument.rest:
                return Understanding((Alias(argument.goal, text_between(call.source, name)),))
    if len(call.tokens) == 2:
        argument = goal_argument(replace(call, tokens=call.tokens[1:]), context)
        if argument.goal is not None:
            return Understanding((Alias(argument.goal, call.tokens[0].text),))
    return (
        asks_goal(call, goal_argument(call, context), context=context)
        if call.is_strong or len(call.tokens) < 4
        else UNKNOWN
    )
