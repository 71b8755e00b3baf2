"""What each author logged on a team's goals."""

from collections.abc import Sequence
from datetime import date

from sqlalchemy import case, func, select
from sqlmodel import Session

from core.db.tables import ActivityRow
from core.db.tables.access import table_of
from core.domain.activity import ActivityType
from core.domain.amount import Amount
from core.domain.leaderboard import Share

_activity = table_of(ActivityRow)


def shares_of(
    session: Session, team_id: str, goal_ids: Sequence[str], *, since: date | None, until: date
) -> list[Share]:
    """Return each author's share of goals of a team from a day to another, both included.

    Amounts are summed up, days counted for each goal. A day counts on which there is more than nothing.
    """
    day = case((_activity.c.amount > 0, _activity.c.activity_on))
    wanted = (
        select(
            _activity.c.author_id,
            func.sum(_activity.c.amount).label("amount"),
            func.count(day.distinct()).label("days"),
        )
        .where(
            _activity.c.user_id == team_id,
            _activity.c.goal_id.in_(goal_ids),
            _activity.c.replaced_at.is_(None),
            _activity.c.is_undone.is_(False),
            _activity.c.activity_type != ActivityType.SKIPPED,
            _activity.c.author_id.is_not(None),
            _activity.c.activity_on <= until,
        )
        .group_by(_activity.c.goal_id, _activity.c.author_id)
    )
    if since is not None:
        wanted = wanted.where(_activity.c.activity_on >= since)
    found: dict[str, Share] = {}
    for author_id, amount, days in session.connection().execute(wanted):
        before = found.get(author_id, Share(author_id, Amount(0), 0))
        found[author_id] = Share(author_id, Amount(before.amount + int(amount)), before.days + days)
    return list(found.values())
