"""How notices become replies, for every channel: `COMPOSERS` by the name that stands in their payload."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import datetime
from typing import cast

from sqlmodel import Session

from bots.conversation.notices import TELLINGS, Told, told_of
from bots.conversation.replies import Part, Problem, Reply, Text
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
MANY = 2


def alone(session: Session, row: ClaimedRow, *, now: datetime) -> Reply | None:
    """Compose a notice that is said by itself."""
    parts = told_of(*_told(session, row, row.payload, now=now))
    return Reply(parts) if parts else None


def gathered(session: Session, row: ClaimedRow, *, now: datetime) -> Reply | None:
    """Compose all that was held for a user until an instant, as one message; of one thing, that thing alone.

    Its buttons name their goals. Of very many the last are counted: they would fill more than a message.
    """
    told = list(_each_held(session, row, now=now))
    if len(told) < MANY:
        return Reply(told[0][1]) if told else None
    others = len(told) - MOST_GATHERED
    ending = (Text(wording.gathered_besides(others)),) if others > 0 else ()
    pieces = (_named(part, goal) for goal, parts in told[:MOST_GATHERED] for part in parts)
    return Reply((Text(wording.gathered(len(told))), *pieces, *ending))


def _each_held(
    session: Session, row: ClaimedRow, *, now: datetime
) -> Iterator[tuple[GoalRecord | None, tuple[Part, ...]]]:
    """Yield what there is to say; of several reminders of a goal's day the first, since together they ask the same."""
    until = datetime.fromisoformat(str(row.payload["until"]))
    asked: set[tuple[object, object]] = set()
    for held in held_notices(session, cast("str", row.user_id), due_at=until):
        kind, about = _told(session, row, held.facts, now=now)
        question = (held.facts.get("goal_id"), held.facts.get("on"))
        is_asked = kind is NoticeKind.REMINDER and question in asked
        parts = () if is_asked else told_of(kind, about)
        if parts:
            asked |= {question} if kind is NoticeKind.REMINDER else set()
            yield about.goal, parts


def _named(part: Part, goal: GoalRecord | None) -> Part:
    """Return a part whose buttons say which goal they are about."""
    if goal is None or not isinstance(part, Problem):
        return part
    return replace(part, options=tuple(replace(each, label=f"{goal.title}: {each.label}") for each in part.options))


def _told(session: Session, row: ClaimedRow, payload: JsonObject, *, now: datetime) -> tuple[NoticeKind, Told]:
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
    return NoticeKind(str(payload[TAG])), told


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
