"""Goals of teams in the conversation: who may do what with them, and how somebody comes to take part."""

from dataclasses import replace

from bots.conversation.grammar import (
    Command,
    Complete,
    GoalRef,
    Kind,
    Log,
    Mute,
    OfGoal,
    Pause,
    Remind,
    Rename,
    Skip,
    Snooze,
    Zero,
)
from bots.conversation.replies import Part, Problem, Said
from bots.conversation.turn import Turn
from bots.conversation.wording import teams as wording
from core.db.records import GoalRecord
from core.domain.teams import Role, may_change_goals
from core.services.access import Reach
from core.services.teams import join_team, names_in_team

_CHANGES = frozenset({Kind.RESUME, Kind.ARCHIVE, Kind.RESTORE, Kind.FINISH})


def refused(turn: Turn, command: Command) -> Problem | None:
    """Return why somebody may not do this with a team's goal, None for what they may.

    In the group whoever logs takes part by that; anything else is for those who do. What changes the goal for all is
    for those whom the team leaves it to, and so is when the group is reminded; in private one's own reminders are.
    """
    reach = _reach_of(turn, command)
    if reach is None:
        return None
    if reach.membership is None and not isinstance(command, Log | Complete | Skip | Zero):
        return Problem(wording.not_a_member(reach.team.title))
    is_for_all = isinstance(command, Remind | Mute | Snooze) and turn.here == reach
    if (_is_change(command) or is_for_all) and not may_change(turn, reach):
        return Problem(wording.for_admins(reach.team.title))
    return None


def may_change(turn: Turn, reach: Reach) -> bool:
    """Say whether somebody may make goals of a team and change them."""
    return may_change_goals(role_in(reach), is_restricted=reach.team.is_restricted, is_admin=is_admin(turn, reach))


def role_in(reach: Reach) -> Role | None:
    """Return what somebody is in a team, None for who does not take part."""
    return None if reach.membership is None else reach.membership.role


def is_admin(turn: Turn, reach: Reach) -> bool | None:
    """Say whether somebody runs the group of a team, as far as the group in which they speak tells."""
    group = turn.incoming.group
    return group.is_admin if group is not None and turn.here == reach else None


def joined_by(turn: Turn, command: Log | Complete | Skip | Zero) -> bool:
    """Let whoever logs on a goal of the group's team take part in it; say False when nothing changed by that."""
    reach = turn.reach_of(turn.goal(command.goal))
    if reach is None or reach.membership is not None:
        return False
    return join_team(turn.session, turn.actor, reach.team, now=turn.now)


def with_joining(parts: tuple[Part, ...]) -> tuple[Part, ...]:
    """Return the confirmation of a log with word that it made a member of somebody."""
    first, *rest = parts
    if not isinstance(first, Said) or first.team is None:
        return parts
    return replace(first, news=(*first.news, wording.joined_by_log(first.team))), *rest


def names_in(turn: Turn, goal: GoalRecord) -> dict[str, str]:
    """Return the names of those who take part in the team that owns a goal, or once did, by user."""
    reach = turn.reach_of(goal)
    return {} if reach is None else names_in_team(turn.session, reach.team)


def _reach_of(turn: Turn, command: Command) -> Reach | None:
    ref = getattr(command, "goal", None)
    goal = turn.goals.get(ref.key) if isinstance(ref, GoalRef) else None
    return None if goal is None else turn.reach_of(goal)


def _is_change(command: Command) -> bool:
    match command:
        case Pause() | Rename():
            return True
        case OfGoal():
            return command.kind in _CHANGES
        case _:
            return False
