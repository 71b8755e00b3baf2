"""Each quarter of a minute: say that a scheduler is there."""

from datetime import datetime

from sqlmodel import Session

from core.services.heartbeats import EVERY, beat, this_process
from scheduler.tick import Tick

ROLE = "scheduler"


def say_so(session: Session, now: datetime) -> int:
    """Say that this process schedules; nothing is left to do."""
    beat(session, ROLE, this_process(), now=now)
    return 0


BEAT = Tick("beat", every=EVERY, work=say_so)
