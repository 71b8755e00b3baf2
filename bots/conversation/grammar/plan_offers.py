"""Lines that describe a goal without saying `new`: offered as a command, never carried out."""

from bots.conversation.grammar.arguments import Call
from bots.conversation.grammar.commands import Create
from bots.conversation.grammar.context import Context
from bots.conversation.grammar.creation import drafted
from bots.conversation.grammar.goal_plans import create
from bots.conversation.grammar.lexer import Token
from bots.conversation.grammar.understanding import ANSWER, About, Ask, Understanding
from bots.conversation.grammar.word_sets import word_set

_AIMS = word_set("save reach achieve hit")
_ABSTAINING = word_set("no quit stop without avoid")
_QUITTING = word_set("quit stop avoid")
_LIMITS = word_set("no at not less max under up")
_MOST_WORDS = 10
_MOST_TITLE = 5


def offered_plan(line: str, tokens: list[Token], *, context: Context) -> Understanding | None:
    """Return the offer to make a goal of `no sugar for 30 days`; None unless an amount and its time, or an aim."""
    words = context.words
    known = words.doers | words.greetings | words.carriers | words.just | words.articles
    if len(tokens) > _MOST_WORDS or tokens[0].kind != "word" or tokens[0].norm in known - _AIMS:
        return None
    if _is_resolve(tokens):
        return _offer(line)
    if not any(token.kind == "num" for token in tokens) or any(_is_talk(token, context) for token in tokens):
        return None
    draft = drafted(tokens, context)
    first = tokens[0].norm
    is_timed = bool(draft.period or draft.by or draft.times or draft.refused)
    is_abstaining = first in _ABSTAINING and tokens[1].kind == "word"
    is_aim = first in _AIMS or is_abstaining or (first in _LIMITS and draft.pattern == "limit")
    if not (draft.amounts or draft.times) or not (is_timed or is_aim) or len(draft.title) > _MOST_TITLE:
        return None
    meant = create(Call("new", tokens, line), context)
    if not any(isinstance(command, Create) for command in meant.commands):
        return meant if meant.asks is not None and meant.asks.about is About.DATE else None
    return _offer(line)


def _offer(line: str) -> Understanding:
    """Return the line with `new` before it as the command that was meant."""
    asks = Ask(About.COMMAND, (f"new {line.strip()}",), ANSWER, line.strip())
    return Understanding(asks=asks, reasons=("a goal described without `new`",))


def _is_resolve(tokens: list[Token]) -> bool:
    """Tell whether the line is `quit smoking` and no more."""
    return len(tokens) == len(("quit", "smoking")) and tokens[0].norm in _QUITTING and tokens[1].norm.endswith("ing")


def _is_talk(token: Token, context: Context) -> bool:
    """Tell whether the word belongs to plans and requests; the words of a rhythm do not."""
    return token.norm in context.words.chatter and token.norm not in ("per", "each", "every", "than")
