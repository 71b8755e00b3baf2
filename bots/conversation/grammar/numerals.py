"""Numbers as digits or words, read from tokens; separators by locale."""

import re
import unicodedata
from decimal import Decimal

from bots.conversation.grammar.context import Context
from bots.conversation.grammar.lexer import Token, is_glued

_GROUPED = re.compile(r"\d{1,3}(?:([ ,.'])\d{3})(?:\1\d{3})*(?:[.,]\d+)?")
_LAKHS = re.compile(r"\d{1,2}(?:,\d{2})+,\d{3}(?:\.\d+)?")
"""1,20,000 as India groups."""
_ONE = Decimal(1)
_HALF = Decimal("0.5")
_MOST_DIGITS = 15
_HUNDRED = 100

Numeral = tuple[Decimal, int]


def digits(text: str, *, is_decimal_comma: bool = False) -> Decimal:
    """Return the value of a written number; `12,345` and `12.345` are read as the locale groups."""
    text = text.strip()
    vulgar = Decimal(0)
    if not text[-1].isdecimal():
        vulgar = Decimal(str(unicodedata.numeric(text[-1]))).quantize(Decimal("0.000001"))
        text = text[:-1].strip()
        if not text:
            return vulgar
    if _LAKHS.fullmatch(text):
        text = text.replace(",", "")
    if text.isdecimal():
        return Decimal(text[: _MOST_DIGITS + 3]) + vulgar
    return Decimal(_without_groups(text, is_decimal_comma=is_decimal_comma)[: _MOST_DIGITS + 3]) + vulgar


def _without_groups(text: str, *, is_decimal_comma: bool) -> str:
    """Return the number with a point for decimals and nothing for groups."""
    grouped = _GROUPED.fullmatch(text)
    mark = grouped.group(1) if grouped else ""
    if not mark or text.startswith("0") or _is_one_decimal_mark(text, mark, is_decimal_comma=is_decimal_comma):
        return text.replace(",", ".")
    return text.replace(mark, "").replace(",", ".")


def _is_one_decimal_mark(text: str, mark: str, *, is_decimal_comma: bool) -> bool:
    """Tell whether the only separator of three digits is the locale's decimal mark."""
    decimal_mark = "," if is_decimal_comma else "."
    return mark == decimal_mark and sum(text.count(sign) for sign in ",. '") == 1


def read_numeral(tokens: list[Token], at: int, *, context: Context) -> Numeral | None:
    """Return a number (digits, fraction or words) that starts at `at`, and where it ends."""
    token = tokens[at]
    if token.kind == "num":
        return _with_fraction(digits(token.text, is_decimal_comma=context.is_decimal_comma), tokens, at + 1, context)
    if token.kind == "word":
        return _in_words(tokens, at, context)
    return None


def _with_fraction(whole: Decimal, tokens: list[Token], after: int, context: Context) -> Numeral:
    """Return `1 1/2` as one number."""
    if after < len(tokens) and tokens[after].kind == "slash" and not is_glued(tokens, after):
        part = fraction(tokens[after].text)
        if part is not None and part < 1 and whole == whole.to_integral_value():
            return whole + part, after + 1
    if after + 2 < len(tokens) and tokens[after].norm == "and":
        return _and_a_half(whole, tokens, after, context)
    return whole, after


def fraction(text: str) -> Decimal | None:
    """Return `n/d` as a number, None when it has three parts or no denominator."""
    above, _, below = text.partition("/")
    if "/" in below or int(below) == 0:
        return None
    return (Decimal(above) / Decimal(below)).quantize(Decimal("0.000001"))


def _in_words(tokens: list[Token], at: int, context: Context) -> Numeral | None:
    """Return a number in words: `twenty five`, `a dozen`, `two hundred`, `two and a half`, `half a dozen`."""
    words = context.words
    norm = tokens[at].norm
    if norm in words.times:
        return Decimal(words.times[norm]), at + 1
    if norm in words.fractions:
        return _part_of(words.fractions[norm], tokens, at + 1, context)
    value, after = _cardinal(tokens, at, context)
    if value is None:
        return None
    value, after = _multiplied(value, tokens, after, context)
    return _and_a_half(value, tokens, after, context)


def _part_of(part: Decimal, tokens: list[Token], after: int, context: Context) -> Numeral | None:
    """Return half a dozen, or the bare half."""
    here = after
    while here < len(tokens) and tokens[here].norm in ("a", "an", "of"):
        here += 1
    if here < len(tokens) and tokens[here].norm in context.words.multiples:
        return part * context.words.multiples[tokens[here].norm], here + 1
    return part, after


def _cardinal(tokens: list[Token], at: int, context: Context) -> tuple[Decimal | None, int]:
    """Return the number under a hundred at `at`; an article before a multiple is one."""
    words = context.words
    token = tokens[at]
    following = tokens[at + 1].norm if at + 1 < len(tokens) else ""
    if token.norm in ("a", "an"):
        if following in words.multiples:
            return _ONE, at + 1
        return (Decimal(2), at + 2) if following == "couple" else (None, at)
    if token.norm in words.multiples:
        return _ONE, at
    value = words.numbers.get(token.norm)
    if value is None:
        return _hyphenated(token, context), at + 1
    if value >= 20 and value % 10 == 0 and Decimal(0) < words.numbers.get(following, Decimal(0)) < 10:
        return value + words.numbers[following], at + 2
    return value, at + 1


def _hyphenated(token: Token, context: Context) -> Decimal | None:
    """Return `twenty-five`."""
    tens, dash, ones = token.text.lower().partition("-")
    if not dash:
        return None
    numbers = context.words.numbers
    if tens in numbers and ones in numbers and numbers[tens] >= 20:
        return numbers[tens] + numbers[ones]
    return None


def _multiplied(value: Decimal, tokens: list[Token], after: int, context: Context) -> Numeral:
    """Return `two dozen`, `three hundred` and `two thousand five hundred` as one number."""
    largest = 1
    while after < len(tokens) and tokens[after].norm in context.words.multiples:
        largest = context.words.multiples[tokens[after].norm]
        value *= largest
        after += 1
    here = after + 1 if after < len(tokens) and tokens[after].norm == "and" else after
    if largest < _HUNDRED or here >= len(tokens) or tokens[here].kind != "word" or tokens[here].norm in ("a", "an"):
        return value, after
    part, end = _cardinal(tokens, here, context)
    if part is None:
        return value, after
    part, end = _multiplied(part, tokens, end, context)
    return (value + part, end) if part < largest else (value, after)


def _and_a_half(value: Decimal, tokens: list[Token], after: int, context: Context) -> Numeral:
    """Return `two and a half`."""
    following = [token.norm for token in tokens[after : after + 3]]
    if following[:2] == ["and", "a"] and following[2:] == ["half"]:
        return value + _HALF, after + 3
    if following[:3] == ["and", "a", "quarter"]:
        return value + context.words.fractions["quarter"], after + 3
    return value, after
