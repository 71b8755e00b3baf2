"""Days in words: yesterday, mon-fri, last monday, 2 days ago, ^, at 7am; logs look back, plans ahead."""

from datetime import date, time, timedelta

from bots.conversation.grammar.clock import read_time
from bots.conversation.grammar.context import Context
from bots.conversation.grammar.dates import Reading, When, read_date
from bots.conversation.grammar.horizons import TOMORROW
from bots.conversation.grammar.lexer import Token, is_glued
from bots.conversation.grammar.numerals import read_numeral
from bots.conversation.grammar.values import Refusal
from bots.conversation.grammar.word_sets import word_set

_PARTS = word_set("morning afternoon evening night noon am pm lunchtime")
_AHEAD = word_set("next coming upcoming")
_SPANS = {"d": 1, "day": 1, "days": 1, "w": 7, "wk": 7, "week": 7, "weeks": 7, "month": 30, "months": 30}
_SHORT_SPANS = {
    "m": 1, "min": 1, "mins": 1, "minute": 1, "minutes": 1, "h": 60, "hr": 60, "hrs": 60, "hour": 60, "hours": 60,
}  # fmt: skip
_OPENERS = word_set(
    """
    tonight last this past next coming upcoming on at in the day weekend weekends weekdays noon midday midnight now
    earlier just a an couple over
    """
)
_TONIGHT_BEGINS = 18
_MOST_BACK = 36500


def read_when(tokens: list[Token], at: int, *, context: Context) -> Reading | None:
    """Return the day or time that a log may name at `at`, and where it ends; a coming day is refused."""
    token = tokens[at]
    kind = token.kind
    if kind == "word":
        return _of_word(tokens, at, context)
    if kind == "op":
        return _of_sign(tokens, at, context)
    if kind in ("num", "iso", "slash", "dotted"):
        return read_date(tokens, at, context=context) or _ago(tokens, at, context) or _time(tokens, at)
    return _time(tokens, at) if kind == "clock" else None


def back(context: Context, days: int) -> When:
    """Return the day so many days ago."""
    return When((context.today - timedelta(days=min(days, _MOST_BACK)),))


def _of_word(tokens: list[Token], at: int, context: Context) -> Reading | None:
    """Return what a word says of a day."""
    norm = tokens[at].norm
    words = context.words
    if norm in words.days_back:
        return _with_part(tokens, at + 1, back(context, words.days_back[norm]))
    if norm in words.weekdays or "-" in tokens[at].text:
        return _of_weekday(tokens, at, context)
    if norm in words.months:
        return read_date(tokens, at, context=context)
    if norm in TOMORROW:
        return _with_part(tokens, at + 1, When((context.today + timedelta(days=1),), refusal=Refusal.AHEAD))
    if norm in _OPENERS or norm in words.numbers:
        return _phrase(tokens, at, context)
    return None


def _with_part(tokens: list[Token], at: int, when: When) -> Reading:
    """Return the day with a following morning, evening or night taken in."""
    if at < len(tokens) and tokens[at].norm in _PARTS:
        return when, at + 1
    return when, at


def latest(weekday: int, context: Context) -> date:
    """Return the latest such day, today included."""
    return context.today - timedelta(days=(context.today.weekday() - weekday) % 7)


def _of_weekday(tokens: list[Token], at: int, context: Context) -> Reading | None:
    """Return a weekday, or the latest whole run of `mon-fri`."""
    ends = weekday_range(tokens, at, context=context)
    if ends is not None:
        first, last, after = ends
        end = latest(last, context)
        count = (last - first) % 7
        return When(tuple(end - timedelta(days=back_by) for back_by in range(count, -1, -1))), after
    weekday = context.words.weekdays.get(tokens[at].norm)
    if weekday is None or (at > 0 and tokens[at - 1].norm in ("the", "my")):
        return None
    return _with_part(tokens, at + 1, When((latest(weekday, context),)))


def weekday_range(tokens: list[Token], at: int, *, context: Context) -> tuple[int, int, int] | None:
    """Return the weekdays of `mon-fri`, `mon - fri`, `mon to fri`, and where it ends."""
    weekdays = context.words.weekdays
    first, dash, last = tokens[at].text.lower().partition("-")
    if dash:
        return (weekdays[first], weekdays[last], at + 1) if first in weekdays and last in weekdays else None
    if (
        first not in weekdays
        or at + 2 >= len(tokens)
        or tokens[at + 1].norm not in ("-", "to", "till", "thru", "through")
    ):
        return None
    last = tokens[at + 2].norm
    return (weekdays[first], weekdays[last], at + 3) if last in weekdays else None


def _of_sign(tokens: list[Token], at: int, context: Context) -> Reading | None:
    """Return `^` (today), `^^` (yesterday) and so on, and `-2d`."""
    text = tokens[at].text
    if text[0] == "^":
        return back(context, len(text) - 1), at + 1
    if text == "-" and is_glued(tokens, at + 1) and is_glued(tokens, at + 2) and tokens[at + 1].text.isdecimal():
        days = {"d": 1, "day": 1, "days": 1, "w": 7}.get(tokens[at + 2].norm)
        if days is not None:
            return back(context, int(tokens[at + 1].text[:6]) * days), at + 3
    return None


def _ago(tokens: list[Token], at: int, context: Context) -> Reading | None:
    """Return `2 days ago`, `a week ago`, `3d ago`; `20 minutes ago` is the day it then was."""
    if tokens[at].norm in ("a", "an"):
        numeral = read_numeral(tokens, at, context=context) or (1, at + 1)
    else:
        found = read_numeral(tokens, at, context=context)
        if found is None:
            return None
        numeral = found
    number, after = numeral
    if after < len(tokens) and tokens[after].norm == "of":
        after += 1
    if after + 1 >= len(tokens) or tokens[after + 1].norm != "ago":
        return None
    count = int(min(number, _MOST_BACK))
    span = tokens[after].norm
    if span in _SPANS:
        return back(context, count * _SPANS[span]), after + 2
    if span in _SHORT_SPANS:
        return When((_day_then(context, float(number) * _SHORT_SPANS[span]),)), after + 2
    return None


def _day_then(context: Context, minutes: float) -> date:
    """Return the user's day so many minutes ago."""
    then = context.now_local - timedelta(minutes=min(minutes, 1e6))
    return context.today - (context.now_local.date() - then.date())


def _time(tokens: list[Token], at: int) -> Reading | None:
    """Return a time of day of today with its half of the day said: `7am`, `7:30 pm`."""
    if at + 1 >= len(tokens) or tokens[at + 1].norm not in ("am", "pm"):
        return None
    reading = read_time(tokens, at)
    return (When(at=reading[0]), reading[1]) if reading else None


def is_later(moment: time, context: Context) -> bool:
    """Tell whether the wall time is still to come today; after midnight of a long day the evening is past."""
    now = context.now_local
    return now.date() <= context.today and (moment.hour, moment.minute) > (now.hour, now.minute)


def _phrase(tokens: list[Token], at: int, context: Context) -> Reading | None:
    """Return a phrase of several words that names a day or a time."""
    norm = tokens[at].norm
    following = tokens[at + 1].norm if at + 1 < len(tokens) else ""
    if norm == "at":
        return _at_phrase(tokens, at, context)
    if norm in ("last", "past"):
        return _last(tokens, at, following, context)
    if norm in ("this", "on", "in", "the", "over"):
        return _this(tokens, at, following, context)
    if norm in _AHEAD:
        is_day = following in context.words.weekdays or following in context.words.periods or following == "weekend"
        return (When(refusal=Refusal.AHEAD), at + 2) if is_day else None
    if norm == "day" and following == "before" and at + 2 < len(tokens) and tokens[at + 2].norm == "yesterday":
        return back(context, 2), at + 3
    return _single(tokens, at, following, context)


def _single(tokens: list[Token], at: int, following: str, context: Context) -> Reading | None:
    """Return tonight, noon, just now, weekdays, and counted days ago."""
    norm = tokens[at].norm
    if norm == "tonight":
        is_early = context.now_local.hour < _TONIGHT_BEGINS and context.now_local.date() <= context.today
        return When((context.today,), refusal=Refusal.AHEAD if is_early else None), at + 1
    if norm in ("noon", "midday", "midnight"):
        return None
    if norm == "now" or (norm in ("earlier", "just") and following in ("today", "now")):
        return When((context.today,)), at + (1 if norm == "now" else 2)
    if norm == "earlier":
        return When((context.today,)), at + 1
    if norm in ("weekdays", "weekend", "weekends"):
        return _run(0 if norm == "weekdays" else 5, 4 if norm == "weekdays" else 6, context), at + 1
    return _ago(tokens, at, context)


def _run(first: int, last: int, context: Context) -> When:
    """Return the latest run of weekdays, as far as it is past."""
    start = latest(first, context)
    days = (start + timedelta(days=ahead) for ahead in range(last - first + 1))
    return When(tuple(day for day in days if day <= context.today))


def _at_phrase(tokens: list[Token], at: int, context: Context) -> Reading | None:
    """Return `at 7am`, `at noon`, `at night`, `at the weekend`; a bare hour needs the question."""
    following = [token.norm for token in tokens[at + 1 : at + 3]]
    if following[:1] == ["night"]:
        return When((context.today,)), at + 2
    if following == ["the", "weekend"]:
        return _run(5, 6, context), at + 3
    reading = read_time(tokens, at + 1, is_bare_allowed=True)
    if reading is None:
        return None
    return When(at=reading[0]), reading[1]


def _last(tokens: list[Token], at: int, following: str, context: Context) -> Reading | None:
    """Return `last night`, `last monday` (never today); `last week` is no day."""
    if following == "night":
        return back(context, 1), at + 2
    weekday = context.words.weekdays.get(following)
    if weekday is not None:
        days = (context.today.weekday() - weekday) % 7 or 7
        return _with_part(tokens, at + 2, back(context, days))
    if following == "weekend":
        sunday = context.today - timedelta(days=context.today.weekday() + 1)
        return When((sunday - timedelta(days=1), sunday)), at + 2
    if following in ("week", "month", "year"):
        return When(refusal=Refusal.SPAN), at + 2
    return None


def _this(tokens: list[Token], at: int, following: str, context: Context) -> Reading | None:
    """Return `this morning`, `on monday`, `on jan 3`, `on the 3rd`, `in the evening`, `the day before yesterday`."""
    norm = tokens[at].norm
    if norm in ("this", "the") and following in ("morning", "afternoon", "evening"):
        return When((context.today,)), at + 2
    if norm in ("this", "the") and following == "weekend":
        return _run(5, 6, context), at + 2
    if norm in ("in", "over", "on") and following in ("the", "this"):
        return _this(tokens, at + 1, tokens[at + 2].norm if at + 2 < len(tokens) else "", context)
    if norm == "the" and following == "day":
        return _phrase(tokens, at + 1, context)
    if norm in ("this", "on") and following in context.words.weekdays:
        return _of_weekday(tokens, at + 1, context)
    if at + 1 < len(tokens) and norm in ("on", "the"):
        return read_date(tokens, at + 1, context=context)
    return None
