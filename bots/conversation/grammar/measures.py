"""A number's unit as it is typed after it, with compounds: 5k, 1h30, 11 st 4 lb, an hour and a half."""

from dataclasses import dataclass
from decimal import Decimal

from bots.conversation.grammar.context import Context
from bots.conversation.grammar.languages.english_units import NOUNS
from bots.conversation.grammar.lexer import Token, is_glued
from bots.conversation.grammar.numerals import digits, read_numeral
from bots.conversation.grammar.units import MINUTE, Unit, converted, unit_named


@dataclass(frozen=True, slots=True)
class Measure:
    """A number with its unit as typed and where it ends; `m` keeps no unit, for the goal decides."""

    number: Decimal
    unit: Unit | None
    word: str | None
    after: int
    is_thousands: bool = False


_FOLLOWERS = {"h": ("min", 60), "st": ("lb", 14), "ft": ("in", 12)}
"""Unit to the smaller one a bare number after it is in, and how many make the larger: `1h 30`, `12st 3`."""
_PERCENT = frozenset({"percent", "pct"})
_ONLY_GLUED = frozenset({"d", "t", "in", "ft"})


def unit_after(tokens: list[Token], at: int, *, context: Context) -> tuple[Unit | None, str, int] | None:
    """Return the unit word at `at` (`an hour`, `of an hour` too) and where it ends."""
    here = at
    while here < len(tokens) and tokens[here].norm in ("of", "a", "an") and here - at < 2:
        here += 1
    if here >= len(tokens) or tokens[here].kind != "word":
        return None
    norm = tokens[here].norm
    if norm == "m":
        return None, "m", here + 1
    if norm in NOUNS and NOUNS[norm] in context.index.unit_words:
        return None, NOUNS[norm], here + 1
    if norm in _ONLY_GLUED and not is_glued(tokens, here) and here + 1 < len(tokens):
        return None
    unit = unit_named(norm, context.words)
    if unit is not None or (here == at and norm in context.index.unit_words):
        return unit, norm, here + 1
    if norm == "fl" and here + 1 < len(tokens) and tokens[here + 1].norm == "oz":
        return unit_named("floz", context.words), "floz", here + 2
    return None


def read_measure(number: Decimal, tokens: list[Token], *, at: int, context: Context) -> Measure:
    """Return `number` with the unit at `at`, if there is one, and all parts of a compound."""
    if at >= len(tokens) or tokens[at].kind != "word":
        return _bare_minutes(number, tokens, at)
    if tokens[at].norm == "k":
        return _thousands(number, tokens, at + 1, context)
    if tokens[at].norm == "quarters":
        number, at = number / 4, at + 1
    if number >= 1 and tokens[at].norm in ("a", "an"):
        return Measure(number, None, None, at)
    found = unit_after(tokens, at, context=context)
    if found is None:
        return Measure(number, None, None, at)
    unit, word, after = found
    if word == "m" and is_glued(tokens, after) and tokens[after].kind == "num":
        unit = MINUTE
    if unit is None:
        return Measure(number, unit, word, after)
    return _and_half(_compound(number, unit, word, tokens, after, context), tokens)


def _bare_minutes(number: Decimal, tokens: list[Token], at: int) -> Measure:
    """Return the number, in minutes when an apostrophe touches it."""
    if is_glued(tokens, at) and tokens[at].text == "'":
        return Measure(number, MINUTE, "min", at + 1)
    return Measure(number, None, None, at)


def _thousands(number: Decimal, tokens: list[Token], at: int, context: Context) -> Measure:
    """Return `5k`, with a unit if one follows."""
    found = unit_after(tokens, at, context=context)
    if found is None:
        return Measure(number, None, None, at, is_thousands=True)
    return Measure(number * 1000, found[0], found[1], found[2])


def _compound(number: Decimal, unit: Unit, word: str, tokens: list[Token], at: int, context: Context) -> Measure:
    """Return `1h30`, `1 h 30 min`, `1 hour and 20 minutes`, `11 st 4 lb`; each part is smaller than the last."""
    measure = Measure(number, unit, word, at)
    part = _part(unit, tokens, at, context)
    while part is not None:
        extra, smaller, at = part
        added = converted(extra, smaller, wanted=unit)
        measure = _in_minutes(measure, extra, smaller) or Measure(measure.number + (added or 0), unit, word, at)
        measure = Measure(measure.number, measure.unit, measure.word, at)
        unit = measure.unit or unit
        part = _part(smaller, tokens, at, context)
    return measure


def _in_minutes(measure: Measure, extra: Decimal, smaller: Unit) -> Measure | None:
    """Return hours and minutes as minutes, which are exact."""
    if measure.unit is None or measure.unit.kind != "time":
        return None
    total = converted(measure.number, measure.unit, wanted=MINUTE) or Decimal(0)
    return Measure(total + (converted(extra, smaller, wanted=MINUTE) or 0), MINUTE, "min", measure.after)


def _part(unit: Unit, tokens: list[Token], at: int, context: Context) -> tuple[Decimal, Unit, int] | None:
    """Return the next, smaller part of a compound."""
    here = at + 1 if at < len(tokens) and tokens[at].norm == "and" else at
    if here >= len(tokens) or tokens[here].kind not in ("num", "word"):
        return None
    numeral = read_numeral(tokens, here, context=context)
    if numeral is None:
        return None
    number, after = numeral
    smaller = _smaller(unit, tokens, after, context)
    if smaller is not None:
        return number, smaller, after + 1
    is_bare = here == at and tokens[here].kind == "num" and tokens[here].text.isdecimal()
    follower = _FOLLOWERS.get(unit.code) if is_bare else None
    if follower is not None and number < follower[1] and (is_glued(tokens, here) or after == len(tokens)):
        return number, unit_named(follower[0], context.words) or unit, after
    if unit is MINUTE and is_glued(tokens, here) and number < 60:
        return number, unit_named("s", context.words) or unit, after
    return None


def _smaller(unit: Unit, tokens: list[Token], at: int, context: Context) -> Unit | None:
    """Return the unit at `at` when it is of the same kind and smaller."""
    if at >= len(tokens) or tokens[at].kind != "word":
        return None
    norm = tokens[at].norm
    if norm == "m":
        found: Unit | None = MINUTE if unit.kind == "time" else unit_named("metre", context.words)
    else:
        found = unit_named(norm, context.words)
    return found if found is not None and found.kind == unit.kind and found.factor < unit.factor else None


def _and_half(measure: Measure, tokens: list[Token]) -> Measure:
    """Return the measure with a following `and a half` taken in."""
    following = [token.norm for token in tokens[measure.after : measure.after + 3]]
    part = {"half": Decimal("0.5"), "quarter": Decimal("0.25")}.get(following[-1]) if len(following) == 3 else None
    if part is None or following[:2] != ["and", "a"]:
        return measure
    return Measure(measure.number + part, measure.unit, measure.word, measure.after + 3)


def read_article_measure(tokens: list[Token], at: int, *, context: Context) -> Measure | None:
    """Return `an hour`, `a mile`, `an hour and a half`, `hour and a half`, `half hour`."""
    here = at + 1 if tokens[at].norm in ("a", "an") else at
    half = here < len(tokens) and tokens[here].norm in ("half", "quarter")
    if half and here == at + 1 and here + 1 < len(tokens):
        number = context.words.fractions[tokens[here].norm]
        found = unit_after(tokens, here + 1, context=context)
        return Measure(number, found[0], found[1], found[2]) if found else None
    if here >= len(tokens) or tokens[here].kind != "word":
        return None
    unit = unit_named(tokens[here].norm, context.words)
    if unit is None:
        return None
    measure = _and_half(_compound(Decimal(1), unit, tokens[here].norm, tokens, here + 1, context), tokens)
    return measure if here > at or measure.after > here + 1 else None


def number_of(token: Token, context: Context) -> Decimal:
    """Return the value of a number token."""
    return digits(token.text, is_decimal_comma=context.is_decimal_comma)
