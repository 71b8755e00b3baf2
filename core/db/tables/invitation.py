"""Codes by which people let others in."""

from datetime import datetime

from sqlalchemy import Index, text
from sqlmodel import Field, SQLModel

from core.db.columns import ID

_IS_USED = text("used_at IS NOT NULL")


class InvitationRow(SQLModel, table=True):
    """One code of a user, for another account of theirs, a team or a goal; one that was used works no more."""

    __tablename__ = "invitation"
    __table_args__ = (
        Index("invitation_used", "used_at", sqlite_where=_IS_USED, postgresql_where=_IS_USED),
        {"sqlite_with_rowid": False},
    )

    code: str = Field(primary_key=True, max_length=16)
    user_id: str = Field(foreign_key="app_user.id", index=True, sa_type=ID)
    purpose: str = Field(max_length=4)
    goal_id: str | None = Field(default=None, foreign_key="goal.id", sa_type=ID)
    team_id: str | None = Field(default=None, foreign_key="team.user_id", sa_type=ID)
    created_at: datetime
    expires_at: datetime | None = Field(default=None, index=True)
    used_at: datetime | None = None
