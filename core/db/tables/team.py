"""Teams of chat groups. A team is a user of its own, to whom the goals belong; people take part in it."""

from datetime import datetime

from sqlalchemy import UniqueConstraint
from sqlmodel import Field, SQLModel

from core.db.columns import ID
from core.domain.teams import Role


class TeamRow(SQLModel, table=True):
    """The team of one chat group. `user_id` is the user that owns its goals; its calendar stands there.

    With `is_restricted` only admins of the group, and who founded the team, change what goals there are.
    """

    __tablename__ = "team"
    __table_args__ = (UniqueConstraint("platform", "tenant", "address"), {"sqlite_with_rowid": False})

    user_id: str = Field(primary_key=True, foreign_key="app_user.id", sa_type=ID)
    title: str = Field(max_length=200)
    platform: str = Field(max_length=20)
    tenant: str = Field(max_length=64)
    address: str = Field(max_length=64)
    is_restricted: bool = False
    created_at: datetime


class TeamMemberRow(SQLModel, table=True):
    """Somebody who takes part in a team, or did until `left_at`."""

    __tablename__ = "team_member"
    __table_args__ = ({"sqlite_with_rowid": False},)

    user_id: str = Field(primary_key=True, foreign_key="app_user.id", sa_type=ID)
    team_id: str = Field(primary_key=True, foreign_key="team.user_id", index=True, sa_type=ID)
    role: str = Field(default=Role.MEMBER.value, max_length=7)
    is_on_leaderboard: bool = True
    joined_at: datetime
    left_at: datetime | None = None
