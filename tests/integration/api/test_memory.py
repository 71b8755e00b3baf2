"""What is rendered is remembered within a bound that holds whatever is asked."""

import tracemalloc

import pytest

from api.memory import RenderedGoals

MOST_BYTES = 200_000


def test_the_least_recently_used_goes_first() -> None:
    memory = RenderedGoals(most_bytes=3000)
    for name in ("first", "second"):
        memory.put(("goal", 1, name), b"x" * 700)
    memory.get(("goal", 1, "first"))
    memory.put(("goal", 1, "third"), b"x" * 700)
    kept = [name for name in ("first", "second", "third") if memory.get(("goal", 1, name)) is not None]
    assert kept == ["first", "third"]


def test_a_body_that_replaces_another_is_counted_once() -> None:
    memory = RenderedGoals(most_bytes=3000)
    memory.put(("goal", 1, "other"), b"x")
    for _ in range(20):
        memory.put(("goal", 1, "same"), b"x" * 700)
    assert memory.get(("goal", 1, "other")) == b"x"


@pytest.mark.parametrize("rest", ["", "\N{SNOWMAN}" * 2000])
def test_names_count_and_so_do_many_small_bodies(rest: str) -> None:
    memory = RenderedGoals(most_bytes=MOST_BYTES)
    tracemalloc.start()
    try:
        for number in range(2000):
            memory.put((f"user {number:036}", number, f"goals {number} {rest}"), b"{}")
        held, _ = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert held < 1.5 * MOST_BYTES
