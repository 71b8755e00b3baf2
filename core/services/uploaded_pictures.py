"""Pictures that platforms have: under which name one can be shown again without handing it over."""

from datetime import datetime, timedelta

from sqlmodel import Session

from core.db.queries import uploaded_pictures as rows
from core.db.queries.uploaded_pictures import PictureKey

USE_IS_TOLD_APART_BY = timedelta(days=1)
"""`used_at` is this exact; to the second it would be one more write for each picture."""
LONGEST_FILE_ID = 200


def file_id_of(session: Session, key: PictureKey) -> tuple[str, datetime] | None:
    """Return the name of a picture and when it was used last, None for one that has to be handed over."""
    row = rows.find_picture(session, key)
    return None if row is None else (row.file_id, row.used_at)


def keep_picture(session: Session, key: PictureKey, file_id: str, *, now: datetime) -> None:
    """Keep the name that a picture was given, or that it was used by again."""
    if len(file_id) <= LONGEST_FILE_ID:
        rows.put_picture(session, key, file_id=file_id, at=now)


def forget_picture(session: Session, key: PictureKey, file_id: str) -> None:
    """Forget a name that a platform does not know any more."""
    rows.drop_picture(session, key, file_id=file_id)
