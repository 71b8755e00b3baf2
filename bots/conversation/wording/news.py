"""What else an entry brought about, as sentences after its confirmation."""

from collections.abc import Iterable

from bots.conversation.wording.language import mark, say
from core.domain.events import CameBack, Event, RewardUnlocked, StreakGrown, WayPassed

_PARTS = {25: mark("A quarter of the way!"), 50: mark("Halfway there!"), 75: mark("Three quarters done!")}


def news_of(events: Iterable[Event], *, is_reached: bool) -> tuple[str, ...]:
    """Return what events are worth saying beside where a goal stands, which tells of limits and streaks by itself.

    A streak of a length worth telling gets a sign, but the one that reached its goal is celebrated as such.
    """
    told = (event for event in events if not (is_reached and isinstance(event, StreakGrown)))
    return tuple(said for event in told if (said := _said(event)))


def _said(event: Event) -> str:
    match event:
        case WayPassed(percent=percent):
            return say(_PARTS[percent])
        case RewardUnlocked(reward=reward):
            return say("You have earned “{reward}”. Enjoy it! 🎁", reward=reward)
        case StreakGrown():
            return "🔥"
        case CameBack():
            return say("Good to have you back!")
        case _:
            return ""
