"""Teams of chat groups: founding one, taking part, leaving. Its goals are those of a user of its own."""

from datetime import datetime

from sqlmodel import Session

from core.db.queries import teams as rows
from core.db.queries.chat_accounts import find_account
from core.db.queries.reminders import delete_of_goals_of
from core.db.queries.users import find_user, insert_user_if_new
from core.db.records import Actor, Member, Membership, Origin, Team
from core.domain.teams import LONGEST_TITLE, Role
from core.ids import new_id

NAME_PREFIX = "team:"
"""The name of the user that a team is begins so; no platform's accounts do."""


def team_at(session: Session, origin: Origin) -> Team | None:
    """Return the team of a chat group."""
    return rows.team_at(session, origin)


def team_with_id(session: Session, team_id: str) -> Team | None:
    """Return a team by its id."""
    return rows.team_with_id(session, team_id)


def founded_team(session: Session, founder: Actor, *, origin: Origin, title: str, now: datetime) -> Team:
    """Return the team of a chat group, made on this occasion if there is none; it lives by its founder's calendar."""
    team = rows.team_at(session, origin)
    if team is None:
        _found(session, founder, origin=origin, title=title.strip()[:LONGEST_TITLE], now=now)
        team = rows.team_at(session, origin)
        assert team is not None  # noqa: S101 - inserted in this transaction, or by one that has committed
    return team


def _found(session: Session, founder: Actor, *, origin: Origin, title: str, now: datetime) -> None:
    team_id = new_id(now)
    kept = find_user(session, founder.user_id).model_dump()
    user = {**kept, "id": team_id, "name": f"{NAME_PREFIX}{team_id}", "display_name": title, "created_at": now}
    insert_user_if_new(session, user)
    new = {
        "user_id": team_id,
        "title": title,
        "platform": origin.platform,
        "tenant": origin.tenant,
        "address": origin.address,
        "is_restricted": False,
        "created_at": now,
    }
    if rows.insert_team_if_new(session, new):
        rows.put_member(session, founder.user_id, team_id, role=Role.FOUNDER, at=now)
    else:
        rows.drop_user(session, team_id)


def memberships_of(session: Session, actor: Actor) -> list[Membership]:
    """Return the teams that an actor takes part in, the one joined first at the head."""
    return rows.memberships_of(session, actor.user_id)


def members_of(session: Session, team: Team) -> list[Member]:
    """Return who takes part in a team, in the order in which they joined."""
    return rows.members_of(session, team)


def names_in_team(session: Session, team: Team) -> dict[str, str]:
    """Return the name of everybody who has ever taken part in a team, by user: what they logged stays theirs."""
    return {each.user_id: each.name for each in rows.members_of(session, team, is_left_too=True)}


def join_team(session: Session, actor: Actor, team: Team, *, now: datetime) -> bool:
    """Let an actor take part in a team; say False to whoever does already."""
    if rows.is_member(session, actor.user_id, team.id):
        return False
    rows.put_member(session, actor.user_id, team.id, role=Role.MEMBER, at=now)
    return True


def leave_team(session: Session, user_id: str, team: Team, *, now: datetime) -> bool:
    """Let somebody take part in a team no more, nor be reminded of its goals; what they logged stays.

    Say False of who did not take part.
    """
    if not rows.is_member(session, user_id, team.id):
        return False
    rows.change_member(session, user_id, team.id, values={"left_at": now})
    delete_of_goals_of(session, user_id, owner_id=team.id)
    return True


def leave_group(session: Session, origin: Origin, account: str, *, now: datetime) -> bool:
    """Let the owner of an account that left a chat group leave its team too; say False where that changes nothing.

    Whoever comes back takes part again with their next log there, as anybody does.
    """
    team = rows.team_at(session, origin)
    known = find_account(session, origin.platform, origin.tenant, account=account)
    return team is not None and known is not None and leave_team(session, known.actor.user_id, team, now=now)


def show_on_leaderboard(session: Session, actor: Actor, team: Team, *, is_shown: bool) -> None:
    """Put an actor on a team's leaderboard, or take them off it."""
    rows.change_member(session, actor.user_id, team.id, values={"is_on_leaderboard": is_shown})


def restrict_team(session: Session, team: Team, *, is_restricted: bool) -> None:
    """Leave a team's goals to those who are in charge of it, or to everybody who takes part."""
    rows.change_team(session, team.id, {"is_restricted": is_restricted})


def retitle_team(session: Session, team: Team, *, title: str) -> None:
    """Give a team the name that its group has now."""
    if title.strip() and title.strip()[:LONGEST_TITLE] != team.title:
        rows.change_team(session, team.id, {"title": title.strip()[:LONGEST_TITLE]})
