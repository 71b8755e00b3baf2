"""The rules over all active goals of a user: at most fifty, no two of one title. Exact, whatever runs beside."""

from sqlmodel import Session

from core.db.queries.goal_lists import GoalFilter, count_goals
from core.db.queries.goals import active_title
from core.db.queries.users import lock_user
from core.db.records import Actor
from core.domain.draft import title_key
from core.domain.errors import ErrorCode, GoalError
from core.domain.goal import MOST_ACTIVE_GOALS, Status

_ACTIVE = GoalFilter(statuses=(Status.ACTIVE,))


def check_room(session: Session, actor: Actor, *, title: str) -> None:
    """Make sure that one more active goal of this title is allowed.

    Raises: GOAL_QUOTA_EXCEEDED, DUPLICATE_TITLE.
    """
    lock_user(session, actor.user_id)
    if count_goals(session, actor.user_id, _ACTIVE) >= MOST_ACTIVE_GOALS:
        raise GoalError(ErrorCode.GOAL_QUOTA_EXCEEDED, limit=MOST_ACTIVE_GOALS)
    check_title_is_free(session, actor, title=title)


def check_title_is_free(session: Session, actor: Actor, *, title: str, but: str | None = None) -> None:
    """Make sure that no active goal, other than `but`, has a title.

    Raises: DUPLICATE_TITLE.
    """
    lock_user(session, actor.user_id)
    existing = active_title(session, actor.user_id, title_key(title), but=but)
    if existing is not None:
        raise GoalError(ErrorCode.DUPLICATE_TITLE, title=title, existing=existing)
