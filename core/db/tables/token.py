"""Bearer tokens, by the SHA-256 of their text: the text itself is shown once and never kept."""

from datetime import datetime

from sqlmodel import Field, SQLModel

from core.db.columns import ID


class TokenRow(SQLModel, table=True):
    """One token of a user; revoked ones stay as a record."""

    __tablename__ = "token"
    __table_args__ = ({"sqlite_with_rowid": False},)

    digest: str = Field(primary_key=True, max_length=64)
    user_id: str = Field(foreign_key="app_user.id", index=True, sa_type=ID)
    created_at: datetime
    revoked_at: datetime | None = None
