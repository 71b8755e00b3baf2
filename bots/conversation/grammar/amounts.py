"""Amounts as typed: number, unit, sign, and the spellings that multiply, divide or take a share."""

from dataclasses import dataclass, replace
from decimal import Decimal

from bots.conversation.grammar.clock import minutes_between, read_range
from bots.conversation.grammar.commands import Op
from bots.conversation.grammar.context import Context
from bots.conversation.grammar.lexer import Token, is_glued
from bots.conversation.grammar.measures import Measure, read_article_measure, read_measure, unit_after
from bots.conversation.grammar.numerals import digits, fraction, read_numeral
from bots.conversation.grammar.units import MINUTE, SIGNS, Unit, unit_of_sign
from bots.conversation.grammar.word_sets import word_set


@dataclass(frozen=True, slots=True)
class Amount:
    """What was typed, before a goal gives it a meaning.

    `word` is the unit as typed; `of` the whole of a share (3/10); `op` None when no sign was typed.
    `is_odd` for what nobody counts in: 1e3, more digits than an amount has, less than a millionth.
    """

    number: Decimal
    unit: Unit | None = None
    word: str | None = None
    of: Decimal | None = None
    op: Op | None = None
    is_thousands: bool = False
    is_percent: bool = False
    is_times: bool = False
    is_odd: bool = False

    @property
    def has_unit(self) -> bool:
        """Tell whether more than a bare number was typed."""
        return self.unit is not None or self.word is not None or self.is_percent or self.is_times or self.is_thousands


Reading = tuple[Amount, int]
MOST_DIGITS = 18
_SIGNS = {"+": Op.ADD, "-": Op.SUBTRACT, "=": Op.SET}
_SETS = word_set("set sets round rounds series lots")
_TIMES = frozenset({"x", "times", "time"})


def read_amount(tokens: list[Token], at: int, *, context: Context) -> Reading | None:
    """Return the amount that starts at `at` and where it ends, or None."""
    token = tokens[at]
    kind = token.kind
    if kind == "op":
        return _signed(tokens, at, context)
    if kind == "science" or (kind == "num" and len(token.text) > MOST_DIGITS):
        return _odd(tokens, at, context)
    if kind == "num":
        return read_span(tokens, at) or _counted(tokens, at, context)
    if kind == "word":
        return _worded(tokens, at, context)
    if kind == "clock":
        return read_span(tokens, at) or _of_clock(tokens, at)
    return _of_date_like(tokens, at, context) if kind in ("slash", "dotted") else None


def _of_date_like(tokens: list[Token], at: int, context: Context) -> Reading | None:
    """Return `3/10` and `72.1.`, which may be days too."""
    token = tokens[at]
    if token.kind == "slash":
        return _of_slash(tokens, at, context)
    if token.text.count(".") == 2 and token.text.endswith("."):
        return Amount(digits(token.text[:-1], is_decimal_comma=context.is_decimal_comma)), at + 1
    return None


def _odd(tokens: list[Token], at: int, context: Context) -> Reading:
    """Return what is a number to machines only, with the unit after it."""
    measure = unit_after(tokens, at + 1, context=context)
    return Amount(Decimal(0), word=tokens[at].text, is_odd=True), measure[2] if measure is not None else at + 1


def _signed(tokens: list[Token], at: int, context: Context) -> Reading | None:
    """Return `+2`, `-500`, `=8000` and `£20`."""
    sign = tokens[at].text
    after = at + 1
    if sign in SIGNS:
        return _of_money(tokens, at, context)
    if sign not in _SIGNS or after >= len(tokens):
        return None
    if sign == "-" and (not is_glued(tokens, after) or is_glued(tokens, at)):
        return None
    inner = read_amount(tokens, after, context=context)
    if inner is None or inner[0].op is not None:
        return None
    return replace(inner[0], op=_SIGNS[sign]), inner[1]


def _of_money(tokens: list[Token], at: int, context: Context) -> Reading | None:
    """Return a number after a money sign."""
    if at + 1 >= len(tokens) or tokens[at + 1].kind != "num":
        return None
    number = digits(tokens[at + 1].text, is_decimal_comma=context.is_decimal_comma)
    after = at + 2
    if is_glued(tokens, after) and tokens[after].norm == "k":
        return Amount(number * 1000, unit_of_sign(tokens[at].text), tokens[at].text), after + 1
    return Amount(number, unit_of_sign(tokens[at].text), tokens[at].text), after


def read_span(tokens: list[Token], at: int) -> Reading | None:
    """Return the length of `9:00-10:30`."""
    if at + 2 >= len(tokens):
        return None
    span = read_range(tokens, at)
    if span is None:
        return None
    return Amount(Decimal(minutes_between(span[0], span[1])), MINUTE, "min"), span[2]


def _of_clock(tokens: list[Token], at: int) -> Reading | None:
    """Return `1:30` as h:mm, `:45` as minutes, `1:30:20` with seconds, and `5:30 min` as minutes and seconds."""
    parts = [int(part or 0) for part in tokens[at].text.split(":")]
    following = tokens[at + 1].norm if at + 1 < len(tokens) else ""
    if following in ("am", "pm"):
        return None
    if following in ("min", "mins", "minutes") and len(parts) == 2 and tokens[at].text[0] != ":":
        return Amount(_minutes(0, *parts), MINUTE, "min"), at + 2
    after = at + 2 if following in ("h", "hr", "hrs", "hours") else at + 1
    return Amount(_minutes(*parts), MINUTE, "min"), after


def _minutes(hours: int, minutes: int, seconds: int = 0) -> Decimal:
    """Return a length in minutes."""
    return Decimal(hours * 60 + minutes) + (Decimal(seconds) / 60).quantize(Decimal("0.000001"))


def _of_slash(tokens: list[Token], at: int, context: Context) -> Reading | None:
    """Return `1/2 h` as a part of a unit, `3/10` as a share of ten."""
    text = tokens[at].text
    part = fraction(text)
    if part is None:
        return None
    measure = unit_after(tokens, at + 1, context=context)
    if measure is not None and part < 1:
        unit, word, after = measure
        return Amount(part, unit, word), after
    above, _, below = text.partition("/")
    if measure is not None:
        return Amount(Decimal(above), measure[0], measure[1], of=Decimal(below)), measure[2]
    return Amount(Decimal(above), of=Decimal(below)), at + 1


def _worded(tokens: list[Token], at: int, context: Context) -> Reading | None:
    """Return an amount that begins with a word: `half an hour`, `an hour and a half`, `ten`, `x2`, `GBP 20`."""
    norm = tokens[at].norm
    if norm not in context.index.amount_openers:
        return None
    if norm == "x":
        return _after_cross(tokens, at, context)
    if context.words.units.get(norm, "").isupper():
        return _after_code(tokens, at, context)
    measure = read_article_measure(tokens, at, context=context)
    if measure is not None:
        return _as_amount(measure)
    return _counted(tokens, at, context)


def _after_cross(tokens: list[Token], at: int, context: Context) -> Reading | None:
    """Return `x2`."""
    if is_glued(tokens, at + 1) and tokens[at + 1].kind == "num":
        return Amount(digits(tokens[at + 1].text, is_decimal_comma=context.is_decimal_comma)), at + 2
    return None


def _after_code(tokens: list[Token], at: int, context: Context) -> Reading | None:
    """Return `GBP 20`."""
    if at + 1 >= len(tokens) or tokens[at + 1].kind != "num":
        return None
    measure = unit_after(tokens, at, context=context)
    if measure is None:
        return None
    return Amount(
        digits(tokens[at + 1].text, is_decimal_comma=context.is_decimal_comma), measure[0], measure[1]
    ), at + 2


def _counted(tokens: list[Token], at: int, context: Context) -> Reading | None:
    """Return a number with what follows it."""
    numeral = read_numeral(tokens, at, context=context)
    if numeral is None:
        return None
    number, after = numeral
    if after >= len(tokens):
        return Amount(number, is_times=tokens[at].norm in context.words.times), after
    following = tokens[after]
    if following.kind == "op":
        if following.text == "-" and is_glued(tokens, after) and is_glued(tokens, after + 1):
            measure = read_measure(number, tokens, at=after + 1, context=context)
            if measure.unit is not None:
                return _as_amount(measure)
        return _before_sign(number, tokens, after)
    if following.norm == "x" or following.norm in _SETS or following.norm in _TIMES:
        return _times(number, tokens, after, context)
    share = _share(number, tokens, after, context)
    if share is not None:
        return share
    return _repeated(read_measure(number, tokens, at=after, context=context), tokens, context)


def _repeated(measure: Measure, tokens: list[Token], context: Context) -> Reading:
    """Return `5 min x 3` as one amount."""
    at = measure.after
    if at + 1 < len(tokens) and tokens[at].norm == "x" and tokens[at + 1].kind == "num":
        factor = digits(tokens[at + 1].text, is_decimal_comma=context.is_decimal_comma)
        return _as_amount(replace(measure, number=measure.number * factor, after=at + 2))
    return _as_amount(measure)


def _as_amount(measure: Measure) -> Reading:
    """Return a measure as an amount."""
    amount = Amount(measure.number, measure.unit, measure.word, is_thousands=measure.is_thousands)
    return amount, measure.after


def _before_sign(number: Decimal, tokens: list[Token], after: int) -> Reading:
    """Return `80%`, `90'`, `20 £`, or the bare number before any other sign."""
    sign = tokens[after].text
    if sign == "%":
        return Amount(number, is_percent=True), after + 1
    if sign == "'" and is_glued(tokens, after):
        return Amount(number, MINUTE, "min"), after + 1
    if sign in SIGNS and (is_glued(tokens, after) or after + 1 == len(tokens)):
        return Amount(number, unit_of_sign(sign), sign), after + 1
    return Amount(number), after


def _times(number: Decimal, tokens: list[Token], after: int, context: Context) -> Reading:
    """Return `3x12`, `2 x 10m`, `3 sets of 12`, or `10x`."""
    is_set = tokens[after].norm in _SETS
    here = after + 1
    if is_set and here < len(tokens) and tokens[here].norm in ("of", "x"):
        here += 1
    if here < len(tokens) and tokens[here].kind == "num" and tokens[after].norm not in ("times", "time"):
        inner = read_measure(
            digits(tokens[here].text, is_decimal_comma=context.is_decimal_comma), tokens, at=here + 1, context=context
        )
        return _as_amount(replace(inner, number=inner.number * number))
    if is_set:
        return _as_amount(read_measure(number, tokens, at=after, context=context))
    return Amount(number, is_times=True), after + 1


def _share(number: Decimal, tokens: list[Token], after: int, context: Context) -> Reading | None:
    """Return `3 of 10`, `3 out of 10`."""
    here = after + 1 if tokens[after].norm == "out" else after
    if here + 1 >= len(tokens) or tokens[here].norm != "of" or tokens[here + 1].kind != "num":
        return None
    whole = digits(tokens[here + 1].text, is_decimal_comma=context.is_decimal_comma)
    measure = unit_after(tokens, here + 2, context=context)
    if measure is not None:
        return Amount(number, measure[0], measure[1], of=whole), measure[2]
    return Amount(number, of=whole), here + 2
