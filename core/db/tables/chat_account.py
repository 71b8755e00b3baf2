"""Who somebody is on a chat platform, and how they are reached there in private."""

from datetime import datetime

from sqlmodel import Field, SQLModel

from core.db.columns import ID


class ChatAccountRow(SQLModel, table=True):
    """One account of a platform, as one bot or workspace (`tenant`) knows it; several may be one user's.

    `private_address` is the chat in which the user alone reads; `gone_at` says since when nothing reaches them.
    """

    __tablename__ = "chat_account"
    __table_args__ = ({"sqlite_with_rowid": False},)

    platform: str = Field(primary_key=True, max_length=20)
    tenant: str = Field(primary_key=True, max_length=64)
    account: str = Field(primary_key=True, max_length=64)
    user_id: str = Field(foreign_key="app_user.id", index=True, sa_type=ID)
    private_address: str | None = Field(default=None, max_length=64)
    display_name: str | None = Field(default=None, max_length=200)
    locale: str | None = Field(default=None, max_length=35)
    created_at: datetime
    used_at: datetime
    gone_at: datetime | None = None
