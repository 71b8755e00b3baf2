"""The journal of the platform beside what was expected, and whether the promises are kept."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path

from goalpost.simulation.capacity import Capacity
from goalpost.simulation.comparison import Comparison, Findings, Heard, Quantiles, quantiles
from goalpost.simulation.options import Options
from goalpost.simulation.play import Outcome

MOST_LATE_SECONDS = 2.0
"""What 99 of 100 are late at most, beyond what the pace and the outages alone make late."""


@dataclass(frozen=True, slots=True)
class Verdict:
    """What was found. `allowed` is how much may be doubled: what was under way when a process was killed."""

    options: Options
    outcome: Outcome
    findings: Findings
    late: Quantiles
    behind_due: Quantiles
    sent_at_us: list[int]

    @property
    def allowed(self) -> int:
        """How much may be doubled."""
        return self.outcome.under_way

    @property
    def broken(self) -> list[str]:
        """The promises that are not kept, nothing if all are."""
        found = self.findings
        promises = {
            "nothing is lost": not found.lost,
            "nothing comes at a wrong time, or though it was done": not found.wrong and not found.early,
            "no more is doubled than was under way at a crash": len(found.doubled) <= self.allowed,
            f"99 of 100 are at most {MOST_LATE_SECONDS:g} s late": self.late.p99 < MOST_LATE_SECONDS,
        }
        return [promise for promise, is_kept in promises.items() if not is_kept]


def judged(options: Options, outcome: Outcome) -> Verdict:
    """Read what the platform took, and compare."""
    comparison = Comparison(outcome.cast.expected, titles=outcome.cast.titles)
    sent_at_us = []
    for heard in _heard(outcome.journal):
        comparison.take(heard)
        sent_at_us.append(heard.at_us)
    capacity = Capacity(options.per_second, outcome.faults.unavailable)
    end_us = (options.end_at - options.start_at) // timedelta(microseconds=1)
    findings = comparison.judged(capacity, end_us=end_us)
    return Verdict(
        options,
        outcome,
        findings,
        quantiles(findings.late_seconds),
        quantiles(findings.behind_due_seconds),
        sent_at_us,
    )


def _heard(journal: Path) -> Iterator[Heard]:
    with journal.open(encoding="utf-8") as lines:
        for line in lines:
            at_us, chat, text = line.split(" ", 2)
            yield Heard(int(at_us), int(chat), str(json.loads(text)))
