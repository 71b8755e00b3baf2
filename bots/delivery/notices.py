"""How notices become replies, for every channel: `COMPOSERS` by the name that stands in their payload."""

from collections.abc import Mapping
from datetime import datetime
from typing import cast

from sqlmodel import Session

from bots.conversation.notices import TELLINGS, Told, told_of
from bots.conversation.replies import Part, Reply, Text
from bots.conversation.wording import notices as wording
from bots.delivery.channel import Compose
from core.db.queries.goals import find_goal
from core.db.queries.notices import held_notices
from core.db.queries.outbox import ClaimedRow
from core.db.queries.users import actor_by_id
from core.db.records import Actor, GoalRecord
from core.domain.errors import GoalError
from core.domain.json import JsonObject
from core.domain.notices import NoticeKind
from core.services.access import acting_on
from core.services.notices import GATHERED, TAG

MOST_GATHERED = 10
"""How many notices one message tells."""


def alone(session: Session, row: ClaimedRow, *, now: datetime) -> Reply | None:
    """Compose a notice that is said by itself."""
    parts = _parts(session, row, row.payload, now=now)
    return Reply(parts) if parts else None


def gathered(session: Session, row: ClaimedRow, *, now: datetime) -> Reply | None:
    """Compose all that was held for a user until an instant, as one message; of one thing, that thing alone.

    Of very many the last are counted: they would fill more than a message.
    """
    until = datetime.fromisoformat(str(row.payload["until"]))
    held = held_notices(session, cast("str", row.user_id), due_at=until)
    told = [parts for each in held if (parts := _parts(session, row, each.facts, now=now))]
    if not told:
        return None
    heading = (Text(wording.gathered(len(told))),) if len(told) > 1 else ()
    others = len(told) - MOST_GATHERED
    ending = (Text(wording.gathered_besides(others)),) if others > 0 else ()
    return Reply((*heading, *(part for parts in told[:MOST_GATHERED] for part in parts), *ending))


def _parts(session: Session, row: ClaimedRow, payload: JsonObject, *, now: datetime) -> tuple[Part, ...]:
    goal_id = payload.get("goal_id")
    user = actor_by_id(session, cast("str", row.user_id))
    actor, goal = (user, None) if goal_id is None else _goal(session, user, str(goal_id))
    told = Told(
        session=session,
        user_id=user.user_id,
        actor=actor,
        goal=goal,
        facts=payload,
        due_at=datetime.fromisoformat(str(payload["due_at"])),
        now=now,
        is_for_group=row.is_group,
    )
    return told_of(NoticeKind(str(payload[TAG])), told)


def _goal(session: Session, user: Actor, goal_id: str) -> tuple[Actor, GoalRecord | None]:
    """Return a goal that is told of and as whom it is looked at: a team's in its name; none that is out of reach."""
    goal = find_goal(session, user.user_id, goal_id)
    if goal is not None:
        return user, goal
    try:
        acting = acting_on(session, user, goal_id)
    except GoalError:
        return user, None
    return acting, find_goal(session, acting.user_id, goal_id)


COMPOSERS: Mapping[str, Compose] = {**{kind.value: alone for kind in TELLINGS}, GATHERED: gathered}
"""What a channel is given as `Channel.notices`."""
