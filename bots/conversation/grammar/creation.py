"""A new goal from a line: pattern, amount, period, days, deadline, and the title that remains."""

from dataclasses import dataclass, field
from datetime import date, timedelta
from decimal import Decimal

from bots.conversation.grammar.amounts import Amount, read_amount
from bots.conversation.grammar.commands import Op
from bots.conversation.grammar.context import Context
from bots.conversation.grammar.days import read_when
from bots.conversation.grammar.horizons import read_coming, read_length
from bots.conversation.grammar.lexer import Token
from bots.conversation.grammar.rhythms import weekdays_at
from bots.conversation.grammar.values import Refusal
from bots.conversation.grammar.word_sets import word_set

ARROWS = frozenset({"->", "=>", "\u2192"})
_BY = word_set("by before until till")
_PER = word_set("/ per a an each every ev")
_ADVERBS = word_set("daily nightly weekly monthly quarterly yearly annually everyday")
_PATTERNS = {
    "limit": "limit", "reduce": "limit", "budget": "limit", "max": "limit", "maximum": "limit", "under": "limit",
    "below": "limit", "streak": "streak",
    "target": "target", "milestone": "milestone", "recurring": "recurring", "habit": "recurring",
}  # fmt: skip
_LIMIT_PHRASES = (("at", "most"), ("no", "more", "than"), ("not", "more", "than"), ("less", "than"), ("up", "to"))
_LATER = frozenset({"after", "past"})
_TIMED = _LATER | {"at", "before", "by"}
_TITLE_KINDS = frozenset({"word", "num", "quote", "goal", "other"})
_BEFORE_AMOUNTS = frozenset({"max", "maximum", "under", "below"})


@dataclass(slots=True)
class Draft:
    """What the words of a new goal say so far; `spans` where the amounts stand, `refused` a day no goal ends on.

    `title` holds the words that are left for its name, `signs` whatever else was typed.
    """

    pattern: str | None = None
    amounts: list[Amount] = field(default_factory=list)
    spans: list[tuple[int, int]] = field(default_factory=list)
    refused: tuple[int, int, Refusal] | None = None
    noun: str | None = None
    period: str | None = None
    days: tuple[int, ...] = ()
    by: date | None = None
    times: int | None = None
    is_arrow: bool = False
    is_range: bool = False
    title: list[Token] = field(default_factory=list)
    signs: list[Token] = field(default_factory=list)

    @property
    def is_said(self) -> bool:
        """Tell whether anything but a title was said."""
        return bool(self.amounts or self.period or self.by or self.pattern or self.times)

    @property
    def has_conflict(self) -> bool:
        """Tell whether two amounts were said and nothing that makes one goal of them."""
        is_plan = self.is_arrow or self.is_range or any(is_days(amount) for amount in self.amounts)
        return len(self.amounts) > 1 and not is_plan


def drafted(tokens: list[Token], context: Context) -> Draft:
    """Return what the tokens say of a new goal."""
    draft = Draft()
    at = 0
    while at < len(tokens):
        at = _step(tokens, at, draft, context)
    return draft


def _step(tokens: list[Token], at: int, draft: Draft, context: Context) -> int:
    """Take what stands at `at` into the draft and return where the next begins."""
    for reader in (_pattern, _deadline, _rhythm, _range, _amount):
        after = reader(tokens, at, draft, context)
        if after > at:
            return after
    token = tokens[at]
    if token.text in ARROWS:
        draft.is_arrow = True
    elif token.kind not in _TITLE_KINDS and not _is_time_of_day(tokens, at):
        draft.signs.append(token)
    elif not _is_joint(tokens, at, draft, context):
        draft.title.append(token)
    return at + 1


def _is_joint(tokens: list[Token], at: int, draft: Draft, context: Context) -> bool:
    """Tell whether the word only joins: to, from, of before or after an amount; `75kg to 70kg` is an arrow."""
    norm = tokens[at].norm
    if norm not in ("to", "from", "of", "for", "at", "in", "on", "and", "the"):
        return False
    is_amount_next = (
        at + 1 < len(tokens)
        and not _is_time_of_day(tokens, at + 1)
        and read_amount(tokens, at + 1, context=context) is not None
    )
    if norm == "to" and is_amount_next and draft.amounts:
        draft.is_arrow = True
    if norm == "and" and at + 1 < len(tokens) and tokens[at + 1].norm in context.words.weekdays:
        return True
    return is_amount_next or not draft.title or norm == "of" or at + 1 == len(tokens)


def _pattern(tokens: list[Token], at: int, draft: Draft, context: Context) -> int:
    """Take a pattern's name: first of all words, or before an amount (`max 2 coffees`, `wine at most 3`)."""
    norm = tokens[at].norm
    is_first = not draft.title or norm in _BEFORE_AMOUNTS
    is_closing = at + 1 == len(tokens) or (at + 2 == len(tokens) and tokens[-1].kind == "num")
    is_last = norm == "streak" and is_closing and bool(draft.title)
    if is_last:
        draft.pattern = "streak"
        return at + 1
    if norm in _PATTERNS and is_first and draft.pattern is None and len(tokens) > 1:
        draft.pattern = _PATTERNS[norm]
        if norm == "budget":
            draft.title.append(tokens[at])
        return at + 1
    return _limit_phrase(tokens, at, draft, context)


def _limit_phrase(tokens: list[Token], at: int, draft: Draft, context: Context) -> int:
    """Take `at most`, `no more than` and the like before an amount."""
    norms = tuple(token.norm for token in tokens[at : at + 3])
    for phrase in _LIMIT_PHRASES:
        after = at + len(phrase)
        is_said = norms[: len(phrase)] == phrase and after < len(tokens)
        if is_said and read_amount(tokens, after, context=context) is not None:
            draft.pattern = "limit"
            return after
    return at + 2 if norms[:2] == ("at", "least") else at


def _deadline(tokens: list[Token], at: int, draft: Draft, context: Context) -> int:
    """Take `by dec 31`, `in 3 months`, `for 30 days`, `this year`."""
    norm = tokens[at].norm
    if norm in _BY:
        return _by_day(tokens, at, draft, context)
    if norm == "in" and at + 1 < len(tokens) and tokens[at + 1].norm in context.words.months:
        return _by_day(tokens, at, draft, context)
    if norm in ("in", "within", "for") or (norm == "over" and draft.amounts):
        length = read_length(tokens, at + 1, context=context)
        if length is not None and draft.amounts:
            draft.by = context.today + timedelta(days=length[0])
            return length[1]
    if norm == "this" and at + 1 < len(tokens) and tokens[at + 1].norm in ("year", "month", "week"):
        coming = read_coming(tokens, at, context=context)
        if coming is not None:
            draft.by = coming[0]
            return coming[1]
    return at


def _by_day(tokens: list[Token], at: int, draft: Draft, context: Context) -> int:
    """Take the day after `by`; one that is past or that no calendar has is kept as refused."""
    if at + 1 < len(tokens) and _is_time_of_day(tokens, at + 1):
        return at
    coming = read_coming(tokens, at + 1, context=context)
    if coming is not None and coming[0] >= context.today:
        draft.by = coming[0]
        return coming[1]
    if coming is not None:
        draft.refused = at + 1, coming[1], Refusal.PAST
        return coming[1]
    when = read_when(tokens, at + 1, context=context) if at + 1 < len(tokens) else None
    if when is None:
        return at
    draft.refused = at + 1, when[1], when[0].refusal or Refusal.PAST
    return when[1]


def _rhythm(tokens: list[Token], at: int, draft: Draft, context: Context) -> int:
    """Take `daily`, `/week`, `a day`, `every weekday`, `on mon wed fri`, `every monday`."""
    norm = tokens[at].norm
    periods = context.words.periods
    if norm in _ADVERBS:
        draft.period = periods.get(norm, "day")
        return at + 1
    spaced = _spaced(tokens, at, draft, context)
    if spaced > at:
        return spaced
    here = at + 1 if norm in _PER or norm == "on" else at
    if here >= len(tokens):
        return at
    if norm in _PER and tokens[here].norm in periods:
        draft.period = periods[tokens[here].norm]
        return here + 1
    days, after = ((), at) if here == at and norm == "days" else weekdays_at(tokens, here, context=context)
    if not days or (here == at and not draft.title and not draft.days):
        return at
    draft.days = tuple(sorted({*draft.days, *days}))
    draft.period = draft.period or "day"
    return after


def _spaced(tokens: list[Token], at: int, draft: Draft, context: Context) -> int:
    """Take `every other day`, `every 3 days`, `every second week`: so many times in the next longer period."""
    if tokens[at].norm not in ("every", "each") or at + 2 >= len(tokens):
        return at
    gap = 2 if tokens[at + 1].norm in ("other", "second", "2nd") else 0
    if tokens[at + 1].text.isdecimal() and len(tokens[at + 1].text) <= 2:
        gap = int(tokens[at + 1].text)
    longer = {"day": ("week", 7), "week": ("month", 4), "month": ("year", 12)}.get(
        context.words.periods.get(tokens[at + 2].norm, "")
    )
    if longer is None or not 1 < gap <= longer[1]:
        return at
    draft.period, draft.times = longer[0], longer[1] // gap
    return at + 3


def _range(tokens: list[Token], at: int, draft: Draft, context: Context) -> int:
    """Take `7-9h` and `between 7 and 9 h`."""
    here = at + 1 if tokens[at].norm == "between" else at
    if here + 2 >= len(tokens) or tokens[here].kind != "num" or tokens[here + 1].norm not in ("-", "and"):
        return at
    if tokens[here + 2].kind != "num" or (tokens[here + 1].norm == "and" and here == at):
        return at
    first, second = (
        read_amount(tokens[here : here + 1], 0, context=context),
        read_amount(tokens, here + 2, context=context),
    )
    if first is None or second is None:
        return at
    draft.amounts = [first[0], second[0]]
    draft.is_range = True
    return _noun(tokens, second[1], draft, context)


def _amount(tokens: list[Token], at: int, draft: Draft, context: Context) -> int:
    """Take an amount with its unit, or the noun that it counts."""
    if tokens[at].kind == "word" and tokens[at].norm in ("a", "an", "third", "second"):
        return at
    reading = None if _is_time_of_day(tokens, at) else read_amount(tokens, at, context=context)
    if reading is None or len(draft.amounts) > 1:
        return at
    amount, after = reading
    is_times = amount.is_times or tokens[at].norm in context.words.times
    if is_times and amount.op is not Op.SUBTRACT:
        draft.times = max(1, int(min(amount.number, Decimal(1000))))
        return after
    draft.amounts.append(amount)
    draft.spans.append((at, after))
    return _noun(tokens, after, draft, context)


def _is_time_of_day(tokens: list[Token], at: int) -> bool:
    """Tell whether `9pm` says when, as do `21:00` and `9` in `no phone after 9 daily`."""
    kind, following = tokens[at].kind, tokens[at + 1].norm if at + 1 < len(tokens) else ""
    if kind in ("num", "clock") and following in ("am", "pm"):
        return True
    before = tokens[at - 1].norm if at else ""
    if before in _LATER and kind == "num":
        return not following or following in _ADVERBS | _PER
    return before in _TIMED and kind == "clock"


def _noun(tokens: list[Token], at: int, draft: Draft, context: Context) -> int:
    """Take the noun after a bare number as its unit: `24 books`, `8 glasses of water`, `10k steps`."""
    amount = draft.amounts[-1]
    if amount.word is not None or at >= len(tokens) or tokens[at].kind != "word":
        return at
    norm = tokens[at].norm
    if (
        norm in _ADVERBS
        or norm in _BY
        or norm in _PER
        or norm in ("to", "on", "for", "in", "this", "per", "times", "am", "pm")
    ):
        return at
    if norm in context.words.weekdays or norm in ("weekdays", "weekends"):
        return at
    after = at + 1
    if _is_adjective(tokens, at, context):
        draft.title.append(tokens[at])
        after += 1
    draft.noun = tokens[after - 1].text.lower()
    return after


def _is_adjective(tokens: list[Token], at: int, context: Context) -> bool:
    """Tell whether `french` only says which words: a plural follows, and then the end or a rhythm or a day."""
    if at + 1 >= len(tokens) or tokens[at + 1].kind != "word" or tokens[at].norm.endswith("s"):
        return False
    is_end = at + 2 >= len(tokens) or tokens[at + 2].norm in _BY | _PER | _ADVERBS | {"in", "this", "on"}
    noun = tokens[at + 1].norm
    return is_end and noun.endswith("s") and noun not in context.words.periods and noun not in _ADVERBS


def is_days(amount: Amount) -> bool:
    """Tell whether the amount is a number of days."""
    return amount.unit is not None and amount.unit.code == "d"


def unit_number(amount: Amount) -> Decimal:
    """Return an amount's number with its thousands."""
    return amount.number * 1000 if amount.is_thousands else amount.number
