"""From what a service did to the confirmation of it."""

from decimal import Decimal

from bots.conversation.replies import Deed, Reply, Said
from bots.conversation.standing import Standing, standing_of
from bots.conversation.turn import Turn
from bots.conversation.wording.news import news_of
from core.domain.amount import decimal_of
from core.domain.events import GoalCompleted
from core.domain.goal import Pattern
from core.services.activities import Logged

UNDO_PREFIX = "undo:"


def confirmation(
    turn: Turn, logged: Logged, *, deed: Deed, amount: Decimal | None = None, before: Decimal | None = None
) -> Said:
    """Return the confirmation of a log; `amount` where it is not the activity's own."""
    activity = logged.activity
    acting, reach = turn.acting(logged.goal), turn.reach_of(logged.goal)
    standing = standing_of(turn.session, acting, logged.goal, now=turn.now, on=activity.activity_on)
    is_reached = deed is not Deed.UNDONE and _is_reached(logged, standing)
    return Said(
        deed=deed,
        standing=standing,
        amount=decimal_of(activity.amount) if amount is None else amount,
        on=activity.activity_on,
        before=before,
        note=None if deed is Deed.UNDONE else activity.note,
        undo=None if deed is Deed.UNDONE else f"{UNDO_PREFIX}{activity.activity_id}",
        is_reached=is_reached,
        news=() if deed is Deed.UNDONE else news_of(logged.events, is_reached=is_reached),
        team=None if reach is None else reach.team.title,
    )


def _is_reached(logged: Logged, standing: Standing) -> bool:
    """Say whether a log completed its goal, or brought a streak, which goes on, to its value."""
    if any(isinstance(event, GoalCompleted) for event in logged.events):
        return True
    return standing.pattern is Pattern.STREAK and standing.is_achieved and standing.streak == standing.target


def entries_in(reply: Reply) -> tuple[str, ...]:
    """Return the entries that a message of ours confirms."""
    undo = (part.undo for part in reply.parts if isinstance(part, Said))
    return tuple(choice.removeprefix(UNDO_PREFIX) for choice in undo if choice is not None)
