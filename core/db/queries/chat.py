"""Conversations: the open question, goals' other names, and the goal that an entry belongs to."""

from datetime import datetime

from sqlalchemy import bindparam, delete, select
from sqlmodel import Session

from core.db.prepared import Fetched, Prepared
from core.db.queries.upsert import upsert
from core.db.tables import ActivityRow, ChatQuestionRow, GoalAliasRow
from core.db.tables.access import table_of
from core.domain.json import JsonObject

_question = table_of(ChatQuestionRow)
_alias = table_of(GoalAliasRow)
_activity = table_of(ActivityRow)
_PLACE = ("user_id", "channel", "conversation")
_IN_PLACE = [_question.c[name] == bindparam(name) for name in _PLACE]
_FIND = Prepared(select(_question).where(*_IN_PLACE).with_for_update())
_DROP = Prepared(delete(_question).where(*_IN_PLACE))
_ALIASES = Prepared(
    select(_alias.c.goal_id, _alias.c.alias).where(_alias.c.user_id == bindparam("user_id")).order_by(_alias.c.alias)
)


def find_question(session: Session, user_id: str, *, channel: str, conversation: str) -> Fetched | None:
    """Return the question that is open with a user in a conversation, locked: of two answers at once, one finds it."""
    return _FIND.first(session, {"user_id": user_id, "channel": channel, "conversation": conversation})


def put_question(
    session: Session,
    user_id: str,
    *,
    channel: str,
    conversation: str,
    question_id: str,
    kind: str,
    payload: JsonObject,
    asked_at: datetime,
) -> None:
    """Open a question with a user in a conversation, in place of the one before."""
    changed = {"id": question_id, "kind": kind, "payload": payload, "asked_at": asked_at}
    place = {"user_id": user_id, "channel": channel, "conversation": conversation}
    put = upsert(session, _question).values(**place, **changed)
    session.connection().execute(put.on_conflict_do_update(index_elements=_PLACE, set_=changed))


def drop_question(session: Session, user_id: str, *, channel: str, conversation: str) -> None:
    """Close the question that is open with a user in a conversation, if there is one."""
    _DROP.run(session, {"user_id": user_id, "channel": channel, "conversation": conversation})


def aliases_of(session: Session, user_id: str) -> list[tuple[str, str]]:
    """Return (goal id, alias) of all other names that a user has for goals, by name."""
    return [(row.goal_id, row.alias) for row in _ALIASES.all(session, {"user_id": user_id})]


def put_alias(session: Session, user_id: str, *, alias: str, goal_id: str) -> None:
    """Let a name mean a goal; one that meant another goal means this one from now on."""
    put = upsert(session, _alias).values(user_id=user_id, alias=alias, goal_id=goal_id)
    session.connection().execute(
        put.on_conflict_do_update(index_elements=("user_id", "alias"), set_={"goal_id": goal_id})
    )


def goal_of_activity(session: Session, user_id: str, *, activity_id: str) -> str | None:
    """Return the id of the goal that an activity of this user belongs to, an undone one included."""
    wanted = select(_activity.c.goal_id).where(_activity.c.user_id == user_id, _activity.c.activity_id == activity_id)
    found: str | None = session.connection().execute(wanted.limit(1)).scalar()
    return found
