"""How fast a platform lets us speak: token buckets over all chats, for each chat and for each group.

Nothing here reads a clock; instants are seconds of any one that the caller keeps to.
"""

from dataclasses import dataclass, replace

from core.services.outbox import Place

MOST_BUCKETS = 10_000
"""Of so many chats the buckets are remembered before those that are full again are let go."""


@dataclass(frozen=True, slots=True)
class Rate:
    """So many a second, and how many may come at once after a quiet time: in t seconds `burst + per_second * t`."""

    per_second: float
    burst: int = 1

    @property
    def handful(self) -> int:
        """How many are worth waiting for together when more wait than may be said: each look for them has its price."""
        return max(self.burst // 2, 1)

    def shared(self, speakers: int) -> "Rate":
        """Return the part of one of several who speak by this rate together."""
        return Rate(self.per_second / speakers, max(self.burst // speakers, 1))


@dataclass(frozen=True, slots=True)
class Rates:
    """What a platform allows one bot; None where it sets no limit."""

    overall: Rate | None = None
    chat: Rate | None = None
    group: Rate | None = None


NO_LIMITS = Rates()


@dataclass(frozen=True, slots=True)
class Bucket:
    """How many tokens there were at an instant."""

    tokens: float
    at: float

    def tokens_at(self, now: float, rate: Rate) -> float:
        """Return how many there are now; a clock that went back adds none."""
        return min(rate.burst, self.tokens + max(now - self.at, 0.0) * rate.per_second)

    def wait(self, now: float, rate: Rate, *, tokens: int = 1) -> float:
        """Return in how many seconds there will be so many whole tokens; 0 if there are."""
        return max(tokens - self.tokens_at(now, rate), 0.0) / rate.per_second

    def taken(self, now: float, rate: Rate) -> "Bucket":
        """Return what is left after one more; the caller has waited for it."""
        return Bucket(self.tokens_at(now, rate) - 1.0, max(now, self.at))


Key = tuple[str, str] | None
"""Tenant and chat; None stands for all together."""
CHATS_OF_A_STORM = 3
"""Told to wait in so many chats with nothing taken between, we are too fast for the platform, not for these chats.

Not answered in so many, the platform is away.
"""
TRY_EVERY_SECONDS = 1.0
"""While the platform is away one message at a time tries whether it is back."""


class Pacer:
    """Says when something may be said, and remembers what was."""

    def __init__(self, rates: Rates) -> None:
        self._allowed = self._rates = rates
        self._buckets: dict[Key, Bucket] = {}
        self._refused: dict[Key, float] = {}
        self._paused_until = 0.0
        self._unanswered: set[Key] = set()
        self._is_away = False
        self._next_try_at = 0.0

    @property
    def remembered(self) -> int:
        """Of how many chats, and all together, there is a bucket."""
        return len(self._buckets)

    def share(self, couriers: int) -> None:
        """Note how many speak for the same bot: each takes its part of what all chats together may be said."""
        overall = self._allowed.overall
        self._rates = replace(self._allowed, overall=overall and overall.shared(couriers))

    def room(self, now: float, most: int) -> int:
        """Return how many may be said now over all chats, no more than so many."""
        if now < max(self._paused_until, self._next_try_at):
            return 0
        most = min(most, 1) if self._is_away else most
        rate = self._rates.overall
        return most if rate is None else min(most, int(self._bucket(None, rate, now).tokens_at(now, rate) + _SLACK))

    def wait(self, place: Place, now: float) -> float:
        """Return in how many seconds a chat may be spoken to; the limit over all chats is `room`'s."""
        rate = self._rate(place)
        if rate is None:
            return 0.0
        wait = self._bucket(_key(place), rate, now).wait(now, rate)
        return wait if wait > _SLACK else 0.0

    def wait_for_room(self, now: float, *, is_urgent: bool = True) -> float:
        """Return in how many seconds there is room again: for somebody, or several if none is urgent; 0 if there is."""
        rate = self._rates.overall
        pause = max(self._paused_until - now, self._next_try_at - now, 0.0)
        if rate is None:
            return pause
        tokens = 1 if is_urgent else rate.handful
        return max(pause, self._bucket(None, rate, now).wait(now, rate, tokens=tokens))

    def spoke(self, place: Place, now: float) -> None:
        """Note that something is being said."""
        if self._is_away:
            self._next_try_at = now + TRY_EVERY_SECONDS
        for key, rate in ((None, self._rates.overall), (_key(place), self._rate(place))):
            if rate is not None:
                self._buckets[key] = self._bucket(key, rate, now).taken(now, rate)
        if len(self._buckets) > MOST_BUCKETS:
            self._forget_full(now)

    def pause(self, now: float, seconds: float) -> None:
        """Let everybody wait."""
        self._paused_until = max(self._paused_until, now + seconds)

    def refused(self, place: Place, now: float, *, seconds: float) -> None:
        """Note that the platform told a chat to wait; after several chats in a row, everybody does.

        Platforms do not say which of the two they mean, and who goes on in a storm prolongs it.
        """
        self._refused[_key(place)] = now + seconds
        if len(self._refused) >= CHATS_OF_A_STORM:
            self.pause(now, min(self._refused.values()) - now)
            self._refused.clear()

    def unanswered(self, place: Place, now: float) -> None:
        """Note that the platform could not be asked, or did not answer; after several chats in a row it is away.

        Then one message at a time tries, so that the others keep their place and go out as soon as it is back.
        """
        self._unanswered.add(_key(place))
        if len(self._unanswered) >= CHATS_OF_A_STORM and not self._is_away:
            self._is_away = True
            self._next_try_at = now + TRY_EVERY_SECONDS

    def untried(self) -> None:
        """Note that what was to try did not: the next may do so at once."""
        self._next_try_at = 0.0

    def taken(self) -> bool:
        """Note that the platform took something: it does not mean everybody. Return whether it had been away."""
        self._refused.clear()
        return self.answered()

    def answered(self) -> bool:
        """Note that the platform answered, be it to refuse: it is there. Return whether it had been away."""
        is_back = self._is_away
        self._unanswered.clear()
        self._is_away = False
        self._next_try_at = 0.0
        return is_back

    def _rate(self, place: Place) -> Rate | None:
        return self._rates.group if place.is_group else self._rates.chat

    def _bucket(self, key: Key, rate: Rate, now: float) -> Bucket:
        return self._buckets.get(key) or Bucket(rate.burst, now)

    def _forget_full(self, now: float) -> None:
        """Let go of chats that have been quiet for so long that nothing limits them, by the slower of their rates."""
        rates = [rate for rate in (self._rates.chat, self._rates.group) if rate is not None]
        quiet = max((rate.burst / rate.per_second for rate in rates), default=0.0)
        self._buckets = {
            key: bucket for key, bucket in self._buckets.items() if key is None or now - bucket.at <= quiet
        }


_SLACK = 1e-9


def _key(place: Place) -> Key:
    return place.tenant, place.address
