"""What a reminder's words say besides goal, time and weekdays: every how many days, counted from what, how it asks."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from decimal import Decimal

from bots.conversation.grammar.amounts import read_amount
from bots.conversation.grammar.commands import RemindMore
from bots.conversation.grammar.context import Context
from bots.conversation.grammar.lexer import Token
from bots.conversation.grammar.units import MINUTE, converted
from bots.conversation.grammar.word_sets import phrase_set, word_set

_EVERY = word_set("every each ev")
_ORDINALS = {"other": 2, "second": 2, "2nd": 2, "third": 3, "3rd": 3, "fourth": 4, "fifth": 5, "sixth": 6}
_DAY = word_set("day days")
_SINCE = word_set("the my a last i it one of done did do log logging logged completion completing completed time entry")
_DAY_ENDS = phrase_set("the day ends|my day ends|day ends|the end of the day|end of day|the day is over|midnight")
_USUAL = phrase_set(
    """
    my usual time|my usual times|the usual time|the usual times|usual time|usual times|
    my preferred time|my preferred times|the preferred time|the preferred times|preferred times
    """
)
_ALWAYS = phrase_set("always|even if done|even when done|even if it is done|regardless")
_AGAIN = phrase_set(
    "follow up after|follow up in|follow up|followup|ask again after|ask again in|ask again|again after|and again after"
)
_LONGEST = 5
DEFAULT_FOLLOW_UP = 30
DEFAULT_BEFORE_END = 60
_MOST_DIGITS = 6
"""Longer numbers are none of days or minutes; whether a shorter one makes sense is for the rule to say."""


@dataclass(slots=True)
class _Reading:
    """What was read so far, and the tokens that say something else."""

    more: RemindMore
    rest: list[Token]


_Reader = Callable[[list[Token], int, Context], tuple[RemindMore, int] | None]


def without_extras(tokens: list[Token], context: Context) -> tuple[RemindMore, list[Token]]:
    """Return what the words say of that, and the tokens that are left."""
    reading = _Reading(RemindMore(), [])
    at = 0
    while at < len(tokens):
        found = next((one for read in _READERS if (one := read(tokens, at, context)) is not None), None)
        if found is None:
            reading.rest.append(tokens[at])
            at += 1
        else:
            reading.more = _both(reading.more, found[0])
            at = found[1]
    return reading.more, reading.rest


def written_more(more: RemindMore) -> str:
    """Return the words that are read back as the same."""
    counted = f"every {more.every} days" if more.every != 1 else ""
    after = "" if more.after_done is None else f"{more.after_done} days after the last"
    end = "" if more.before_end is None else f"{more.before_end} min before the day ends"
    usual = "" if more.before_usual is None else f"{more.before_usual} min before my usual times"
    again = "" if more.follow_up is None else f"follow up {more.follow_up} min"
    always, message = "always" if more.is_always else "", f'"{more.message}"' if more.message else ""
    return " ".join(part for part in (*more.times, counted, after, end, usual, again, always, message) if part)


def _both(first: RemindMore, second: RemindMore) -> RemindMore:
    plain = RemindMore()
    news = {name: value for name in RemindMore.__slots__ if (value := getattr(second, name)) != getattr(plain, name)}
    return replace(first, **news)


def _message(tokens: list[Token], at: int, _context: Context) -> tuple[RemindMore, int] | None:
    text = tokens[at].text[1:-1].strip() if tokens[at].kind == "quote" else ""
    return (RemindMore(message=text), at + 1) if text else None


def _always(tokens: list[Token], at: int, _context: Context) -> tuple[RemindMore, int] | None:
    after = _phrase(tokens, at, _ALWAYS)
    return None if after is None else (RemindMore(is_always=True), after)


def _again(tokens: list[Token], at: int, context: Context) -> tuple[RemindMore, int] | None:
    after = _phrase(tokens, at, _AGAIN)
    if after is None:
        return None
    minutes = _minutes(tokens, after, context)
    return (
        (RemindMore(follow_up=DEFAULT_FOLLOW_UP), after)
        if minutes is None
        else (
            RemindMore(follow_up=minutes[0]),
            minutes[1],
        )
    )


def _every(tokens: list[Token], at: int, _context: Context) -> tuple[RemindMore, int] | None:
    """Read `every other day`, `every 3 days`, and the same counted from the last log: `every 3 days after the last`."""
    start = at + 1 if tokens[at].norm in _EVERY else at
    days = _count(tokens, start)
    if days is None:
        return None
    after = start + 2
    if _norm(tokens, after) in ("after", "since"):
        after += 1
        while _norm(tokens, after) in _SINCE:
            after += 1
        return RemindMore(after_done=days), after
    return (RemindMore(every=days), after) if start > at and days != 1 else None


def _count(tokens: list[Token], at: int) -> int | None:
    if _norm(tokens, at + 1) not in _DAY:
        return None
    norm = _norm(tokens, at)
    is_number = norm.isascii() and norm.isdecimal() and len(norm) <= _MOST_DIGITS
    return int(norm) if is_number else _ORDINALS.get(norm)


def _before(tokens: list[Token], at: int, context: Context) -> tuple[RemindMore, int] | None:
    """Read `[an hour] before the day ends`, `[10 min] before my usual time`, `at my usual times`."""
    minutes, start = None, at
    if tokens[at].norm != "before" and (amount := _minutes(tokens, at, context)) is not None:
        minutes, start = amount
    if _norm(tokens, start) not in ("before", "at") or (minutes is not None and _norm(tokens, start) == "at"):
        return None
    is_before = _norm(tokens, start) == "before"
    ends = _phrase(tokens, start + 1, _DAY_ENDS) if is_before else None
    if ends is not None:
        return RemindMore(before_end=DEFAULT_BEFORE_END if minutes is None else minutes), ends
    usual = _phrase(tokens, start + 1, _USUAL)
    if usual is None or (is_before and minutes is None):
        return None
    return RemindMore(before_usual=minutes or 0), usual


def _minutes(tokens: list[Token], at: int, context: Context) -> tuple[int, int] | None:
    reading = read_amount(tokens, at, context=context) if at < len(tokens) else None
    if reading is None:
        return None
    amount, after = reading
    if amount.unit is None or amount.word == "m":
        minutes: Decimal | None = amount.number
    else:
        minutes = converted(amount.number, amount.unit, wanted=MINUTE)
    return (int(minutes), after) if minutes is not None and 0 <= minutes < 10**_MOST_DIGITS else None


def _phrase(tokens: list[Token], at: int, phrases: frozenset[str]) -> int | None:
    """Return where the longest of some phrases ends that begins at `at`."""
    for length in range(min(_LONGEST, len(tokens) - at), 0, -1):
        if " ".join(token.norm for token in tokens[at : at + length]) in phrases:
            return at + length
    return None


def _norm(tokens: list[Token], at: int) -> str:
    return tokens[at].norm if at < len(tokens) else ""


_READERS: tuple[_Reader, ...] = (_message, _always, _again, _every, _before)
