"""Words of courtesy around what is meant: please, hey bot, could you, thanks."""

from bots.conversation.grammar.lexer import Token
from bots.conversation.grammar.word_sets import word_set

_BEFORE = word_set(
    "please pls plz hey hi hello yo ok okay so well oh dear bot goalpost kindly right alright um umm uhm uh sorry there"
)
_AFTER = word_set("please pls plz thanks thank thx ty bot you cheers")
PLEASE = word_set("please pls plz")
_MARKS = frozenset(",.!:;")
_ASKING = frozenset(
    {
        ("can", "you"),
        ("could", "you"),
        ("would", "you"),
        ("will", "you"),
        ("can", "i"),
        ("id", "like"),
        ("i", "want"),
        ("i", "need"),
        ("let", "me"),
        ("lets", "please"),
    }
)


def without_courtesy(tokens: list[Token]) -> tuple[list[Token], bool]:
    """Return the tokens without courtesy around them, and whether it asks for something; then `?` goes too."""
    start, end = 0, len(tokens)
    is_asking = False
    while start < end:
        token = tokens[start]
        following = tokens[start + 1].norm if start + 1 < end else ""
        if (token.norm, following) in _ASKING:
            is_asking = True
            start += 3 if start + 2 < end and tokens[start + 2].norm == "to" else 2
        elif token.norm in _BEFORE or token.text in _MARKS:
            is_asking = is_asking or token.norm in PLEASE
            start += 1
        else:
            break
    ending = _MARKS | {"?"} if is_asking else _MARKS
    while end > start and (tokens[end - 1].norm in _AFTER or tokens[end - 1].text in ending):
        end -= 1
        is_asking = is_asking or tokens[end].norm in PLEASE
    return tokens[start:end], is_asking
