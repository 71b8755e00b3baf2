"""Each kind of notice to what it says; nothing where nobody needs it any more."""

from collections.abc import Callable, Mapping

from bots.conversation.notices import of_goals, of_reminders, of_reviews, of_streaks, of_teams
from bots.conversation.notices.told import Told
from bots.conversation.replies import Part
from core.domain.notices import NoticeKind

Telling = Callable[[Told], tuple[Part, ...]]

TELLINGS: Mapping[NoticeKind, Telling] = {
    NoticeKind.REMINDER: of_reminders.reminder,
    NoticeKind.MILESTONE: of_goals.milestone,
    NoticeKind.BADGE: of_goals.reward,
    NoticeKind.COMPLETED: of_goals.completed,
    NoticeKind.LIMIT_NEAR: of_goals.limit_near,
    NoticeKind.LIMIT_OVER: of_goals.limit_over,
    NoticeKind.COMEBACK: of_goals.comeback,
    NoticeKind.STREAK: of_streaks.reached,
    NoticeKind.AT_RISK: of_streaks.at_risk,
    NoticeKind.BROKEN: of_streaks.broken,
    NoticeKind.WEEKLY: of_reviews.week,
    NoticeKind.MONTHLY: of_reviews.month,
    NoticeKind.TEAM_RECAP: of_teams.recap,
}
"""By kind; each takes what is told and returns the parts of it, none when it is not true or of no use any more."""


def told_of(kind: NoticeKind, told: Told) -> tuple[Part, ...]:
    """Return the parts of a notice."""
    telling = TELLINGS.get(kind)
    return () if telling is None else telling(told)


__all__ = ["TELLINGS", "Told", "told_of"]
