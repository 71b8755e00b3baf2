"""Bearer tokens, by the SHA-256 of their text: the text itself is shown once and never kept."""

from datetime import datetime

from sqlalchemy import Index, text
from sqlmodel import Field, SQLModel

from core.db.columns import ID

_IS_REVOKED = text("revoked_at IS NOT NULL")


class TokenRow(SQLModel, table=True):
    """One token of a user; revoked ones stay for a year as a record."""

    __tablename__ = "token"
    __table_args__ = (
        Index("token_revoked", "revoked_at", sqlite_where=_IS_REVOKED, postgresql_where=_IS_REVOKED),
        {"sqlite_with_rowid": False},
    )

    digest: str = Field(primary_key=True, max_length=64)
    user_id: str = Field(foreign_key="app_user.id", index=True, sa_type=ID)
    created_at: datetime
    revoked_at: datetime | None = None
