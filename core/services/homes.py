"""Home tabs of chat platforms: any process shows one anew once its owner's goals have changed, none too often.

And the files that stand there and in messages: a platform keeps what nobody deletes.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlmodel import Session

from core.db.queries import homes as rows
from core.db.queries import shown_files
from core.db.queries.homes import HomeKey
from core.db.records import Actor
from core.services.identities import Identity

LOOKED_AT_FOR = timedelta(hours=1)
"""Who opened a Home tab longer ago sees it anew when they open it again."""
RESTS_FOR = timedelta(seconds=5)
"""At most so often a Home tab is shown anew by itself."""
FAILED_RESTS_FOR = timedelta(minutes=1)
FILES_KEPT_FOR = timedelta(days=90)
"""As long as Slack shows messages to workspaces that pay nothing."""
DELETION_TAKES = timedelta(hours=1)
"""After this a deletion that never came back is tried again."""


@dataclass(frozen=True, slots=True)
class Turn:
    """One time of showing a Home tab; `picture` is the digest of what stood in the file `file_id` until now."""

    key: HomeKey
    number: int
    picture: str | None
    file_id: str | None


def opened(session: Session, identity: Identity, actor: Actor, *, now: datetime) -> Turn:
    """Take a turn of the Home tab of somebody who looks at it, to show their goals as they are in this transaction."""
    key = HomeKey(identity.platform, identity.tenant, identity.account)
    values = {**key._asdict(), **_shown(session, actor, now=now), "opened_at": now}
    return Turn(key, *rows.open_home(session, values))


def refreshed(session: Session, key: HomeKey, actor: Actor, *, now: datetime) -> Turn | None:
    """Take a turn of a Home tab that is stale; None when another process has."""
    row = rows.take_turn(session, key, _shown(session, actor, now=now), due_by=now)
    return None if row is None else Turn(key, *row)


def stale(session: Session, platform: str, tenant: str | None, *, now: datetime, most: int) -> list[HomeKey]:
    """Return Home tabs, of one tenant or of all, that somebody may look at and that show their goals as they were."""
    return rows.stale_homes(session, platform, tenant, opened_after=now - LOOKED_AT_FOR, due_by=now, most=most)


def is_latest(session: Session, turn: Turn) -> bool:
    """Say whether nobody has shown a Home tab since: else the two may have come in another order."""
    return rows.turn_of(session, turn.key) == turn.number


def note_doubt(session: Session, turn: Turn, *, now: datetime, has_failed: bool = False) -> None:
    """Note that it is not certain what a Home tab shows: it is shown anew in a while."""
    doubt: dict[str, object] = {"shown": None, "due_at": now + (FAILED_RESTS_FOR if has_failed else RESTS_FOR)}
    no_picture: dict[str, object] = {"picture": None, "file_id": None}  # it may have been the picture
    rows.change_home(session, turn.key, {**doubt, **no_picture} if has_failed else doubt)


def put_off(session: Session, key: HomeKey, *, now: datetime) -> None:
    """Note that a Home tab cannot be shown now: others come first for a while."""
    rows.change_home(session, key, {"due_at": now + FAILED_RESTS_FOR})


def note_picture(session: Session, turn: Turn, *, picture: str | None, file_id: str | None, now: datetime) -> None:
    """Note which picture a Home tab shows; the file that stood there before is to be deleted."""
    old = rows.file_of(session, turn.key)
    rows.change_home(session, turn.key, {"picture": picture, "file_id": file_id})
    if old is not None and old != file_id:
        shown_files.put_file(session, turn.key.platform, turn.key.tenant, file_id=old, ends_at=now)


def note_file(session: Session, platform: str, tenant: str, *, file_id: str, now: datetime) -> None:
    """Note that a platform was given a file to show."""
    shown_files.put_file(session, platform, tenant, file_id=file_id, ends_at=now + FILES_KEPT_FOR)


def is_any_file_over(session: Session, platform: str, tenant: str | None, *, now: datetime) -> bool:
    """Say whether a file is to be deleted."""
    return shown_files.is_any_over(session, platform, tenant, now=now)


def take_files_over(
    session: Session, platform: str, tenant: str | None, *, now: datetime, most: int
) -> list[tuple[str, str]]:
    """Take files that are to be deleted, each by its tenant and id; what is not dropped is taken again in a while."""
    return shown_files.take_over(session, platform, tenant, now=now, until=now + DELETION_TAKES, most=most)


def drop_file(session: Session, platform: str, tenant: str, *, file_id: str) -> None:
    """Note that a file is gone."""
    shown_files.drop_file(session, platform, tenant, file_id=file_id)


def _shown(session: Session, actor: Actor, *, now: datetime) -> dict[str, object]:
    state = rows.state_of_goals(session, actor.user_id)
    return {"user_id": actor.user_id, "shown": state, "due_at": now + RESTS_FOR}
