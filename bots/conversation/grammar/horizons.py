"""Days ahead: till friday, until mar 20, by june, in 3 weeks, end of the month; for plans, never for logs."""

from datetime import date, timedelta
from decimal import Decimal

from bots.conversation.grammar.context import Context
from bots.conversation.grammar.dates import month_end, read_date
from bots.conversation.grammar.lexer import Token
from bots.conversation.grammar.numerals import read_numeral
from bots.conversation.grammar.word_sets import word_set

TOMORROW = word_set("tomorrow tmrw tmr tomorow tomorro tommorow tmw 2moro")
TILL = word_set("till til until thru through untill")
_SKIPPED = word_set("the on of next coming this end eo")
_MOST_DAYS = 36500

Reading = tuple[date, int]


def read_coming(tokens: list[Token], at: int, *, context: Context) -> Reading | None:
    """Return the coming day at `at`: a weekday is never today, a month alone is its end; and where it ends."""
    if at >= len(tokens):
        return None
    here = at
    while here < len(tokens) and tokens[here].norm in _SKIPPED:
        here += 1
    if here >= len(tokens):
        return None
    said = {token.norm for token in tokens[at:here]}
    return (read_date(tokens, here, context=context, is_forward=True) and _of_date(tokens, here, context)) or _named(
        tokens, here, context, said=said
    )


def _of_date(tokens: list[Token], at: int, context: Context) -> Reading | None:
    """Return a calendar date ahead."""
    found = read_date(tokens, at, context=context, is_forward=True)
    return (found[0].days[-1], found[1]) if found and found[0].days else None


def _named(tokens: list[Token], at: int, context: Context, *, said: set[str]) -> Reading | None:
    """Return a day by its name: tomorrow, friday, june, christmas, the end of the month, 2027."""
    norm = tokens[at].norm
    today = context.today
    fixed = _fixed(norm, today, said=said)
    if fixed is not None:
        return fixed, at + 1
    weekday = context.words.weekdays.get(norm)
    if weekday is not None:
        return today + timedelta(days=(weekday - today.weekday()) % 7 or 7), at + 1
    if norm in context.words.months:
        return _end_of_month(tokens, at, context)
    if norm in ("month", "week", "weekend"):
        return _end_of_span(norm, today, context, said=said), at + 1
    if (
        tokens[at].kind == "num"
        and tokens[at].text.isdecimal()
        and today.year <= int(tokens[at].text) < today.year + 100
    ):
        return date(int(tokens[at].text), 12, 31), at + 1
    return None


def _fixed(norm: str, today: date, *, said: set[str]) -> date | None:
    """Return tomorrow, today, the end of the year, christmas."""
    if norm in TOMORROW:
        return today + timedelta(days=1)
    if norm in ("today", "tonight"):
        return today
    if norm in ("yearend", "year"):
        return date(today.year + ("next" in said), 12, 31)
    if norm in ("christmas", "xmas"):
        return date(today.year + (today > date(today.year, 12, 25)), 12, 25)
    return None


def _end_of_month(tokens: list[Token], at: int, context: Context) -> Reading:
    """Return the last day of a named month, with its year where one follows."""
    month = context.words.months[tokens[at].norm]
    today = context.today
    if at + 1 < len(tokens) and tokens[at + 1].text.isdecimal() and len(tokens[at + 1].text) == 4:
        year = int(tokens[at + 1].text)
        if today.year <= year < today.year + 100:
            return month_end(year, month), at + 2
    return month_end(today.year + (month < today.month), month), at + 1


def _end_of_span(span: str, today: date, context: Context, *, said: set[str]) -> date:
    """Return the end of this or the next week or month; `next week` without `end` is its first day."""
    if span == "weekend":
        return today + timedelta(days=(5 - today.weekday()) % 7 or 7)
    if span == "month":
        if "next" in said and "end" not in said:
            return month_end(today.year, today.month) + timedelta(days=1)
        return month_end(today.year, today.month)
    start = week_start(today, context)
    return start + timedelta(days=7 if "next" in said and "end" not in said else 6)


def week_start(today: date, context: Context) -> date:
    """Return the first day of the user's current week."""
    first = 6 if context.week_start == "sunday" else 0
    return today - timedelta(days=(today.weekday() - first) % 7)


def read_length(tokens: list[Token], at: int, *, context: Context) -> tuple[int, int] | None:
    """Return the days of `3 days`, `a week`, `2 weeks`, `a month`, and where it ends."""
    if at >= len(tokens):
        return None
    if tokens[at].norm in ("a", "an", "one", "the"):
        count, after = 1, at + 1
    else:
        numeral = read_numeral(tokens, at, context=context)
        if numeral is None:
            return None
        count, after = int(min(numeral[0], Decimal(_MOST_DAYS))), numeral[1]
    days = LENGTHS.get(tokens[after].norm) if after < len(tokens) else None
    return (min(count * days, _MOST_DAYS), after + 1) if days else None


LENGTHS = {
    "d": 1, "day": 1, "days": 1, "night": 1, "nights": 1, "w": 7, "wk": 7, "wks": 7, "week": 7, "weeks": 7,
    "fortnight": 14, "month": 30, "months": 30, "year": 365, "years": 365,
}  # fmt: skip
