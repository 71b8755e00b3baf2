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
from core.db.records import Actor
from core.domain.json import JsonObject
from core.domain.notices import NoticeKind
from core.services.notices import GATHERED, TAG

MOST_GATHERED = 10
"""How many notices one message tells."""


def alone(session: Session, row: ClaimedRow, *, now: datetime) -> Reply | None:
    """Compose a notice that is said by itself."""
    parts = _parts(session, actor_by_id(session, cast("str", row.user_id)), row.payload, now=now)
    return Reply(parts) if parts else None


def gathered(session: Session, row: ClaimedRow, *, now: datetime) -> Reply | None:
    """Compose all that was held for a user until an instant, as one message; of one thing, that thing alone.

    Of very many the last are counted: they would fill more than a message.
    """
    actor = actor_by_id(session, cast("str", row.user_id))
    until = datetime.fromisoformat(str(row.payload["until"]))
    each = [_parts(session, actor, held.facts, now=now) for held in held_notices(session, actor.user_id, due_at=until)]
    told = [parts for parts in each if parts]
    if not told:
        return None
    heading = (Text(wording.gathered(len(told))),) if len(told) > 1 else ()
    others = len(told) - MOST_GATHERED
    ending = (Text(wording.gathered_besides(others)),) if others > 0 else ()
    return Reply((*heading, *(part for parts in told[:MOST_GATHERED] for part in parts), *ending))


def _parts(session: Session, actor: Actor, payload: JsonObject, *, now: datetime) -> tuple[Part, ...]:
    goal_id = payload.get("goal_id")
    told = Told(
        session=session,
        actor=actor,
        goal=None if goal_id is None else find_goal(session, actor.user_id, str(goal_id)),
        facts=payload,
        due_at=datetime.fromisoformat(str(payload["due_at"])),
        now=now,
    )
    return told_of(NoticeKind(str(payload[TAG])), told)


COMPOSERS: Mapping[str, Compose] = {**{kind.value: alone for kind in TELLINGS}, GATHERED: gathered}
"""What a channel is given as `Channel.notices`."""
