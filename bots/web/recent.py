"""What was seen a moment ago, so that a link that many follow at once is looked up once, and not for each of them."""

from collections import OrderedDict
from dataclasses import dataclass
from datetime import datetime, timedelta

from bots.conversation.looking import Look

KNOWN_FOR = timedelta(seconds=2)
MOST_KNOWN = 500


@dataclass(frozen=True, slots=True)
class Seen:
    """What a code shows, and the locale of whoever shares it."""

    look: Look
    locale: str


class Recent:
    """The codes that were followed last, in this process's memory."""

    def __init__(self) -> None:
        self._known: OrderedDict[str, tuple[Seen, datetime]] = OrderedDict()

    def get(self, code: str, *, now: datetime) -> Seen | None:
        """Return what a code showed a moment ago."""
        seen, at = self._known.get(code, (None, now))
        return seen if now - at < KNOWN_FOR else None

    def put(self, code: str, seen: Seen, *, now: datetime) -> None:
        """Remember what a code shows."""
        self._known[code] = seen, now
        self._known.move_to_end(code)
        if len(self._known) > MOST_KNOWN:
            self._known.popitem(last=False)
