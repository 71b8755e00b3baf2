"""What platforms have delivered, so that a second delivery of the same thing has no effect."""

from datetime import datetime

from sqlmodel import Field, SQLModel


class InboxRow(SQLModel, table=True):
    """One event that has been taken; written in the transaction of its effect."""

    __tablename__ = "inbox"
    __table_args__ = ({"sqlite_with_rowid": False},)

    platform: str = Field(primary_key=True, max_length=20)
    tenant: str = Field(primary_key=True, max_length=64)
    event_id: str = Field(primary_key=True, max_length=100)
    received_at: datetime = Field(index=True)
