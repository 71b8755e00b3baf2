"""Small talk: greetings, thanks and the like, which are answered and never logged."""

from bots.conversation.grammar.context import Context
from bots.conversation.grammar.lexer import Token

_FEW = 6
_ADDRESSED = frozenset({"bot", "buddy", "mate", "man", "dear", "friend", "dude", "pal", "goalpost"})


def is_smalltalk(tokens: list[Token], context: Context) -> bool:
    """Tell whether the whole message is small talk: a known phrase, or a short one that begins as one."""
    norms = [token.norm for token in tokens if token.kind == "word"]
    if any(token.kind in ("num", "clock", "slash") for token in tokens):
        return False
    if not norms:
        return bool(tokens) and all(token.kind in ("check", "emoji", "other", "op") for token in tokens)
    if " ".join(norms) in context.words.smalltalk:
        return True
    known = (context.words.smalltalk, context.words.greetings, _ADDRESSED)
    if norms[0] not in _ADDRESSED and all(any(norm in words for words in known) for norm in norms):
        return True
    return norms[0] in context.words.greetings and len(norms) <= _FEW
