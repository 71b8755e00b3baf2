"""What makes an amount suspicious: a time of day, a price, a year, a number that only labels; it is asked about."""

from bots.conversation.grammar.commands import Op
from bots.conversation.grammar.context import Context
from bots.conversation.grammar.entries import Entry
from bots.conversation.grammar.goals import Level
from bots.conversation.grammar.languages.english_chat import NUMBERED
from bots.conversation.grammar.quantities import measure_of, value_in
from bots.conversation.grammar.units import HOUR, converted

_LONG_HOURS = 6
_DAY_MINUTES = 1440
_FAR_MORE = 40
_CENTS = -2
_YEARS = (1800, 2100)


def is_suspicious(entry: Entry, context: Context) -> bool:
    """Tell whether the amount is rather a price, a year, or more than a day has."""
    return _is_priced(entry) or _is_over_a_day(entry, context) or _is_far_more(entry)


def is_unlikely(entry: Entry, context: Context) -> bool:
    """Tell whether `yoga 10:30` is rather a time of day than so long, or `save 20%` rather an advertisement."""
    amount = entry.amount
    if amount is None or entry.found is None:
        return False
    if amount.is_percent:
        return entry.found.level is Level.FORM or amount.op is Op.SUBTRACT
    if _is_ordinal(entry) or _is_over_a_day(entry, context) or _is_priced(entry):
        return True
    if all(token.kind != "clock" for token in entry.tokens):
        return False
    value = value_in(entry.found.goal, amount, words=context.words)
    hours = converted(amount.number, amount.unit, wanted=HOUR) if amount.unit is not None else None
    return value is not None and hours is not None and hours >= _LONG_HOURS and value > 4 * entry.found.goal.value


def _is_priced(entry: Entry) -> bool:
    """Tell whether a price stands beside the amount: `10 pages for $5`."""
    kinds = {amount.unit.kind if amount.unit is not None else "" for amount in entry.amounts}
    return (len(entry.amounts) > 1 and "money" in kinds) or _looks_like_price(entry)


def _looks_like_price(entry: Entry) -> bool:
    """Tell whether `coffee 3.50` is what it cost: a count has no cents."""
    amount = entry.amount
    if amount is None or entry.found is None or entry.found.goal.metric != "count" or amount.has_unit:
        return False
    return amount.number >= 1 and amount.number.as_tuple().exponent == _CENTS and f"{amount.number}"[-1] in "09"


def is_label(entry: Entry) -> bool:
    """Tell whether `run 1: ok` numbers what follows."""
    at = next((at for at, token in enumerate(entry.tokens) if token is entry.rest[0]), 0)
    return at > 1 and entry.tokens[at - 1].text == ":" and entry.tokens[at - 2].kind == "num"


def _is_ordinal(entry: Entry) -> bool:
    """Tell whether `page 45` is rather the forty-fifth: a noun that is numbered, then a bare number."""
    amount = entry.amount
    if entry.found is None or amount is None or entry.is_amount_first or amount.has_unit or amount.op is not None:
        return False
    return amount.number != 1 and entry.tokens[entry.found.end - 1].norm in NUMBERED


def _is_over_a_day(entry: Entry, context: Context) -> bool:
    """Tell whether the time is longer than a day has: the year of `reading 1984`."""
    goal = entry.found.goal if entry.found is not None else None
    unit = measure_of(goal, context.words) if goal is not None else None
    if goal is None or unit is None or unit.kind != "time" or entry.amount is None:
        return False
    value = value_in(goal, entry.amount, words=context.words)
    return value is not None and value * unit.factor > _DAY_MINUTES


def _is_far_more(entry: Entry) -> bool:
    """Tell whether a bare number is out of all proportion to its goal, or more than it and a year."""
    amount = entry.amount
    if entry.found is None or amount is None or amount.has_unit or entry.found.goal.value <= 1:
        return False
    is_year = _YEARS[0] <= amount.number <= _YEARS[1] and amount.number > entry.found.goal.value
    return is_year or amount.number > _FAR_MORE * entry.found.goal.value


def is_advice(entry: Entry) -> bool:
    """Tell whether `save $50 on flights` rather advertises: the bare verb of a money goal, with words after it."""
    if entry.found is None or entry.found.level < Level.FORM or entry.found.goal.metric != "money":
        return False
    said = entry.tokens[entry.found.start].norm
    return entry.found.start == 0 and not said.endswith("d")
