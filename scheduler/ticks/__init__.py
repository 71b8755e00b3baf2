"""Ticks: plain functions of a session and now, each run as often as it says and as often as it takes."""

from scheduler.ticks.beat import BEAT
from scheduler.ticks.close import CLOSE, WARN
from scheduler.ticks.purge import PURGE
from scheduler.ticks.remind import REMIND
from scheduler.ticks.resume import RESUME
from scheduler.ticks.review import MONTHS, WEEKS

ALL_TICKS = (BEAT, CLOSE, WARN, PURGE, REMIND, RESUME, WEEKS, MONTHS)
"""Every tick there is."""

__all__ = ["ALL_TICKS"]
