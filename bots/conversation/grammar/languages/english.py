"""English words."""

from decimal import Decimal

from bots.conversation.grammar.languages.english_chat import CHATTER, COMMON, GREETINGS, NOTE_OPENERS, SMALLTALK
from bots.conversation.grammar.languages.english_units import UNITS
from bots.conversation.grammar.languages.english_verbs import CARRIERS, IRREGULAR
from bots.conversation.grammar.languages.language import Language
from bots.conversation.grammar.word_sets import word_set


def _numbered(names: str, first: int) -> dict[str, int]:
    """Return each word (spellings joined by |) with its place in the row."""
    return {spelling: first + at for at, word in enumerate(names.split()) for spelling in word.split("|")}


_WEEKDAYS = _numbered(
    "monday|mon|mondays tuesday|tue|tues|tuesdays wednesday|wed|weds|wednesdays thursday|thu|thur|thurs|thursdays "
    "friday|fri|fridays saturday|sat|saturdays sunday|sun|sundays",
    0,
)
_MONTHS = _numbered(
    "january|jan february|feb march|mar april|apr may june|jun july|jul august|aug september|sep|sept october|oct "
    "november|nov december|dec",
    1,
)
_SMALL = _numbered(
    "zero|nought one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen "
    "seventeen eighteen nineteen twenty",
    0,
)
_TENS = {
    word: 10 * at
    for at, word in enumerate(["thirty", "forty|fourty", "fifty", "sixty", "seventy", "eighty", "ninety"], 3)
}
_NUMBERS = {spelling: Decimal(value) for word, value in (_SMALL | _TENS).items() for spelling in word.split("|")}

_QUARTER = Decimal("0.25")

ENGLISH = Language(
    weekdays=_WEEKDAYS,
    months=_MONTHS,
    numbers=_NUMBERS | {"couple": Decimal(2)},
    multiples={"dozen": 12, "hundred": 100, "thousand": 1000, "million": 1_000_000},
    times={"once": 1, "twice": 2, "thrice": 3},
    fractions={"half": Decimal("0.5"), "quarter": _QUARTER, "third": Decimal(1) / 3, "quarters": _QUARTER},
    articles=word_set("a an the my some our"),
    fillers=word_set("a an the my some of for on at about around approx roughly another"),
    carriers=CARRIERS,
    doers=word_set("i ive we weve"),
    just=word_set("just also then already finally so ok okay yes yep yeah and plus have"),
    note_openers=NOTE_OPENERS,
    chatter=CHATTER,
    common=COMMON,
    smalltalk=SMALLTALK,
    greetings=GREETINGS,
    days_back={"today": 0, "yesterday": 1, "yday": 1, "yest": 1, "ystd": 1, "yesterdays": 1, "todays": 0},
    past_verbs=IRREGULAR,
    negations=word_set("no not stop quit without avoid dont never less zero limit cut"),
    units=UNITS,
    periods={
        "day": "day", "daily": "day", "days": "day", "d": "day", "night": "day", "nightly": "day", "morning": "day",
        "evening": "day", "week": "week", "weekly": "week", "wk": "week", "weeks": "week", "w": "week",
        "month": "month", "monthly": "month", "mo": "month", "months": "month", "quarter": "quarter",
        "quarterly": "quarter", "year": "year", "yearly": "year", "annually": "year", "yr": "year", "years": "year",
    },
    yes=word_set("yes y yep yeah ok okay sure confirm"),
)  # fmt: skip
