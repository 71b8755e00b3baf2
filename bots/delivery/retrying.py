"""How long something that failed waits before it is tried again, and when it is given up. Pure."""

FIRST_PAUSE_SECONDS = 1.0
LONGEST_PAUSE_SECONDS = 60.0
MOST_DOUBLINGS = 10
MOST_ATTEMPTS = 130
"""Two hours of trying: an outage longer than that leaves its messages to be looked at."""


def pause_after(attempts: int, *, chance: float) -> float:
    """Return the seconds to wait after so many attempts: doubling, capped, and spread by a chance from 0 to 1.

    The spread is over the upper half, so that what failed together does not come again together.
    """
    doublings = min(attempts - 1, MOST_DOUBLINGS)
    return min(FIRST_PAUSE_SECONDS * 2.0**doublings, LONGEST_PAUSE_SECONDS) * (0.5 + chance / 2)


def is_hopeless(attempts: int) -> bool:
    """Say whether something has been tried often enough."""
    return attempts >= MOST_ATTEMPTS
