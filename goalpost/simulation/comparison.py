"""What was to be said beside what the platform took: lost, doubled, wrong, late, and what was rightly left unsaid."""

from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from goalpost.simulation.capacity import Capacity, earliest_us
from goalpost.simulation.expectation import Expected
from goalpost.simulation.shared_time import MICROSECONDS

OVERTAKEN_WITHIN_US = 60 * MICROSECONDS
"""What is answered so soon after it could have been sent may have waited still, and is not sent any more."""


class Heard(NamedTuple):
    """A message that the platform took."""

    at_us: int
    chat: int
    text: str


class Quantiles(NamedTuple):
    """Seconds."""

    p50: float
    p99: float
    most: float


@dataclass(slots=True)
class Findings:
    """What came of everything that was due."""

    due: int = 0
    sent: int = 0
    doubled: list[Heard] = field(default_factory=list)
    silent: "Counter[str]" = field(default_factory=Counter)
    lost: list[Expected] = field(default_factory=list)
    wrong: list[Heard] = field(default_factory=list)
    early: list[Heard] = field(default_factory=list)
    late_seconds: list[float] = field(default_factory=list)
    behind_due_seconds: list[float] = field(default_factory=list)


Key = tuple[int, str]
"""A chat, and what it is reminded of."""


class Comparison:
    """Holds what is expected of each chat and habit, takes what was heard, and finds what is wrong."""

    def __init__(self, expected: Mapping[Key, Sequence[Expected]], *, titles: Mapping[int, Sequence[str]]) -> None:
        self._expected, self._titles = expected, titles
        self._due = {key: [each.due_us for each in some] for key, some in expected.items()}
        self._sent: dict[Key, dict[int, int]] = defaultdict(dict)
        self.findings = Findings()

    def take(self, heard: Heard) -> None:
        """Find what a message is about; one message may remind of several things."""
        found = [title for title in self._titles.get(heard.chat, ()) if title in heard.text]
        if not found:
            self.findings.wrong.append(heard)
        for title in found:
            self._take(heard, (heard.chat, title))

    def _take(self, heard: Heard, key: Key) -> None:
        place = bisect_right(self._due.get(key, []), heard.at_us) - 1
        if place < 0:
            self.findings.early.append(heard)
        elif place in self._sent[key]:
            self.findings.doubled.append(heard)
        elif self._expected[key][place].silent_us < heard.at_us:
            self.findings.wrong.append(heard)
            self._sent[key][place] = heard.at_us
        else:
            self._sent[key][place] = heard.at_us

    def judged(self, capacity: Capacity, *, end_us: int) -> Findings:
        """Return what came of what was due before an instant."""
        findings, sent = self.findings, []
        for key, some in self._expected.items():
            for place, each in enumerate(some):
                if each.due_us >= end_us:
                    continue
                findings.due += 1
                at_us = self._sent[key].get(place)
                if at_us is not None:
                    sent.append((each.due_us, at_us))
                elif each.silent_us <= capacity.free_us(each.due_us) + OVERTAKEN_WITHIN_US:
                    findings.silent[each.why if each.is_silent else f"{each.why} while it waited"] += 1
                else:
                    findings.lost.append(each)
        findings.sent = len(sent)
        _tell_lateness(findings, sent, capacity)
        return findings


def _tell_lateness(findings: Findings, sent: list[tuple[int, int]], capacity: Capacity) -> None:
    """Compare with the ideal sender; what is due at the same moment may go out in any order."""
    sent.sort()
    ideal = earliest_us((due_us for due_us, _ in sent), capacity)
    for (due_us, at_us), could_us in zip(sent, ideal, strict=True):
        findings.late_seconds.append(max(at_us - could_us, 0) / MICROSECONDS)
        findings.behind_due_seconds.append((at_us - due_us) / MICROSECONDS)


def quantiles(seconds: Iterable[float]) -> Quantiles:
    """Return the median, the 99th of 100 and the greatest; zeros of nothing."""
    ordered = sorted(seconds)
    if not ordered:
        return Quantiles(0, 0, 0)
    return Quantiles(ordered[len(ordered) // 2], ordered[len(ordered) * 99 // 100], ordered[-1])
