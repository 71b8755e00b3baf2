"""Signs of life of what runs: each couriers' and schedulers' process says now and then that it is there."""

from datetime import datetime

from sqlmodel import Field, SQLModel


class HeartbeatRow(SQLModel, table=True):
    """When a process was last there in a role: the scheduler, or the courier of a bot."""

    __tablename__ = "heartbeat"
    __table_args__ = ({"sqlite_with_rowid": False},)

    role: str = Field(primary_key=True, max_length=100)
    holder: str = Field(primary_key=True, max_length=64)
    seen_at: datetime = Field(index=True)
