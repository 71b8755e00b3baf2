"""`team` and what follows it: founding, joining, leaving, who takes part, who may change the goals."""

from collections.abc import Callable, Mapping
from dataclasses import replace

from bots.conversation.belonging import is_admin, may_change, role_in
from bots.conversation.creation import created
from bots.conversation.grammar import Create, Plain, parse
from bots.conversation.replies import Announcement, Changed, Invitation, Part, Problem, Text
from bots.conversation.standing import standing_of
from bots.conversation.turn import LIVE, RETIRED, Turn
from bots.conversation.wording import recaps
from bots.conversation.wording import teams as wording
from core.db.records import Member, Membership, Origin
from core.domain.notices import NoticeKind
from core.domain.teams import Role, is_in_charge
from core.services.access import Reach, in_the_name_of
from core.services.invitations import team_code
from core.services.notices import change_preferences, preferences_of
from core.services.teams import (
    founded_team,
    join_team,
    leave_team,
    members_of,
    restrict_team,
    retitle_team,
    show_on_leaderboard,
)

Parts = tuple[Part, ...]


def about_team(turn: Turn, command: Plain) -> Parts:
    """Do what is said about a team, or show the teams at hand."""
    deed, _, rest = (command.argument or "").strip().partition(" ")
    take = _DEEDS.get(deed.casefold())
    if take is None:
        return (Problem(*wording.unknown_deed()),)
    return take(turn, rest.strip())


def _overview(turn: Turn, _: str) -> Parts:
    teams = (turn.here,) if turn.here is not None else turn.teams
    if not teams:
        return (Problem(*(wording.none_anywhere() if turn.incoming.group is None else wording.none_here())),)
    return tuple(Text(_told(turn, reach)) for reach in teams)


def _told(turn: Turn, reach: Reach) -> str:
    count = len(members_of(turn.session, reach.team))
    if reach.membership is None:
        return wording.outside(reach.team.title, count=count)
    goals = turn.goals_of(reach.acting, *LIVE)
    standings = [standing_of(turn.session, reach.acting, goal, now=turn.now) for goal in goals]
    put_away = [goal.title for goal in turn.goals_of(reach.acting, *RETIRED)]
    return wording.overview(reach.team.title, goals=standings, count=count, put_away=put_away)


def _new(turn: Turn, described: str) -> Parts:
    commands = parse(f"/new {described}", turn.live).commands if described else ()
    if len(commands) != 1 or not isinstance(commands[0], Create):
        return (Problem(wording.which_goal()),)
    reach = _founded(turn) if turn.incoming.group is not None else _meant(turn, "")
    if isinstance(reach, Problem):
        return (reach,)
    if not may_change(turn, reach):
        return (Problem(wording.for_admins(reach.team.title)),)
    join_team(turn.session, turn.actor, reach.team, now=turn.now)
    return (created(turn, commands[0], reach=reach),)


def _founded(turn: Turn) -> Reach:
    """Return the team of the group, founded now if there is none, by the name that the group has."""
    group = turn.incoming.group
    assert group is not None  # noqa: S101 - asked for in groups alone
    if turn.here is not None:
        retitle_team(turn.session, turn.here.team, title=group.title or "")
        return turn.here
    origin = Origin(turn.incoming.channel, group.tenant, group.address)
    title = group.title or wording.unnamed()
    team = founded_team(turn.session, turn.actor, origin=origin, title=title, now=turn.now)
    return Reach(team, in_the_name_of(team, turn.actor), Membership(team, Role.FOUNDER, is_on_leaderboard=True))


def _join(turn: Turn, _: str) -> Parts:
    reach = turn.here
    if reach is None:
        return (Problem(*wording.none_here()),)
    has_joined = join_team(turn.session, turn.actor, reach.team, now=turn.now)
    return (Announcement((wording.joined if has_joined else wording.in_already)(reach.team.title)),)


def _leave(turn: Turn, name: str) -> Parts:
    reach = _meant(turn, name)
    if isinstance(reach, Problem):
        return (reach,)
    leave_team(turn.session, turn.actor.user_id, reach.team, now=turn.now)
    return (Announcement(wording.left(reach.team.title)),)


def _members(turn: Turn, name: str) -> Parts:
    reach = _meant(turn, name)
    if isinstance(reach, Problem):
        return (reach,)
    return (Text(wording.members(reach.team.title, members_of(turn.session, reach.team))),)


def _invite(turn: Turn, name: str) -> Parts:
    reach = _meant(turn, name)
    if isinstance(reach, Problem):
        return (reach,)
    made = team_code(turn.session, turn.actor, reach.team, now=turn.now)
    return (Invitation(wording.invitation(reach.team.title, made.code), made.payload),)


def _remove(turn: Turn, name: str) -> Parts:
    reach = _meant(turn, "")
    if isinstance(reach, Problem) or not _is_in_charge(turn, reach):
        return (reach if isinstance(reach, Problem) else Problem(wording.in_charge_alone(reach.team.title)),)
    wanted = _folded(name.lstrip("@"))
    found = [each for each in members_of(turn.session, reach.team) if _folded(each.name) == wanted]
    if len(found) != 1:
        return (Problem(wording.nobody_called(name, reach.team.title)),)
    member: Member = found[0]
    leave_team(turn.session, member.user_id, reach.team, now=turn.now)
    return (Announcement(wording.removed(member.name, reach.team.title)),)


def _restricting(*, is_restricted: bool) -> Callable[[Turn, str], Parts]:
    def restrict(turn: Turn, _: str) -> Parts:
        reach = _meant(turn, "")
        if isinstance(reach, Problem) or not _is_in_charge(turn, reach):
            return (reach if isinstance(reach, Problem) else Problem(wording.in_charge_alone(reach.team.title)),)
        restrict_team(turn.session, reach.team, is_restricted=is_restricted)
        said = wording.restricted if is_restricted else wording.opened_up
        return (Announcement(said(reach.team.title)),)

    return restrict


def _showing(*, is_shown: bool) -> Callable[[Turn, str], Parts]:
    def show(turn: Turn, name: str) -> Parts:
        reach = _meant(turn, name)
        if isinstance(reach, Problem):
            return (reach,)
        show_on_leaderboard(turn.session, turn.actor, reach.team, is_shown=is_shown)
        return (Changed((wording.shown if is_shown else wording.hidden)(reach.team.title)),)

    return show


def _recap(turn: Turn, said: str) -> Parts:
    """Turn the recap of a team's week on or off, or say whether it comes."""
    reach = _meant(turn, "")
    if isinstance(reach, Problem):
        return (reach,)
    team, switch = reach.team, said.casefold()
    wishes = preferences_of(turn.session, team.id)
    if switch in ("on", "off"):
        if not may_change(turn, reach):
            return (Problem(wording.for_admins(team.title)),)
        off = wishes.turned_off - {NoticeKind.TEAM_RECAP}
        wishes = replace(wishes, turned_off=off if switch == "on" else off | {NoticeKind.TEAM_RECAP})
        change_preferences(turn.session, team.id, wishes, now=turn.now)
    is_off = NoticeKind.TEAM_RECAP in wishes.turned_off
    return (Announcement((recaps.is_untold if is_off else recaps.is_told)(team.title)),)


def _meant(turn: Turn, name: str) -> Reach | Problem:
    """Return the team that is meant, of those somebody takes part in: the group's, the one that is named, the only."""
    reach = turn.here
    if reach is None:
        teams = [each for each in turn.teams if each.membership is not None]
        named = [each for each in teams if _folded(each.team.title) == _folded(name)] or teams
        if len(named) > 1:
            return Problem(wording.which_team(each.team.title for each in teams))
        reach = named[0] if named else None
    if reach is None:
        return Problem(*(wording.none_anywhere() if turn.incoming.group is None else wording.none_here()))
    return Problem(wording.not_a_member(reach.team.title)) if reach.membership is None else reach


def _is_in_charge(turn: Turn, reach: Reach) -> bool:
    return is_in_charge(role_in(reach), is_admin=is_admin(turn, reach))


def _folded(name: str) -> str:
    return " ".join(name.casefold().split())


_DEEDS: Mapping[str, Callable[[Turn, str], Parts]] = {
    **dict.fromkeys(("", "progress", "goals", "status", "week", "today"), _overview),
    **dict.fromkeys(("new", "create"), _new),
    "join": _join,
    "leave": _leave,
    "members": _members,
    "invite": _invite,
    "remove": _remove,
    "admins": _restricting(is_restricted=True),
    "everyone": _restricting(is_restricted=False),
    "recap": _recap,
    "hide": _showing(is_shown=False),
    "show": _showing(is_shown=True),
}
