"""`top`: who did most on the goals of a team, in one line for a group, as a list in private."""

from bots.conversation.grammar import Top
from bots.conversation.replies import Announcement, Part, Problem, Text
from bots.conversation.turn import LIVE, RETIRED, Turn
from bots.conversation.wording import leaderboards as wording
from bots.conversation.wording import teams as team_wording
from core.db.records import GoalRecord
from core.domain.leaderboard import Span
from core.services.access import Reach
from core.services.leaderboards import leaderboard_of

MOST_IN_A_LINE = 5


def top(turn: Turn, command: Top) -> tuple[Part, ...]:
    """Return the leaderboard of a team's goal, or of all goals of the team that is meant, or of each."""
    if command.goal is not None:
        goal = turn.goal(command.goal)
        reach = turn.reach_of(goal)
        if reach is None:
            return (Problem(wording.no_goal_of_a_team(goal.title)),)
        return (_board(turn, reach, [goal], span=Span(command.span)),)
    teams = (turn.here,) if turn.here is not None else turn.teams
    if not teams:
        nothing = team_wording.none_anywhere() if turn.incoming.group is None else team_wording.none_here()
        return (Problem(*nothing),)
    return tuple(_of_team(turn, reach, span=Span(command.span)) for reach in teams)


def _of_team(turn: Turn, reach: Reach, *, span: Span) -> Part:
    goals = turn.goals_of(reach.acting, *LIVE)
    if reach.membership is None:
        return Problem(team_wording.not_a_member(reach.team.title))
    if not goals:
        return Text(
            wording.without_goals(
                reach.team.title, put_away=[each.title for each in turn.goals_of(reach.acting, *RETIRED)]
            )
        )
    return _board(turn, reach, goals, span=span)


def _board(turn: Turn, reach: Reach, goals: list[GoalRecord], *, span: Span) -> Part:
    board = leaderboard_of(turn.session, reach.team, goals, span=span, now=turn.now)
    of = wording.heading(reach.team.title, goal=goals[0].title if len(goals) == 1 else None, span=span)
    if not board.ranks:
        return Text(wording.empty(of))
    lines = [
        wording.line(rank, name=name, measure=board.measure, unit=goals[0].target.unit) for name, rank in board.ranks
    ]
    if turn.incoming.group is not None:
        return Announcement(wording.in_a_line(of, lines[:MOST_IN_A_LINE]))
    return Text("\n".join((wording.titled(of), *lines)))
