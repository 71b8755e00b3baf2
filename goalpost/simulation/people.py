"""Who takes part: people in real zones with real habits, and what they do meanwhile; all of it follows from a seed."""

import random
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from itertools import product

FIRST_CHAT = 1001
TARGET_MINUTES = 30


@dataclass(frozen=True, slots=True)
class Habit:
    """A goal of some minutes a day, and the minutes of the day at which it reminds of itself.

    `weekdays` (0 = Sunday; empty: all) or every so many days from the simulation's first.
    """

    title: str
    minutes: tuple[int, ...]
    weekdays: tuple[int, ...] = ()
    every_days: int = 1


@dataclass(frozen=True, slots=True)
class Kind:
    """What several people have in common."""

    zone: str
    day_starts_at: int
    habits: tuple[Habit, ...]


@dataclass(frozen=True, slots=True)
class Person:
    """One user, who is reached in one chat."""

    number: int
    kind: Kind

    @property
    def chat(self) -> int:
        """The chat's id on the platform, which is the account's too."""
        return FIRST_CHAT + self.number


class DeedKind(StrEnum):
    """What somebody does."""

    DO = "do"
    DO_HALF = "do half"
    SKIP = "skip"
    PAUSE = "pause"
    TRAVEL = "travel"


@dataclass(frozen=True, slots=True)
class Deed:
    """Something that somebody does about a habit (by its place), so many microseconds after the start.

    `zone` is where a journey ends; `days` how long a pause is.
    """

    at_us: int
    person: int
    kind: DeedKind
    habit: int = 0
    zone: str = ""
    days: int = 0


ZONES = (
    "Europe/Berlin", "Europe/London", "Europe/Lisbon", "Europe/Helsinki", "America/New_York", "America/Chicago",
    "America/Los_Angeles", "America/Sao_Paulo", "America/Santiago", "Africa/Cairo", "Africa/Casablanca", "Asia/Beirut",
    "Asia/Kolkata", "Asia/Kathmandu", "Asia/Tokyo", "Australia/Sydney", "Australia/Lord_Howe", "Pacific/Chatham",
)  # fmt: skip
"""Large ones, and those whose clocks change at midnight, by half an hour, or never."""
_WEEKDAYS, _WEEKEND = (1, 2, 3, 4, 5), (0, 6)


def _at(hour: int, minute: int = 0) -> int:
    return hour * 60 + minute


PROGRAMMES: tuple[tuple[Habit, ...], ...] = (
    (Habit("Read", (_at(8),)),),
    (Habit("Yoga", (_at(7, 30),), _WEEKDAYS),),
    (Habit("Run", (_at(18),), (1, 3, 5)), Habit("Stretch", (_at(21, 30),), every_days=2)),
    (Habit("Vocabulary", (_at(20),)),),
    (Habit("Meditate", (_at(6, 45),), _WEEKDAYS), Habit("Walk", (_at(10),), _WEEKEND)),
    (Habit("Piano", (_at(9), _at(19, 15))),),
    (Habit("Journal", (_at(0, 30),)),),
    (Habit("Guitar", (_at(2, 30),)),),
    (Habit("Swim", (_at(12, 5),), every_days=3),),
    (Habit("Write", (_at(0),)),),
)
"""What people have planned: mostly at full hours, as people do, and at the hours in which clocks change."""
_DAY_STARTS = (0, 3)


def kinds() -> list[Kind]:
    """Return every kind of person, the usual ones first."""
    return [Kind(zone, start, habits) for start, habits, zone in product(_DAY_STARTS, PROGRAMMES, ZONES)]


def people(count: int) -> list[Person]:
    """Return so many people, of all kinds in turn."""
    found = kinds()
    return [Person(number, found[number % len(found)]) for number in range(count)]


@dataclass(frozen=True, slots=True)
class Chances:
    """How likely somebody does something on a day with a reminder."""

    before: float = 0.25
    after: float = 0.2
    half: float = 0.05
    skip: float = 0.03
    pause: float = 0.005
    journey: float = 0.002


def drawn(chances: Chances, *, chance: random.Random) -> Iterator[tuple[DeedKind, int]]:
    """Yield what somebody does about one reminder, and how many minutes after it (before it, if negative)."""
    if chance.random() < chances.half:
        yield DeedKind.DO_HALF, -chance.randint(1, 60)
    if chance.random() < chances.skip:
        yield DeedKind.SKIP, -chance.randint(1, 60)
    if chance.random() < chances.pause:
        yield DeedKind.PAUSE, chance.randint(5, 90)
    if chance.random() < chances.journey:
        yield DeedKind.TRAVEL, chance.randint(5, 300)
    first = chance.random()
    if first < chances.before:
        yield DeedKind.DO, -chance.randint(1, 120)
    elif first < chances.before + chances.after:
        yield DeedKind.DO, chance.randint(1, 180)
