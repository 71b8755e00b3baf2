"""A team's week, told in its group: what it brought to each goal, who took part, and how it may go on."""

from collections.abc import Sequence
from decimal import Decimal

from bots.conversation.grammar import Kind, Plain
from bots.conversation.notices.of_reviews import at_the_end
from bots.conversation.notices.told import Told
from bots.conversation.replies import Digest, Part, Row, Text
from bots.conversation.reports import digest
from bots.conversation.turn import LIVE
from bots.conversation.wording import recaps as wording
from bots.conversation.wording.steps import group_step
from core.domain.calendar import PeriodUnit
from core.domain.goal import Pattern, Status
from core.domain.leaderboard import Span
from core.services.leaderboards import leaderboard_of
from core.services.teams import team_with_id

MOST_GOALS = 5
MOST_NAMES = 10


def recap(told: Told) -> tuple[Part, ...]:
    """Return the week that ended with the day before; nothing of one in which nobody logged."""
    team, turn = team_with_id(told.session, told.actor.user_id), at_the_end(told)
    week = digest(turn, Plain(Kind.DIGEST, "week"))
    rows = [row for row in week.rows if row.standing.activities] if isinstance(week, Digest) else []
    if team is None or not rows:
        return ()
    goals = turn.goals_of(turn.actor, *LIVE)
    board = leaderboard_of(told.session, team, goals, span=Span.WEEK, now=turn.now)
    lines = (
        wording.heading(team.title),
        *(wording.line(row, plan=_plan(row)) for row in rows[:MOST_GOALS]),
        *_people([name for name, _ in board.ranks]),
        *_next(rows),
    )
    return (Text("\n".join(lines)),)


def _plan(row: Row) -> Decimal | None:
    """Return what a week asked for: of its days together, or as a whole."""
    standing = row.standing
    is_of_weeks = standing.pattern is Pattern.RECURRING and standing.period is PeriodUnit.WEEK
    return standing.target if is_of_weeks and not standing.is_range else row.plan


def _people(names: Sequence[str]) -> tuple[str, ...]:
    """Return who took part, the most active first; of many the first and how many more, who are never just one."""
    if not names:
        return ()
    shown = names if len(names) <= MOST_NAMES + 1 else names[:MOST_NAMES]
    return (wording.people(shown, others=len(names) - len(shown)),)


def _next(rows: Sequence[Row]) -> tuple[str, ...]:
    """Return what to log next: on the goal that its plan is farthest ahead of. A limit waits for nothing."""
    waiting = [
        row for row in rows if row.standing.pattern is not Pattern.LIMIT and row.standing.status is Status.ACTIVE
    ]
    return (wording.next_step(group_step(min(waiting, key=_share).standing)),) if waiting else ()


def _share(row: Row) -> Decimal:
    plan = _plan(row)
    return (row.total or Decimal(0)) / plan if plan else Decimal(1)
