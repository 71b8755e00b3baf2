"""Everybody's story: what people do, and what is expected because of it."""

from datetime import UTC, date, datetime, timedelta

from goalpost.simulation.expectation import Expected, Storyteller
from goalpost.simulation.people import ZONES, Chances, DeedKind, Habit, Kind, Person, kinds, people

START = datetime(2026, 3, 26, tzinfo=UTC)
IDLE = Chances(before=0, after=0, half=0, skip=0, pause=0, journey=0)
BERLIN = "Europe/Berlin"


def teller(seed: int = 1) -> Storyteller:
    return Storyteller(ZONES, start_at=START, end_at=START + timedelta(days=7), seed=seed)


def reader(*, zone: str = BERLIN, minute: int = 480, weekdays: tuple[int, ...] = ()) -> Person:
    return Person(0, Kind(zone, 0, (Habit("Read", (minute,), weekdays),)))


def told(expected: list[Expected]) -> list[str]:
    return [f"{START + timedelta(microseconds=each.due_us):%d %H:%M}" for each in expected]


def test_a_daily_habit_keeps_its_local_time_when_clocks_change() -> None:
    story = teller().story(reader(), IDLE)
    assert told(story.expected) == ["26 07:00", "27 07:00", "28 07:00", "29 06:00", "30 06:00", "31 06:00", "01 06:00"]


def test_weekdays_are_those_of_the_persons_own_calendar() -> None:
    story = teller().story(reader(zone="Asia/Tokyo", minute=480, weekdays=(1,)), IDLE)
    assert told(story.expected) == ["29 23:00"]
    assert [each.on for each in story.expected] == [date(2026, 3, 30)]


def test_the_same_seed_tells_the_same_stories_and_another_others() -> None:
    crowd = people(40)
    one, same, other = ([each.story(person, Chances()).deeds for person in crowd] for each in map(teller, (1, 1, 2)))
    assert one == same != other


def test_whoever_does_it_before_is_left_alone() -> None:
    story = teller().story(reader(), Chances(before=1, after=0, half=0, skip=0, pause=0, journey=0))
    assert [each.is_silent for each in story.expected] == [True] * len(story.expected)
    assert {each.why for each in story.expected} == {"done"}


def test_a_journey_moves_what_comes_after_it_and_repeats_nothing() -> None:
    story = teller().story(reader(), Chances(before=0, after=0, half=0, skip=0, pause=0, journey=1))
    [journey] = [deed for deed in story.deeds if deed.kind is DeedKind.TRAVEL]
    assert story.deeds[-1] is journey
    assert len({each.moment for each in story.expected}) == len(story.expected)


def test_everybody_is_of_a_kind_of_their_own_first() -> None:
    crowd = people(len(kinds()) + 1)
    assert len({person.kind for person in crowd[:-1]}) == len(kinds())
    assert crowd[-1].kind == crowd[0].kind
