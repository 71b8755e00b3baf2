"""`goalpost chat` and the prompt of `goalpost up`: the terminal channel, given this process's database and streams."""

import sys
from typing import TYPE_CHECKING

from core.clock import utc_now
from goalpost.memory import settle
from goalpost.pages import public_address
from goalpost.refusal import wrong_use_refused

if TYPE_CHECKING:
    from core.db.database import Database
    from core.settings import Settings


def chat(database: "Database", settings: "Settings", *, user: str) -> None:
    """Answer what is typed, or piped in line by line, until its end.

    Raises: `RefusalError` for a name that will not do.
    """
    from bots.terminal.app import run_terminal
    from goalpost.local_user import welcome_user

    now = utc_now()
    with wrong_use_refused():
        database.write_now(lambda session: welcome_user(session, user, now=now))
    settle()
    run_terminal(database, utc_now, user=user, stdin=sys.stdin, stdout=sys.stdout, public=public_address(settings))
