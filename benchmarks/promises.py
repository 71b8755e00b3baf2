"""What was promised, what was measured, and how it is shown."""

import sys
from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Promise:
    """One figure and its bound. Without a bound it is for information and always kept."""

    name: str
    measured: float
    unit: str = ""
    at_least: float | None = None
    at_most: float | None = None

    @property
    def is_kept(self) -> bool:
        """Whether the measured figure is within its bound."""
        enough = self.at_least is None or self.measured >= self.at_least
        return enough and (self.at_most is None or self.measured <= self.at_most)

    @property
    def line(self) -> str:
        """The promise as a row of a table."""
        bound = "" if self.at_least is None else f">= {self.at_least:g}"
        bound = bound if self.at_most is None else f"<= {self.at_most:g}"
        verdict = "" if not bound else "kept" if self.is_kept else "BROKEN"
        return f"  {self.name:<62} {self.measured:>11,.2f} {self.unit:<7} {bound:<8} {verdict}"


def report(title: str, promises: Iterable[Promise]) -> bool:
    """Print a table of promises and say whether all are kept."""
    found = list(promises)
    say("")
    print(f"{title}\n" + "\n".join(each.line for each in found), flush=True)
    return all(each.is_kept for each in found)


def say(step: str) -> None:
    """Tell on stderr what is being done; a terminal keeps one line for it, which nothing clears."""
    if sys.stderr.isatty():
        print(f"\r\033[K{step and '  ... '}{step}", end="", file=sys.stderr, flush=True)
    elif step:
        print(f"  ... {step}", file=sys.stderr, flush=True)
