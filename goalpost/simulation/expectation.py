"""What has to be said to whom and when, and when it has to be left unsaid: told from plans and deeds alone."""

import random
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta

from goalpost.simulation.people import TARGET_MINUTES, Chances, Deed, DeedKind, Habit, Kind, Person, drawn
from goalpost.simulation.shared_time import MICROSECONDS
from goalpost.simulation.walls import Walls

NEVER_US = 2**62
_A_MINUTE_US = 60 * MICROSECONDS
_HALF_A_MINUTE_US = _A_MINUTE_US // 2
_LOGGED = {DeedKind.DO: TARGET_MINUTES, DeedKind.DO_HALF: TARGET_MINUTES // 2}


@dataclass(slots=True)
class Expected:
    """One reminder of one habit: when it is due, and from when on it would be wrong to send it, and why."""

    person: int
    habit: int
    on: date
    minute: int
    due_us: int
    silent_us: int = NEVER_US
    why: str = ""

    @property
    def moment(self) -> tuple[int, date, int]:
        """What tells it from others of its person: what was said at a time of a day is not said there once more."""
        return self.habit, self.on, self.minute

    @property
    def is_silent(self) -> bool:
        """Whether it is never to be sent."""
        return self.silent_us <= self.due_us

    def silence(self, from_us: int, why: str) -> None:
        """Let it be wrong to send it from an instant on; the first reason counts."""
        if from_us < self.silent_us:
            self.silent_us, self.why = from_us, why


@dataclass(frozen=True, slots=True)
class Story:
    """What happens to one person: what they do, in order, and what is to come of it."""

    deeds: list[Deed]
    expected: list[Expected]


class Storyteller:
    """Tells everybody's story between two instants; one seed, one set of stories."""

    def __init__(self, zones: Iterable[str], *, start_at: datetime, end_at: datetime, seed: int) -> None:
        self._start_at, self._end_at, self._seed = start_at, end_at, seed
        self._zones = tuple(zones)
        self._walls: dict[str, Walls] = {}
        self._of_kind: dict[tuple[Kind, date], list[Expected]] = {}

    def story(self, person: Person, chances: Chances) -> Story:
        """Return one person's story."""
        chance = random.Random(f"{self._seed}/{person.number}")  # noqa: S311 - makes up people, guards nothing
        began_on = self.first_day(person.kind)
        named = [replace(each, person=person.number) for each in self._named(person.kind, began_on)]
        deeds = self._deeds(person, named, chances=chances, chance=chance)
        journey = next((deed for deed in deeds if deed.kind is DeedKind.TRAVEL), None)
        if journey is not None:
            deeds = [deed for deed in deeds if deed.at_us <= journey.at_us]
            abroad = self._named(replace(person.kind, zone=journey.zone), began_on)
            there = [each for each in abroad if each.due_us > journey.at_us]
            named = [each for each in named if each.due_us <= journey.at_us]
            before = {each.moment for each in named}
            named += [replace(each, person=person.number) for each in there if each.moment not in before]
        self._silence(named, deeds, person.kind)
        return Story(deeds, named)

    def first_day(self, kind: Kind) -> date:
        """Return the day of such people on which the simulation begins."""
        return self._clocks(kind).day_at(self._start_at, day_starts_at=kind.day_starts_at)

    def _clocks(self, kind: Kind) -> Walls:
        if kind.zone not in self._walls:
            self._walls[kind.zone] = Walls(kind.zone, start_at=self._start_at, end_at=self._end_at)
        return self._walls[kind.zone]

    def _named(self, kind: Kind, began_on: date) -> list[Expected]:
        """Return every moment that plans name which such people began to count on a day, in order."""
        key = kind, began_on
        if key not in self._of_kind:
            found = [each for number in range(len(kind.habits)) for each in self._of_habit(kind, number, began_on)]
            self._of_kind[key] = sorted(found, key=lambda each: each.due_us)
        return self._of_kind[key]

    def _of_habit(self, kind: Kind, number: int, began_on: date) -> Iterator[Expected]:
        """Yield the moments of one plan; what counts days goes on counting where its owner flies."""
        habit = kind.habits[number]
        first = began_on if habit.every_days > 1 else self.first_day(kind)
        for days in range((self._end_at - self._start_at).days + 2):
            on = first + timedelta(days=days)
            if not _is_planned(habit, on, days=days):
                continue
            for minute in habit.minutes:
                due_us = self._us(kind, on, minute)
                if 0 < due_us < self._end_us:
                    yield Expected(0, number, on, minute, due_us)

    @property
    def _end_us(self) -> int:
        return (self._end_at - self._start_at) // timedelta(microseconds=1)

    def _us(self, kind: Kind, on: date, minute: int) -> int:
        """Return the microsecond at which a minute of a user's day comes; small hours may belong to the day before."""
        date_shown = on if minute >= kind.day_starts_at * 60 else on + timedelta(days=1)
        return (self._clocks(kind).first_at(date_shown, minute) - self._start_at) // timedelta(microseconds=1)

    def _deeds(self, person: Person, named: list[Expected], *, chances: Chances, chance: random.Random) -> list[Deed]:
        """Make up what somebody does, each half a minute past, on the day of the reminder it is about."""
        found: list[Deed] = []
        rests: set[int] = set()
        for each in named:
            for kind, minutes in drawn(chances, chance=chance):
                at_us = each.due_us + minutes * _A_MINUTE_US + _HALF_A_MINUTE_US
                if each.habit in rests or not self._is_on_day(person.kind, at_us, each.on):
                    continue
                zone = chance.choice(self._zones) if kind is DeedKind.TRAVEL else ""
                days = chance.randint(1, 3) if kind is DeedKind.PAUSE else 0
                found.append(Deed(at_us, person.number, kind, each.habit, zone, days))
                if kind is DeedKind.PAUSE:
                    rests.add(each.habit)
        return sorted(found, key=lambda deed: deed.at_us)

    def _is_on_day(self, kind: Kind, at_us: int, on: date) -> bool:
        if not 0 < at_us < self._end_us:
            return False
        return (
            self._us(kind, on, kind.day_starts_at * 60)
            < at_us
            < self._us(kind, on + timedelta(days=1), kind.day_starts_at * 60)
        )

    def _day_of(self, kind: Kind, at_us: int) -> date:
        at = self._start_at + timedelta(microseconds=at_us)
        return self._clocks(kind).day_at(at, day_starts_at=kind.day_starts_at)

    def _silence(self, expected: list[Expected], deeds: list[Deed], kind: Kind) -> None:
        """Say of each moment from when on the deeds have answered it."""
        logged: dict[tuple[int, date], int] = {}
        for deed in deeds:
            on = self._day_of(kind, deed.at_us)
            key = deed.habit, on
            logged[key] = logged.get(key, 0) + _LOGGED.get(deed.kind, 0)
            for each in expected:
                if each.habit != deed.habit:
                    continue
                if deed.kind is DeedKind.PAUSE and on <= each.on < on + timedelta(days=deed.days):
                    each.silence(deed.at_us, "paused")
                elif deed.kind is DeedKind.SKIP and each.on == on:
                    each.silence(deed.at_us, "skipped")
                elif deed.kind in _LOGGED and each.on == on and logged[key] >= TARGET_MINUTES:
                    each.silence(deed.at_us, "done")


def _is_planned(habit: Habit, on: date, *, days: int) -> bool:
    if habit.weekdays:
        return on.isoweekday() % 7 in habit.weekdays
    return days % habit.every_days == 0
