"""What became of each period: the first of achieved, off, paused, excused, missed and open that fits."""

from collections import Counter
from collections.abc import Set as AbstractSet

from core.domain.calendar import PeriodUnit
from core.domain.goal import GoalRules, Pattern, Pause, TargetType
from core.domain.progress.achievement import achievement_of, target_type_of
from core.domain.progress.periods import Periods
from core.domain.progress.totals import EMPTY, Tallies, Tally
from core.domain.streaks import Outcome

_EVERY_DAY = frozenset(range(7))


def outcomes_of(rules: GoalRules, tallies: Tallies, *, periods: Periods, span: range) -> list[Outcome]:
    """Return the outcomes of the periods of a span, the last of which is the current one.

    The span begins where a container does, or with the goal: the skips allowed are counted from there.
    """
    judge = _Judge(rules, periods, span)
    outcomes = judge.closed(tallies, span[:-1])
    outcomes.append(judge.current(tallies.get(span[-1], EMPTY), span[-1]))
    return outcomes


class _Judge:
    """One walk over periods in order, with the skips that it has excused so far."""

    def __init__(self, rules: GoalRules, periods: Periods, span: range) -> None:
        self._rules = rules
        self._periods = periods
        self._is_achieved = achievement_of(rules)
        self._working_days = _working_days(rules, periods)
        self._paused = _paused(rules.pauses, periods, span)
        self._excused_in: Counter[int] = Counter()

    def closed(self, tallies: Tallies, numbers: range) -> list[Outcome]:
        """Judge periods that are over."""
        rest, is_achieved = self._rest, self._is_achieved
        achieved = Outcome.ACHIEVED
        is_empty_achieved = is_achieved(EMPTY)
        outcomes: list[Outcome] = []
        for number in numbers:
            tally = tallies.get(number)
            if is_empty_achieved if tally is None else is_achieved(tally):
                outcomes.append(achieved)
            else:
                outcomes.append(rest(tally, number))
        return outcomes

    def current(self, tally: Tally, number: int) -> Outcome:
        """Judge the period that is not over yet."""
        is_met = self._is_achieved(tally)
        is_limit = self._rules.pattern is Pattern.LIMIT
        if is_met and not is_limit:
            return Outcome.ACHIEVED
        outcome = self._rest(tally, number)
        if outcome is not Outcome.MISSED:
            return outcome
        is_over = is_limit and not is_met and target_type_of(self._rules) is TargetType.MAXIMUM
        return Outcome.MISSED if is_over else Outcome.OPEN

    def _rest(self, tally: Tally | None, number: int) -> Outcome:
        """Judge a period that was not achieved."""
        if number % 7 not in self._working_days:
            return Outcome.OFF
        if number in self._paused:
            return Outcome.PAUSED
        if tally is not None and tally.skipped and self._has_excused(number):
            return Outcome.EXCUSED
        return Outcome.MISSED

    def _has_excused(self, number: int) -> bool:
        container = self._periods.container(number)
        is_excused = self._excused_in[container] < self._rules.schedule.allow_skip_days
        self._excused_in[container] += is_excused
        return is_excused


def _working_days(rules: GoalRules, periods: Periods) -> AbstractSet[int]:
    """Return the remainders by 7 of the period numbers that are not off: a day's is its weekday, 0 = Sunday."""
    days = rules.schedule.days_of_week
    return frozenset(days) if days and periods.unit is PeriodUnit.DAY else _EVERY_DAY


def _paused(pauses: tuple[Pause, ...], periods: Periods, span: range) -> AbstractSet[int]:
    """Return the periods of a span of which every day is paused, be it by several pauses that meet."""
    if not pauses:
        return frozenset()
    last = span[-1]
    paused: set[int] = set()
    for rest in _merged(pauses):
        end = last + 1 if rest.ended_on is None else min(periods.number(rest.ended_on), last + 1)
        paused.update(range(max(periods.first_from(rest.started_on), span[0]), end))
    return paused


def _merged(pauses: tuple[Pause, ...]) -> list[Pause]:
    """Return pauses in order, those that meet or overlap as one."""
    merged: list[Pause] = []
    for pause in sorted(pauses, key=lambda one: one.started_on):
        if pause.ended_on is not None and pause.ended_on <= pause.started_on:
            continue
        previous = merged[-1] if merged else None
        if previous is None or (previous.ended_on is not None and previous.ended_on < pause.started_on):
            merged.append(pause)
        elif previous.ended_on is not None and (pause.ended_on is None or pause.ended_on > previous.ended_on):
            merged[-1] = Pause(previous.started_on, pause.ended_on)
    return merged
