"""What is said about teams and to others: `team join`, `top month pushups`, `share gym off`."""

from bots.conversation.grammar import goal_plans
from bots.conversation.grammar.arguments import UNKNOWN, Call, asks_goal, goal_argument, words_of
from bots.conversation.grammar.commands import Create, Kind, Plain, Share, Top
from bots.conversation.grammar.context import Context
from bots.conversation.grammar.hearing import of_argument
from bots.conversation.grammar.lexer import Token
from bots.conversation.grammar.simple import plain
from bots.conversation.grammar.understanding import Understanding
from bots.conversation.grammar.vocabulary import TAILS
from bots.conversation.grammar.word_sets import word_set

_NEW = frozenset({"new", "create"})
_DEEDS = word_set("join leave hide show remove invite recap")
_LONGEST_NAME = 3
_SPANS = {"week": "week", "weekly": "week", "month": "month", "monthly": "month", "all": "all"}
_OFF = frozenset({"off", "no"})


def team(call: Call, context: Context) -> Understanding:
    """Return something about the team; without a slash, what follows must be a deed or a goal described in full."""
    if call.is_strong or not call.tokens:
        return plain(Kind.TEAM, call)
    first, *rest = call.tokens
    if first.norm in _NEW:
        described = goal_plans.create(Call("new", rest, call.source), context) if rest else UNKNOWN
        is_goal = any(isinstance(command, Create) for command in described.commands)
        return Understanding((Plain(Kind.TEAM, words_of(call)),)) if is_goal else UNKNOWN
    if first.norm in _DEEDS and len(rest) <= _LONGEST_NAME and all(token.kind == "word" for token in rest):
        return Understanding((Plain(Kind.TEAM, words_of(call)),))
    return plain(Kind.TEAM, call)


def top(call: Call, context: Context) -> Understanding:
    """Return the leaderboard of a time, of one goal of the team or of all."""
    spans = [_SPANS[token.norm] for token in call.tokens if token.norm in _SPANS]
    span = spans[0] if spans else "week"
    tokens = [token for token in call.tokens if not _is_aside(token)]
    if not tokens:
        return Understanding((Top(span),))
    inner = Call(call.verb, tokens, call.source, is_strong=call.is_strong)
    argument = goal_argument(inner, context)
    if argument.goal is not None and (call.is_strong or not argument.rest):
        return Understanding((Top(span, argument.goal),), heard=of_argument(argument, inner))
    return asks_goal(inner, argument, context=context) if call.is_strong else UNKNOWN


def share(call: Call, context: Context) -> Understanding:
    """Return a goal shown to others by a link, or that no more."""
    tokens, is_off = call.tokens, bool(call.tokens) and call.tokens[-1].norm in _OFF
    if is_off:
        tokens = tokens[:-1]
    if not tokens:
        return Understanding((Share(is_off=is_off),))
    inner = Call(call.verb, tokens, call.source, is_strong=call.is_strong)
    argument = goal_argument(inner, context)
    if argument.goal is not None and (call.is_strong or not argument.rest):
        heard = of_argument(argument, inner)
        return Understanding((Share(argument.goal, is_off=is_off),), heard=heard)
    return UNKNOWN if argument.goal is not None else asks_goal(call, argument, context=context)


def _is_aside(token: Token) -> bool:
    return token.norm in TAILS["top"] or token.text in "?!."
