"""Weekdays on which something repeats, 0 = Sunday."""

from bots.conversation.grammar.context import Context
from bots.conversation.grammar.days import weekday_range
from bots.conversation.grammar.lexer import Token

EVERY_DAY = (0, 1, 2, 3, 4, 5, 6)
_NAMED_DAYS = {
    **dict.fromkeys(("weekday", "weekdays", "workday", "workdays"), (1, 2, 3, 4, 5)),
    **dict.fromkeys(("weekend", "weekends"), (0, 6)),
    **dict.fromkeys(("day", "daily", "days", "everyday"), EVERY_DAY),
}


def weekdays_at(tokens: list[Token], at: int, *, context: Context) -> tuple[tuple[int, ...], int]:
    """Return the weekdays (0 = Sunday) of `mon`, `mon-fri`, `weekdays`, `weekends`, `daily`, and where they end."""
    norm = tokens[at].norm
    ends = weekday_range(tokens, at, context=context)
    if ends is not None:
        first, last, after = ends
        return tuple((first + step + 1) % 7 for step in range((last - first) % 7 + 1)), after
    if norm in context.words.weekdays:
        return ((context.words.weekdays[norm] + 1) % 7,), at + 1
    return _NAMED_DAYS.get(norm, ()), at + 1
