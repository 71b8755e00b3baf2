"""Callers are remembered for a moment, and not beyond a change."""

from api.callers import KNOWN_FOR_SECONDS, MOST_CALLERS, KnownCallers
from core.db.records import Actor
from core.domain.calendar import Calendar

ANN = Actor("ann-id", "ann", Calendar("Europe/Paris"), "en")
BOB = Actor("bob-id", "bob", Calendar(), "en")


class Stopwatch:
    """Seconds that pass when told to."""

    def __init__(self) -> None:
        self.now = 100.0

    def __call__(self) -> float:
        return self.now


def test_a_caller_is_known_for_a_moment_only() -> None:
    watch = Stopwatch()
    callers = KnownCallers(watch)
    callers.put("token", ANN)
    watch.now += KNOWN_FOR_SECONDS
    assert callers.get("token") == ANN
    watch.now += 0.01
    assert callers.get("token") is None


def test_a_change_forgets_all_tokens_of_one_user_and_no_others() -> None:
    callers = KnownCallers(Stopwatch())
    for token, actor in (("first", ANN), ("second", ANN), ("third", BOB)):
        callers.put(token, actor)
    callers.forget(ANN.user_id)
    assert [callers.get(token) for token in ("first", "second", "third")] == [None, None, BOB]


def test_the_memory_is_bounded() -> None:
    callers = KnownCallers(Stopwatch())
    for number in range(MOST_CALLERS + 1):
        callers.put(f"token-{number}", ANN)
    assert callers.get("token-0") is None
    assert callers.get(f"token-{MOST_CALLERS}") == ANN
