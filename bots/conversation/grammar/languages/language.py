"""The shape of a language's words; no words of any language stand here."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal


@dataclass(frozen=True, slots=True)
class Language:
    """All words the grammar knows in one language, folded (no case, no accents, no apostrophes)."""

    weekdays: Mapping[str, int]
    """Name or abbreviation to weekday, Monday 0."""
    months: Mapping[str, int]
    numbers: Mapping[str, Decimal]
    """Cardinals under a hundred, dozens and the like."""
    multiples: Mapping[str, int]
    times: Mapping[str, int]
    """once, twice, thrice."""
    fractions: Mapping[str, Decimal]
    articles: frozenset[str]
    fillers: frozenset[str]
    """Words that may stand between goal and amount and say nothing."""
    carriers: frozenset[str]
    """Verbs in the past that carry any goal: did, had, played."""
    doers: frozenset[str]
    """I and we."""
    just: frozenset[str]
    note_openers: frozenset[str]
    """Words that clearly begin a remark after an amount."""
    chatter: frozenset[str]
    """Words of plans, questions and requests: an entry with one of them is only offered."""
    common: frozenset[str]
    """Everyday words never taken for a shortened or misspelt goal."""
    smalltalk: frozenset[str]
    """Whole messages, squashed to single blanks."""
    greetings: frozenset[str]
    """First words that make a short message small talk."""
    days_back: Mapping[str, int]
    past_verbs: Mapping[str, str]
    """Irregular form to base form."""
    negations: frozenset[str]
    """First words of titles that turn the rest around."""
    units: Mapping[str, str]
    """Spelled unit to unit code."""
    periods: Mapping[str, str]
    """day, daily, week ... to period."""
    yes: frozenset[str]
