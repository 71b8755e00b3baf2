"""Insights in English: each names the figures it rests on."""

from typing import assert_never

from core.domain.activity import TimeOfDay
from core.domain.enrichment import Weekday
from core.domain.insight_facts import (
    HalvesDiffer,
    MostlyAt,
    Recommendation,
    Share,
    SkippedWeekday,
    SuccessPattern,
    TimesDiffer,
    TooEasy,
    TooHard,
    WeakWeekday,
)

_PLURALS = {
    TimeOfDay.EARLY_MORNING: "early mornings",
    TimeOfDay.MORNING: "mornings",
    TimeOfDay.AFTERNOON: "afternoons",
    TimeOfDay.EVENING: "evenings",
    TimeOfDay.NIGHT: "nights",
}


def pattern_sentence(fact: SuccessPattern) -> str:
    """Say what works."""
    match fact:
        case TimesDiffer():
            return f"{_times_of(fact)} worked out."
        case MostlyAt():
            return f"You usually log in the {_singular(fact.slot)}: {_figures(fact.activities)} times."
        case HalvesDiffer():
            better, worse = _figures(fact.better_days), _figures(fact.worse_days)
            return f"{fact.better.capitalize()} go better: {better} worked out, {worse} on {fact.worse}."
        case _:
            assert_never(fact)


def recommendation_sentence(fact: Recommendation) -> str:
    """Say what may be worth changing."""
    match fact:
        case TimesDiffer():
            return f"Try the {_singular(fact.better)}: {_times_of(fact)} worked out."
        case WeakWeekday():
            return _weak_weekday(fact)
        case SkippedWeekday():
            skips, day = _figures(fact.skips), _name(fact.weekday)
            return f"{skips} skips fell on a {day}: leave {day}s out of the schedule, or plan less for them."
        case TooEasy():
            return f"You made {_figures(fact.periods)} {fact.period}s: there is room for a higher target."
        case TooHard():
            return f"You made {_figures(fact.periods)} {fact.period}s: an easier target would be met more often."
        case _:
            assert_never(fact)


def _weak_weekday(fact: WeakWeekday) -> str:
    day, failed, others = _name(fact.weekday), _figures(fact.failed), _figures(fact.others_failed)
    if fact.is_limit:
        return (
            f"You broke the limit on {failed} {day}s and {others} other days: decide beforehand what a {day} may hold."
        )
    return (
        f"{day}s are the hardest: {failed} were missed, against {others} other days. Plan something smaller for them."
    )


def _times_of(fact: TimesDiffer) -> str:
    better = f"{_figures(fact.better_days)} {_PLURALS[fact.better]}"
    return f"{better}, {_figures(fact.worse_days)} {_PLURALS[fact.worse]}"


def _figures(share: Share) -> str:
    return f"{share.hits} of {share.of}"


def _singular(slot: TimeOfDay) -> str:
    return _PLURALS[slot].removesuffix("s")


def _name(weekday: Weekday) -> str:
    return weekday.value.capitalize()
