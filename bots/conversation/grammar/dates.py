"""Calendar dates as typed: 2026-01-03, 3/1 by locale, 3.1., jan 3, 3rd of january, mar 10-20."""

import calendar
from dataclasses import dataclass
from datetime import date, time, timedelta

from bots.conversation.grammar.context import Context
from bots.conversation.grammar.lexer import Token, is_glued
from bots.conversation.grammar.values import Refusal


@dataclass(frozen=True, slots=True)
class When:
    """Days that were named, in order, perhaps a time; `refusal` when one is no day to log on."""

    days: tuple[date, ...] = ()
    at: time | None = None
    refusal: Refusal | None = None

    @property
    def is_refused(self) -> bool:
        """Tell whether one of the days is none to log on."""
        return self.refusal is not None


Reading = tuple[When, int]
_SOON_DAYS = 60
_LONGEST_RANGE = 62


def read_date(tokens: list[Token], at: int, *, context: Context, is_forward: bool = False) -> Reading | None:
    """Return the calendar date that starts at `at`; without a year the latest such day, or the next if forward."""
    token = tokens[at]
    if token.kind in ("iso", "slash", "dotted"):
        return _of_digits(token, at, context, is_forward=is_forward)
    if token.kind == "word" and token.norm in context.words.months:
        return _month_first(tokens, at, context, is_forward=is_forward)
    if token.kind == "num" and token.text.isdecimal() and len(token.text) <= 2:
        return _day_first(tokens, at, context, is_forward=is_forward)
    return None


def _of_digits(token: Token, at: int, context: Context, *, is_forward: bool) -> Reading | None:
    """Return a date all in digits."""
    if token.kind == "iso":
        year, month, day = (int(part) for part in token.text.split("-"))
        return dated(_whole(year, month, day), context, is_forward=is_forward), at + 1
    parts = [int(part) for part in token.text.replace(".", "/").split("/") if part]
    if token.kind == "slash" and parts[0] > 31 and len(parts) == 3:
        return dated(_whole(parts[0], parts[1], parts[2]), context, is_forward=is_forward), at + 1
    month_day = _ordered(parts, is_month_first=context.is_month_first and token.kind == "slash")
    if month_day is None:
        return None
    month, day = month_day
    if len(parts) == 3:
        return dated(_whole(_full_year(parts[2]), month, day), context, is_forward=is_forward), at + 1
    return _yearless(month, day, context, is_forward=is_forward), at + 1


def _ordered(parts: list[int], *, is_month_first: bool) -> tuple[int, int] | None:
    """Return month and day; the other order when only that one is a date."""
    first, second = parts[0], parts[1]
    month, day = (first, second) if is_month_first else (second, first)
    if month > 12:
        month, day = day, month
    return (month, day) if 1 <= month <= 12 and 1 <= day <= 31 else None


def other_order(text: str, context: Context) -> date | None:
    """Return the past day that `12/11` is when day and month change places; None when there is none this year."""
    parts = text.split("/")
    if len(parts) != 2 or not all(part.isdecimal() for part in parts):
        return None
    first, second = int(parts[0]), int(parts[1])
    month, day = (second, first) if context.is_month_first else (first, second)
    found = _whole(context.today.year, month, day)
    return found if found is not None and found <= context.today else None


def _full_year(year: int) -> int:
    """Return a year of two digits in this century."""
    return 2000 + year if year < 100 else year


def _whole(year: int, month: int, day: int) -> date | None:
    """Return the date, None when there is none such."""
    if not (1900 <= year <= 2999 and 1 <= month <= 12 and 1 <= day <= calendar.monthrange(year, month)[1]):
        return None
    return date(year, month, day)


def dated(day: date | None, context: Context, *, is_forward: bool) -> When:
    """Return one day; no such day, or one ahead where logs look back, is refused."""
    if day is None:
        return When(refusal=Refusal.IMPOSSIBLE)
    return When((day,), refusal=Refusal.AHEAD if day > context.today and not is_forward else None)


def _yearless(month: int, day: int, context: Context, *, is_forward: bool) -> When:
    """Return the latest (next) such day; a past day is refused when the coming one is much nearer."""
    today = context.today
    years = range(today.year, today.year + 9) if is_forward else range(today.year, today.year - 9, -1)
    for year in years:
        found = _whole(year, month, day)
        if found is not None and (found >= today if is_forward else found <= today):
            return When(
                (found,), refusal=Refusal.AHEAD if not is_forward and _is_nearer_ahead(found, context) else None
            )
    return When(refusal=Refusal.IMPOSSIBLE)


def _is_nearer_ahead(found: date, context: Context) -> bool:
    """Tell whether the same date comes up soon while the past one is about a year old."""
    return (context.today - found).days > 366 - _SOON_DAYS


def _month_first(tokens: list[Token], at: int, context: Context, *, is_forward: bool) -> Reading | None:
    """Return `jan 3`, `january 3rd 2026`, `mar 10-20`."""
    month = context.words.months[tokens[at].norm]
    here = at + 2 if _is_text(tokens, at + 1, ".") else at + 1
    if here < len(tokens) and tokens[here].norm == "the":
        here += 1
    day = _day_number(tokens, here)
    if day is None:
        return None
    number, after = day
    last = _last_of_range(tokens, after)
    if last is not None:
        return _range(month, number, last[0], context, is_forward=is_forward), last[1]
    return _with_year(tokens, after, month, number, context, is_forward=is_forward)


def _day_first(tokens: list[Token], at: int, context: Context, *, is_forward: bool) -> Reading | None:
    """Return `3 jan`, `3rd of january`, `3-5 jan`, and `the 3rd`."""
    day = _day_number(tokens, at)
    if day is None:
        return None
    number, after = day
    last = _last_of_range(tokens, after)
    here = last[1] if last else after
    if here < len(tokens) and tokens[here].norm == "of":
        here += 1
    if here < len(tokens) and tokens[here].kind == "word" and tokens[here].norm in context.words.months:
        month = context.words.months[tokens[here].norm]
        if last is not None:
            return _range(month, number, last[0], context, is_forward=is_forward), here + 1
        return _with_year(tokens, here + 1, month, number, context, is_forward=is_forward)
    is_ordinal = after == at + 2 and last is None
    return (_of_this_month(number, context, is_forward=is_forward), after) if is_ordinal else None


def _is_text(tokens: list[Token], at: int, text: str) -> bool:
    """Tell whether the token at `at` reads so."""
    return at < len(tokens) and tokens[at].text == text


def _day_number(tokens: list[Token], at: int) -> tuple[int, int] | None:
    """Return a day of the month with its ordinal ending."""
    if at >= len(tokens) or tokens[at].kind != "num" or not tokens[at].text.isdecimal() or len(tokens[at].text) > 2:
        return None
    number = int(tokens[at].text)
    if not 1 <= number <= 31:
        return None
    is_ordinal = is_glued(tokens, at + 1) and tokens[at + 1].norm == _ending(number)
    if not is_ordinal and is_glued(tokens, at + 1) and tokens[at + 1].kind == "word":
        return None
    return number, at + 2 if is_ordinal else at + 1


def _ending(number: int) -> str:
    """Return the ordinal ending of a day of the month; `11st` is no day but a weight."""
    return "th" if number in (11, 12, 13) else {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")


def _last_of_range(tokens: list[Token], at: int) -> tuple[int, int] | None:
    """Return the second day of `10-20`."""
    if not (_is_text(tokens, at, "-") or _is_text(tokens, at, "to")):
        return None
    return _day_number(tokens, at + 1)


def _with_year(tokens: list[Token], at: int, month: int, day: int, context: Context, *, is_forward: bool) -> Reading:
    """Return the date with a year, where one follows."""
    here = at + 1 if _is_text(tokens, at, ",") else at
    if (
        here < len(tokens)
        and tokens[here].kind == "num"
        and len(tokens[here].text) == 4
        and tokens[here].text[:2] in ("19", "20")
    ):
        return dated(_whole(int(tokens[here].text), month, day), context, is_forward=is_forward), here + 1
    return _yearless(month, day, context, is_forward=is_forward), at


def _range(month: int, first: int, last: int, context: Context, *, is_forward: bool) -> When:
    """Return the days from the first to the last of a month."""
    end = _yearless(month, last, context, is_forward=is_forward)
    if not end.days or last < first:
        return When(refusal=Refusal.IMPOSSIBLE)
    days = tuple(end.days[0] - timedelta(days=back) for back in range(last - first, -1, -1))
    return When(days[:_LONGEST_RANGE], refusal=end.refusal)


def _of_this_month(day: int, context: Context, *, is_forward: bool) -> When:
    """Return the latest (next) day of that number, in this or the nearest month that has it."""
    today = context.today
    step = 1 if is_forward else -1
    year, month = today.year, today.month
    for _ in range(3):
        found = _whole(year, month, day)
        if found is not None and (found >= today if is_forward else found <= today):
            return When((found,))
        month += step
        year, month = year + (month - 1) // 12, (month - 1) % 12 + 1
    return When(refusal=Refusal.IMPOSSIBLE)


def month_end(year: int, month: int) -> date:
    """Return the last day of a month."""
    return date(year, month, calendar.monthrange(year, month)[1])
