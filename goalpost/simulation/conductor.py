"""Moves the simulated time: to the next instant at which any process has something to do, once none has any more.

While nothing is due in the database, the quick polls of the processes are passed over: they would find nothing.
"""

import random
import selectors
import socket
import subprocess
import sys
import threading
from collections.abc import Callable
from dataclasses import dataclass, replace

from goalpost.simulation.loop import GO, NEVER_US, REPORT
from goalpost.simulation.orders import Orders
from goalpost.simulation.shared_time import MICROSECONDS, SharedTime

PATIENCE_SECONDS = 120
LEAP_FROM_US = 2 * MICROSECONDS
LONGEST_LEAP_US = 600 * MICROSECONDS
"""So often every process looks whatever the database says."""
AWAKE_US, STEP_US = 60 * MICROSECONDS, 20 * MICROSECONDS
"""So long before something is due, steps are so short that nobody takes another process for dead."""


class StuckError(Exception):
    """A process ended by itself, or does not come to rest; its log says why."""


@dataclass(frozen=True, slots=True)
class Doom:
    """A process is to be killed as soon as `is_ripe`, in the middle of what it does then."""

    delay_seconds: float
    is_ripe: Callable[[], bool]
    then: Callable[["Hand"], None]


class Hand:
    """A process that works in simulated time, and until when it has nothing to do."""

    def __init__(self, orders: Orders) -> None:
        ours, theirs = socket.socketpair()
        self.orders = replace(orders, line_fd=theirs.fileno())
        command = [sys.executable, "-m", "goalpost.simulation.worker", self.orders.text()]
        self.process = subprocess.Popen(command, pass_fds=[theirs.fileno()], stdin=subprocess.DEVNULL)  # noqa: S603 - our own
        theirs.close()
        self.line = ours
        self.is_at_rest = False
        self.until_us = 0
        self.doom: Doom | None = None

    def go(self) -> None:
        """Let it see what time it is."""
        self.is_at_rest = False
        self.line.sendall(GO)

    def heard(self) -> None:
        """Take its report. Raises: `StuckError` when it is gone."""
        report = self.line.recv(REPORT.size)
        if len(report) != REPORT.size:
            raise StuckError(f"{self.orders.name} ended by itself; {self.orders.log_file} may say why")
        self.until_us = REPORT.unpack(report)[0]
        self.is_at_rest = True

    def kill(self) -> None:
        """End it, whatever it is doing."""
        self.process.kill()
        self.process.wait()
        self.line.close()


class Conductor:
    """Holds the processes and moves the time. `due_us` says when the database has something to do next."""

    def __init__(self, time: SharedTime, *, due_us: Callable[[], int], chances: random.Random) -> None:
        self._time, self._due_us, self._chances = time, due_us, chances
        self._hands: dict[str, Hand] = {}
        self._watched = selectors.DefaultSelector()
        self._pause = threading.Event()
        self._busy_until_us = 0

    def start(self, orders: Orders) -> None:
        """Start a process; time does not pass before it is at rest."""
        hand = self._hands[orders.name] = Hand(orders)
        self._watched.register(hand.line, selectors.EVENT_READ, hand)

    def doom(self, name: str, doom: Doom) -> bool:
        """Let a process be killed soon; say False when it is not there, or doomed already."""
        hand = self._hands.get(name)
        if hand is None or hand.doom is not None:
            return False
        hand.doom = doom
        return True

    def run_until(self, end_us: Callable[[], int]) -> None:
        """Let time pass until an instant, which may be moved meanwhile; everything is at rest then."""
        while True:
            self._gather()
            next_us = max(self._next_us(), self._time.elapsed_us)
            if next_us >= end_us():
                self._time.move(end_us())
                return
            self._time.move(next_us)
            for hand in [each for each in self._hands.values() if each.until_us <= next_us]:
                self._let_go(hand)

    def stop(self) -> None:
        """End all processes."""
        for hand in self._hands.values():
            hand.kill()
        self._hands.clear()
        self._watched.close()

    def _gather(self) -> None:
        """Wait until every process is at rest."""
        while any(not hand.is_at_rest for hand in self._hands.values()):
            found = self._watched.select(PATIENCE_SECONDS)
            if not found:
                busy = [name for name, hand in self._hands.items() if not hand.is_at_rest]
                raise StuckError(f"not at rest after {PATIENCE_SECONDS} s: {', '.join(busy)}")
            for key, _ in found:
                key.data.heard()

    def _next_us(self) -> int:
        """Return when anything happens next; later than the next poll while nothing is due.

        A leap ends within the second before something is due, so that polls meet it at any moment of their pace. Where
        something is due, it is not looked for more for as long.
        """
        now_us = self._time.elapsed_us
        poll_us = min((hand.until_us for hand in self._hands.values()), default=NEVER_US)
        if poll_us < self._busy_until_us:
            return poll_us
        due_us = self._due_us()
        if due_us - now_us < LEAP_FROM_US:
            self._busy_until_us = max(due_us, now_us) + MICROSECONDS // 2
            return poll_us
        return max(self._landing_us(now_us, due_us), poll_us)

    def _landing_us(self, now_us: int, due_us: int) -> int:
        if due_us - now_us > AWAKE_US:
            return min(due_us - AWAKE_US, now_us + LONGEST_LEAP_US)
        return min(due_us - self._chances.randrange(MICROSECONDS), now_us + STEP_US)

    def _let_go(self, hand: Hand) -> None:
        hand.go()
        doom = hand.doom
        if doom is None or not doom.is_ripe():
            return
        self._pause.wait(doom.delay_seconds)
        self._watched.unregister(hand.line)
        hand.kill()
        del self._hands[hand.orders.name]
        doom.then(hand)
