"""The simulation's time: one number in a file that every process maps into its memory, and that one of them moves."""

import mmap
import struct
from datetime import datetime, timedelta
from pathlib import Path

MICROSECONDS = 1_000_000
_NUMBER = struct.Struct("<q")


class SharedTime:
    """Time since an instant in whole microseconds; the same for all processes that map the file."""

    def __init__(self, path: Path, *, start_at: datetime) -> None:
        self.start_at = start_at
        with path.open("r+b") as file:
            self._memory = mmap.mmap(file.fileno(), _NUMBER.size)

    @classmethod
    def made(cls, path: Path, *, start_at: datetime) -> "SharedTime":
        """Make the file, at its start."""
        path.write_bytes(_NUMBER.pack(0))
        return cls(path, start_at=start_at)

    @property
    def elapsed_us(self) -> int:
        """Microseconds since the start."""
        number: int = _NUMBER.unpack_from(self._memory)[0]
        return number

    def move(self, elapsed_us: int) -> None:
        """Let it be so late for everybody; time never goes back."""
        _NUMBER.pack_into(self._memory, 0, max(elapsed_us, self.elapsed_us))

    def seconds(self) -> float:
        """Return the seconds since the start, exact to the microsecond."""
        return self.elapsed_us / MICROSECONDS

    def now(self) -> datetime:
        """Return the instant; this is the `core.clock.Clock` of every process of the simulation."""
        return self.start_at + timedelta(microseconds=self.elapsed_us)

    def offset_us(self, at: datetime) -> int:
        """Return the microseconds from the start to an instant."""
        return (at - self.start_at) // timedelta(microseconds=1)
