"""Misspelt commands: the corrected line is offered and nothing is run."""

from collections.abc import Iterator

from rapidfuzz import process
from rapidfuzz.distance import OSA

from bots.conversation.grammar.context import Context
from bots.conversation.grammar.lexer import Token
from bots.conversation.grammar.vocabulary import CORRECTABLE

_SHORTEST = 3
_LONG = 6
_SHORT = 4


def corrections(tokens: list[Token], context: Context, *, is_strong: bool) -> Iterator[str]:
    """Return the commands the first word may be meant for, the nearest first."""
    norm = tokens[0].norm
    words = context.words
    is_everyday = norm in words.common or norm in words.carriers or norm in words.chatter
    if tokens[0].kind != "word" or len(norm) < _SHORTEST or (is_everyday and not is_strong):
        return
    furthest = 2 if len(norm) >= _LONG or (is_strong and len(norm) > _SHORT) else 1
    for word, distance, _ in process.extract(norm, CORRECTABLE, scorer=OSA.distance, score_cutoff=furthest, limit=4):
        is_sure = is_strong or len(norm) > _SHORT or _is_shuffled(norm, word) or _is_doubled(norm, word)
        if is_sure and word != norm and (distance == 1 or word[0] == norm[0]):
            yield word


def _is_shuffled(norm: str, word: str) -> bool:
    """Tell whether only the order of the letters differs."""
    return sorted(norm) == sorted(word)


def _is_doubled(norm: str, word: str) -> bool:
    """Tell whether a letter was typed twice or left out, the first and last in place."""
    return abs(len(norm) - len(word)) == 1 and norm[0] == word[0] and norm[-1] == word[-1]
