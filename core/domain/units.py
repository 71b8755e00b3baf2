"""When two units are the same, and how many of one make the other. The names and sizes are in `unit_catalogue`."""

import unicodedata
from collections.abc import Iterable
from fractions import Fraction
from functools import lru_cache

from core.domain.goal import Metric
from core.domain.unit_catalogue import SHARED_SIGNS, Sense, UnitKind, catalogue

_SAME = Fraction(1)
_DAY = Fraction(86_400)
_JOINTS = str.maketrans("", "", ".-_\u2010")
_KIND_OF_METRIC = {
    Metric.DURATION: UnitKind.TIME,
    Metric.DISTANCE: UnitKind.DISTANCE,
    Metric.WEIGHT: UnitKind.MASS,
    Metric.CALORIES: UnitKind.ENERGY,
    Metric.MONEY: UnitKind.MONEY,
}
_IRREGULAR = {
    "children": "child",
    "geese": "goose",
    "loaves": "loaf",
    "men": "man",
    "mice": "mouse",
    "people": "person",
    "shelves": "shelf",
    "teeth": "tooth",
    "women": "woman",
}
_HISSING = ("ses", "xes", "zes", "ches", "shes", "oes")


def conversion(given: str, goal_unit: str, *, metric: Metric | None = None) -> Fraction | None:
    """Return how many of the goal's unit one of the given unit is: 1 for the same unit, None where neither converts.

    A name of several meanings has the one of the metric's kind (`m` is minutes for durations), else the other unit's.
    """
    return _SAME if given == goal_unit else _factor(given, goal_unit, metric)


def is_same_unit(first: str, second: str) -> bool:
    """Say whether two texts are one unit: letter case, spaces, full stops and plurals do not matter."""
    return first == second or _is_same(_key(first), _key(second))


def kind_of(unit: str) -> UnitKind | None:
    """Return what a unit measures, in its usual meaning (`m` is metres); None for anything that is merely counted."""
    key = _key(unit)
    return next((sense.kind for sense in (*_senses(key), *_shared(key))), None)


@lru_cache(maxsize=4096)
def _factor(given: str, goal_unit: str, metric: Metric | None) -> Fraction | None:
    given_key, goal_key = _key(given), _key(goal_unit)
    if _is_same(given_key, goal_key):
        return _SAME
    others = (*_senses(given_key), *_shared(given_key))
    for sense in _goal_senses(goal_key, metric):
        for other in others:
            if other.base == sense.base:
                return other.size / sense.size
    return None


def _goal_senses(key: str, metric: Metric | None) -> Iterable[Sense]:
    """Return what the unit of a goal may mean: a goal that counts days does not count hours, be they 24."""
    senses = _senses(key)
    if metric is Metric.COUNT:
        return [sense for sense in senses if sense.kind is not UnitKind.TIME or sense.size < _DAY]
    kind = None if metric is None else _KIND_OF_METRIC.get(metric)
    return [sense for sense in senses if sense.kind is kind] or senses


@lru_cache(maxsize=1)
def _catalogue() -> dict[str, tuple[Sense, ...]]:
    return catalogue()


def _senses(key: str) -> tuple[Sense, ...]:
    return _catalogue().get(key, ())


def _shared(key: str) -> tuple[Sense, ...]:
    """Return the further currencies that a sign may stand for."""
    return tuple(Sense(UnitKind.MONEY, code, _SAME) for code in SHARED_SIGNS.get(key, ()))


@lru_cache(maxsize=4096)
def _key(unit: str) -> str:
    """Return the form of a unit in which spellings are compared: a caseless compatibility match (Unicode, D146)."""
    folded = unicodedata.normalize("NFKC", unicodedata.normalize("NFD", unit).casefold()).casefold()
    plain = "".join(unicodedata.normalize("NFKC", folded).split())
    return plain.translate(_JOINTS) or plain


def _is_same(first: str, second: str) -> bool:
    return first == second or first in _singulars(second) or second in _singulars(first)


def _singulars(word: str) -> tuple[str, ...]:
    """Return the words that a word may be the plural of, as English spells them."""
    if word in _IRREGULAR:
        return (_IRREGULAR[word],)
    if not word.endswith("s") or word.endswith("ss") or len(word) < 3:  # noqa: PLR2004 - "ms" is no plural of "m"
        return ()
    if word.endswith("ies"):
        return (word[:-1], f"{word[:-3]}y")
    return (word[:-1], word[:-2]) if word.endswith(_HISSING) else (word[:-1],)
