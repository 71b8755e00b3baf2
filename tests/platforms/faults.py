"""What goes wrong on purpose: refusals, answers that are late, torn or no JSON, before or after the effect."""

import asyncio
from dataclasses import dataclass, field


@dataclass(slots=True)
class Fault:
    """What goes wrong at the next `times` calls of a method (None: any).

    `error`, as the platform words its refusals, is answered in place of an effect. `is_dropped` closes the connection
    without an answer, after the effect if `has_effect`. `body` is answered as it is, with `status`. `until` holds the
    answer back until it is set.
    """

    method: str | None = None
    times: int = 1
    error: Exception | None = None
    is_dropped: bool = False
    has_effect: bool = False
    body: bytes | None = None
    status: int = 502
    until: asyncio.Event | None = None


@dataclass(slots=True)
class Faults:
    """Those that wait to happen, first come first."""

    waiting: list[Fault] = field(default_factory=list)

    def next_for(self, method: str) -> Fault:
        """Take what goes wrong with a call; one that lets all be well when there is nothing."""
        for fault in self.waiting:
            if fault.method in (None, method):
                fault.times -= 1
                if fault.times <= 0:
                    self.waiting.remove(fault)
                return fault
        return Fault()
