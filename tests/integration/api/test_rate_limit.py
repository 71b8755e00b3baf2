"""How fast one user may ask."""

import pytest

from api.rate_limit import BURST, RateLimit
from core.domain.errors import ErrorCode, GoalError


class Seconds:
    """A monotonic clock that tests move."""

    def __init__(self) -> None:
        self.now = 0.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def seconds() -> Seconds:
    return Seconds()


@pytest.fixture
def limit(seconds: Seconds) -> RateLimit:
    return RateLimit(seconds)


def allowed(limit: RateLimit, user_id: str, *, tries: int) -> int:
    """Return how many of some tries were allowed."""
    count = 0
    for _ in range(tries):
        try:
            limit.take(user_id)
        except GoalError:
            continue
        count += 1
    return count


def test_a_burst_is_allowed_and_then_no_more(limit: RateLimit) -> None:
    assert allowed(limit, "ada", tries=BURST + 50) == BURST


def test_ten_requests_a_second_go_on_for_ever(limit: RateLimit, seconds: Seconds) -> None:
    allowed(limit, "ada", tries=BURST)
    for _ in range(20):
        seconds.now += 1
        assert allowed(limit, "ada", tries=15) == 10


def test_a_bucket_never_holds_more_than_a_burst(limit: RateLimit, seconds: Seconds) -> None:
    allowed(limit, "ada", tries=BURST)
    seconds.now += 86_400
    assert allowed(limit, "ada", tries=2 * BURST) == BURST


def test_one_user_s_haste_is_nobody_else_s(limit: RateLimit) -> None:
    allowed(limit, "ada", tries=BURST + 1)
    assert allowed(limit, "bob", tries=10) == 10


def test_a_refusal_says_how_long_to_wait(seconds: Seconds) -> None:
    limit = RateLimit(seconds, per_second=0.25, burst=1)
    limit.take("ada")
    with pytest.raises(GoalError) as refused:
        limit.take("ada")
    assert (refused.value.code, refused.value.data["seconds"]) == (ErrorCode.RATE_LIMITED, 4)
