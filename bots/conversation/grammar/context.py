"""Who typed a message: their day, clock, locale and goals; all that meaning depends on besides the text."""

from dataclasses import dataclass
from datetime import date, datetime

from bots.conversation.grammar.goals import GoalIndex
from bots.conversation.grammar.languages import ENGLISH, Language
from bots.conversation.grammar.word_sets import word_set

MONTH_FIRST = frozenset({"en-us", "en-ph", "en", "es-us"})
DECIMAL_COMMA = word_set(
    """
    de fr es it pt nl pl ru uk cs sk da sv nb no nn fi el tr hu ro bg hr sl sr lt lv et id vi ca eu gl is
    """
)
DECIMAL_COMMA_REGIONS = frozenset({"en-za"})


@dataclass(frozen=True, slots=True)
class Context:
    """The person who typed: their day, local clock, locale and goals."""

    today: date
    now_local: datetime
    locale: str
    index: GoalIndex
    week_start: str = "monday"
    words: Language = ENGLISH

    @property
    def is_month_first(self) -> bool:
        """Tell whether 3/1 is March the first."""
        return self.locale.replace("_", "-").lower() in MONTH_FIRST

    @property
    def is_decimal_comma(self) -> bool:
        """Tell whether 1,234 is a little more than one."""
        return (
            self.locale[:2].lower() in DECIMAL_COMMA or self.locale.replace("_", "-").lower() in DECIMAL_COMMA_REGIONS
        )
