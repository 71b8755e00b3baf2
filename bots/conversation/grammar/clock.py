"""Times of day read from tokens: 7:30, 19h30, 9pm, noon, and ranges of them."""

from datetime import time

from bots.conversation.grammar.languages import ENGLISH
from bots.conversation.grammar.lexer import Token, is_glued

_NAMED = {"noon": time(12), "midday": time(12), "midnight": time(0)}
_PARTS = {("half", "past"): 30, ("quarter", "past"): 15, ("quarter", "to"): 45}
_HALVES = {"am": 0, "pm": 12, "a": 0, "p": 12}

Reading = tuple[time, int]


def read_time(tokens: list[Token], at: int, *, is_bare_allowed: bool = False) -> Reading | None:
    """Return the time of day at `at` and where it ends; a bare hour counts only where allowed."""
    if at >= len(tokens):
        return None
    token = tokens[at]
    if token.kind == "word":
        return (_NAMED[token.norm], at + 1) if token.norm in _NAMED else _in_words(tokens, at, is_bare_allowed)
    if token.kind == "clock":
        return _of_clock(tokens, at)
    if token.kind == "num":
        return _of_number(tokens, at, is_bare_allowed=is_bare_allowed)
    return None


def _in_words(tokens: list[Token], at: int, is_bare_allowed: bool) -> Reading | None:  # noqa: FBT001 - a private flag
    """Return `half past ten`, `quarter to 8`, and `nine` where a bare hour is allowed or its half follows."""
    norms = [token.norm for token in tokens[at : at + 3]]
    parts = _PARTS.get((norms[0], norms[1])) if len(norms) > 2 else None
    if parts is not None:
        past = _hour(tokens, at + 2)
        return _with_half((past - (parts > 30)) or 12, parts, tokens, at + 3) if past is not None else None
    hour = ENGLISH.numbers.get(norms[0])
    has_half = len(norms) > 1 and norms[1] in ("am", "pm", "oclock")
    if hour is None or not 1 <= hour <= 12 or not (is_bare_allowed or has_half):
        return None
    if norms[1:2] == ["oclock"]:
        return _checked(int(hour), 0, at + 2)
    return _with_half(int(hour), 0, tokens, at + 1)


def _hour(tokens: list[Token], at: int) -> int | None:
    """Return the hour in digits or words."""
    text = tokens[at].text
    hour = int(text) if text.isdecimal() and len(text) < 3 else int(ENGLISH.numbers.get(tokens[at].norm, 0))
    return hour if 1 <= hour <= 12 else None


def _of_clock(tokens: list[Token], at: int) -> Reading | None:
    """Return `7:30`, `7:30pm`."""
    parts = tokens[at].text.split(":")
    if not parts[0]:
        return None
    return _with_half(int(parts[0]), int(parts[1]), tokens, at + 1)


def _of_number(tokens: list[Token], at: int, *, is_bare_allowed: bool) -> Reading | None:
    """Return `9pm`, `9 am`, `19h`, `19h30`, `7.30pm`, and a bare `9`."""
    text = tokens[at].text
    hour, _, minute = text.partition(".")
    if not hour.isdecimal() or len(hour) > 2 or (minute and (not minute.isdecimal() or len(minute) != 2)):
        return None
    following = tokens[at + 1].norm if at + 1 < len(tokens) else ""
    if following in _HALVES and (following in ("am", "pm") or is_glued(tokens, at + 1)):
        return _with_half(int(hour), int(minute or 0), tokens, at + 1)
    if following == "h" and is_bare_allowed and not minute and is_glued(tokens, at + 1):
        return _of_french_hour(int(hour), tokens, at + 2)
    if following == "oclock":
        return _checked(int(hour), 0, at + 2)
    return _checked(int(hour), int(minute or 0), at + 1) if is_bare_allowed else None


def _of_french_hour(hour: int, tokens: list[Token], after: int) -> Reading | None:
    """Return `19h30` or `19h`."""
    if is_glued(tokens, after) and tokens[after].kind == "num" and tokens[after].text.isdecimal():
        return _checked(hour, int(tokens[after].text), after + 1)
    return _checked(hour, 0, after)


def _with_half(hour: int, minute: int, tokens: list[Token], after: int) -> Reading | None:
    """Return the time with a following am or pm taken in."""
    half = _HALVES.get(tokens[after].norm) if after < len(tokens) else None
    if half is None:
        return _checked(hour, minute, after)
    if not 1 <= hour <= 12:
        return None
    return _checked(hour % 12 + half, minute, after + 1)


def _checked(hour: int, minute: int, after: int) -> Reading | None:
    """Return the time, or None when there is none such."""
    if hour == 24 and minute == 0:
        hour = 0
    return (time(hour, minute), after) if hour < 24 and minute < 60 else None


def read_range(tokens: list[Token], at: int, *, is_bare_allowed: bool = False) -> tuple[time, time, int] | None:
    """Return two times joined by a dash or `to`; bare hours on both sides count only where allowed."""
    first = read_time(tokens, at, is_bare_allowed=True)
    if first is None:
        return None
    start, middle = first
    has_half = tokens[middle - 1].norm in _HALVES
    if middle >= len(tokens) or tokens[middle].norm not in ("-", "to", "till", "until"):
        return None
    second = read_time(tokens, middle + 1, is_bare_allowed=True)
    if second is None:
        return None
    end, after = second
    if not has_half and tokens[after - 1].norm in _HALVES and 1 <= start.hour <= 12:
        start = _same_half(start, end)
    is_plain = middle - at == 1 and after - middle == 2
    if is_plain and not is_bare_allowed and tokens[at].kind == tokens[middle + 1].kind == "num":
        return None
    return start, end, after


def _same_half(start: time, end: time) -> time:
    """Return the first of two times in the half of the day that the second says: 4-6pm, but the morning in 11-1pm."""
    later = start.replace(hour=start.hour % 12 + 12)
    earlier = start.replace(hour=start.hour % 12)
    return later if earlier.hour < 12 <= end.hour and later <= end else earlier


def minutes_between(start: time, end: time) -> int:
    """Return the minutes from one wall time to the next such later one."""
    return ((end.hour - start.hour) * 60 + end.minute - start.minute) % 1440


def written(at: time) -> str:
    """Return HH:MM."""
    return f"{at.hour:02}:{at.minute:02}"
