"""Everybody of a simulation with their stories: what they do, in order, and what is expected of it."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import timedelta

from goalpost.simulation.expectation import Expected, Storyteller
from goalpost.simulation.options import Options
from goalpost.simulation.people import ZONES, Chances, Deed, Person, people
from goalpost.simulation.tell import Tell

BEYOND = timedelta(days=1)
"""Stories go on so long after the end, so that what is sent then is known for what it is."""
TELLINGS = 100


@dataclass(frozen=True, slots=True)
class Cast:
    """`deeds` in the order of time; `expected` by chat and title; `due_us` of all that is to be sent, in order."""

    people: list[Person]
    deeds: list[Deed]
    expected: dict[tuple[int, str], list[Expected]]
    titles: dict[int, tuple[str, ...]]
    due_us: list[int]


def cast_of(options: Options, *, tell: Tell) -> Cast:
    """Make everybody up."""
    everybody, deeds = people(options.users), list[Deed]()
    teller = Storyteller(ZONES, start_at=options.start_at, end_at=options.end_at + BEYOND, seed=options.seed)
    expected: dict[tuple[int, str], list[Expected]] = defaultdict(list)
    for person in everybody:
        story = teller.story(person, Chances())
        deeds += story.deeds
        for each in story.expected:
            expected[person.chat, person.kind.habits[each.habit].title].append(each)
        if person.number % max(options.users // TELLINGS, 1) == 0:
            tell("stories", person.number / options.users)
    end_us = options.days * timedelta(days=1) // timedelta(microseconds=1)
    due_us = sorted(
        each.due_us for some in expected.values() for each in some if not each.is_silent and each.due_us < end_us
    )
    return Cast(
        everybody,
        sorted((deed for deed in deeds if deed.at_us < end_us), key=lambda deed: deed.at_us),
        dict(expected),
        {person.chat: tuple(habit.title for habit in person.kind.habits) for person in everybody},
        due_us,
    )
