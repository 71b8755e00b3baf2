"""Who sits at this machine: the name and the time zone that the operating system knows them by."""

import getpass
import os
from datetime import datetime
from pathlib import Path

from sqlmodel import Session

from core.domain.calendar import is_zone
from core.services.users import actor_welcomed

NOBODY = "me"
LOCAL_TIME = Path("/etc/localtime")


def local_name() -> str:
    """Return the name of the user who runs this process, or `me` where there is none (a container)."""
    try:
        return getpass.getuser()
    except (KeyError, OSError):
        return NOBODY


def local_zone() -> str | None:
    """Return the IANA name of this machine's zone, None where it has none that we know."""
    named = os.environ.get("TZ", "").removeprefix(":")
    name = named or str(LOCAL_TIME.resolve()).partition("/zoneinfo/")[2]
    return name if is_zone(name) else None


def welcome_user(session: Session, name: str, *, now: datetime) -> None:
    """Make a user on first sight, in the zone of the machine they sit at; one who is there keeps their own."""
    actor_welcomed(session, name, now=now, timezone=local_zone())
