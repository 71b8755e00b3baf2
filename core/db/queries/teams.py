"""Teams, and who takes part in them."""

from collections.abc import Collection, Mapping
from datetime import datetime

from sqlalchemy import ColumnElement, bindparam, delete, func, select, update
from sqlmodel import Session

from core.db.prepared import Fetched, Prepared
from core.db.queries.upsert import upsert
from core.db.records import Member, Membership, Origin, Team
from core.db.tables import ActivityRow, ChatAccountRow, GoalRow, TeamMemberRow, TeamRow, UserRow
from core.db.tables.access import table_of
from core.domain.calendar import Calendar, WeekStart
from core.domain.teams import Role

_user = table_of(UserRow)
_activity = table_of(ActivityRow)
_goal = table_of(GoalRow)
_team = table_of(TeamRow)
_member = table_of(TeamMemberRow)
_account = table_of(ChatAccountRow)
_KEY = ("user_id", "team_id")
_TEAM = select(
    _team.c.user_id.label("team_id"),
    _team.c.title,
    _team.c.platform,
    _team.c.tenant,
    _team.c.address,
    _team.c.is_restricted,
    _user.c.timezone,
    _user.c.day_starts_at,
    _user.c.week_start,
).join_from(_team, _user, _user.c.id == _team.c.user_id)
_TAKES_PART = _member.c.left_at.is_(None)
_MEMBERSHIPS = Prepared(
    _TEAM.add_columns(_member.c.role, _member.c.is_on_leaderboard)
    .join(_member, _member.c.team_id == _team.c.user_id)
    .where(_member.c.user_id == bindparam("user_id"), _TAKES_PART)
    .order_by(_member.c.joined_at, _team.c.user_id)
)


def team_at(session: Session, origin: Origin) -> Team | None:
    """Return the team of a chat group."""
    row = session.connection().execute(_TEAM.where(*_is_at(origin))).first()
    return None if row is None else _record(row)


def team_with_id(session: Session, team_id: str) -> Team | None:
    """Return a team by its id."""
    row = session.connection().execute(_TEAM.where(_team.c.user_id == team_id)).first()
    return None if row is None else _record(row)


def origins_of(session: Session, user_ids: Collection[str]) -> dict[str, Origin]:
    """Return the groups of those of these users that are teams, by id."""
    if not user_ids:
        return {}
    wanted = select(_team.c.user_id, _team.c.platform, _team.c.tenant, _team.c.address)
    rows = session.connection().execute(wanted.where(_team.c.user_id.in_(list(user_ids))))
    return {team_id: Origin(*origin) for team_id, *origin in rows}


def insert_team_if_new(session: Session, values: Mapping[str, object]) -> bool:
    """Insert the team of a chat group; say False when the group has one, from whichever process."""
    new = upsert(session, _team).on_conflict_do_nothing(index_elements=["platform", "tenant", "address"])
    return session.connection().execute(new.returning(_team.c.user_id), dict(values)).first() is not None


def drop_user(session: Session, user_id: str) -> None:
    """Delete a user that owns nothing yet."""
    session.connection().execute(delete(_user).where(_user.c.id == user_id))


def change_team(session: Session, team_id: str, values: Mapping[str, object]) -> None:
    """Write changed columns of a team."""
    session.connection().execute(update(_team).where(_team.c.user_id == team_id), dict(values))


def move_team(session: Session, platform: str, tenant: str, *, old: str, new: str) -> None:
    """Give the team of a group the address that the group has now, unless a team is there."""
    if team_at(session, Origin(platform, tenant, new)) is None:
        there = update(_team).where(*_is_at(Origin(platform, tenant, old)))
        session.connection().execute(there, {"address": new})


def memberships_of(session: Session, user_id: str) -> list[Membership]:
    """Return the teams that somebody takes part in, the one joined first at the head."""
    rows = _MEMBERSHIPS.all(session, {"user_id": user_id})
    return [Membership(_record(row), Role(row.role), row.is_on_leaderboard) for row in rows]


def is_member(session: Session, user_id: str, team_id: str) -> bool:
    """Say whether somebody takes part in a team."""
    wanted = select(_member.c.user_id).where(_member.c.user_id == user_id, _member.c.team_id == team_id, _TAKES_PART)
    return session.connection().execute(wanted).first() is not None


def put_member(session: Session, user_id: str, team_id: str, *, role: Role, at: datetime) -> None:
    """Let somebody take part in a team, again if they had left; what they are in it and settled there stays."""
    values = {"user_id": user_id, "team_id": team_id, "role": role, "is_on_leaderboard": True, "joined_at": at}
    put = upsert(session, _member).values(values)
    session.connection().execute(put.on_conflict_do_update(index_elements=_KEY, set_={"left_at": None}))


def give_memberships(session: Session, user_id: str, *, to: str) -> None:
    """Let another user be in somebody's teams in their place, with what they logged there."""
    there = select(_member.c.team_id).where(_member.c.user_id == to)
    theirs = update(_member).where(_member.c.user_id == user_id, _member.c.team_id.not_in(there))
    session.connection().execute(theirs.values(user_id=to))
    active = select(_member.c.team_id).where(_member.c.user_id == user_id, _TAKES_PART)
    again = update(_member).where(_member.c.user_id == to, _member.c.team_id.in_(active)).values(left_at=None)
    session.connection().execute(again)
    session.connection().execute(delete(_member).where(_member.c.user_id == user_id))
    session.connection().execute(update(_activity).where(_activity.c.author_id == user_id).values(author_id=to))


def change_member(session: Session, user_id: str, team_id: str, *, values: Mapping[str, object]) -> None:
    """Write changed columns of somebody's part in a team."""
    theirs = update(_member).where(_member.c.user_id == user_id, _member.c.team_id == team_id)
    session.connection().execute(theirs, dict(values))


def members_of(session: Session, team: Team, *, is_left_too: bool = False) -> list[Member]:
    """Return who takes part in a team, in the order in which they joined; `is_left_too`: whoever ever did.

    A name is that of the account on the team's platform, else the user's own.
    """
    known = (
        select(func.max(_account.c.display_name))
        .where(
            _account.c.user_id == _member.c.user_id,
            _account.c.platform == team.origin.platform,
            _account.c.tenant == team.origin.tenant,
        )
        .scalar_subquery()
    )
    wanted = (
        select(
            _member.c.user_id,
            func.coalesce(known, _user.c.display_name, _user.c.name).label("name"),
            _member.c.role,
            _member.c.is_on_leaderboard,
        )
        .join_from(_member, _user, _user.c.id == _member.c.user_id)
        .where(_member.c.team_id == team.id)
        .order_by(_member.c.joined_at, _member.c.user_id)
    )
    rows = session.connection().execute(wanted if is_left_too else wanted.where(_TAKES_PART))
    return [Member(row.user_id, row.name, Role(row.role), row.is_on_leaderboard) for row in rows]


def team_owning(session: Session, goal_id: str, *, member: str) -> Team | None:
    """Return the team that owns a goal and that somebody takes part in."""
    wanted = (
        _TEAM.join(_goal, _goal.c.user_id == _team.c.user_id)
        .join(_member, _member.c.team_id == _team.c.user_id)
        .where(_goal.c.id == goal_id, _member.c.user_id == member, _TAKES_PART)
    )
    row = session.connection().execute(wanted).first()
    return None if row is None else _record(row)


def _is_at(origin: Origin) -> tuple[ColumnElement[bool], ...]:
    return _team.c.platform == origin.platform, _team.c.tenant == origin.tenant, _team.c.address == origin.address


def _record(row: Fetched) -> Team:
    return Team(
        id=row.team_id,
        title=row.title,
        calendar=Calendar(row.timezone, row.day_starts_at, WeekStart(row.week_start)),
        origin=Origin(row.platform, row.tenant, row.address),
        is_restricted=row.is_restricted,
    )
