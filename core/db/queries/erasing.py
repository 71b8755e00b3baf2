"""Everything of a user at once: how much there is, and its end."""

from sqlalchemy import ColumnElement, Table, delete, func, select, update
from sqlmodel import Session, SQLModel

from core.db.tables import ActivityRow, GoalRow, TokenRow, UserRow
from core.db.tables.access import table_of

_user = table_of(UserRow)
_goal = table_of(GoalRow)
_activity = table_of(ActivityRow)
_token = table_of(TokenRow)


def count_goals(session: Session, user_id: str) -> int:
    """Count the goals of a user, those put away included."""
    return _count(session, _goal.c.user_id == user_id)


def count_entries(session: Session, user_id: str) -> int:
    """Count the activities of a user that stand: as they were corrected last, without those undone."""
    stands = _activity.c.replaced_at.is_(None) & _activity.c.is_undone.is_(False)
    return _count(session, (_activity.c.user_id == user_id) & stands)


def count_tokens(session: Session, user_id: str) -> int:
    """Count the tokens of a user that work."""
    return _count(session, (_token.c.user_id == user_id) & _token.c.revoked_at.is_(None))


def erase_user(session: Session, user_id: str) -> None:
    """Delete a user and every row of theirs, whatever tables there are; a team keeps their entries without a name.

    Their goals are locked first: a log that is under way elsewhere is waited for, a later one finds no goal.
    """
    connection = session.connection()
    connection.execute(select(_user.c.id).where(_user.c.id == user_id).with_for_update())
    connection.execute(select(_goal.c.id).where(_goal.c.user_id == user_id).with_for_update())
    connection.execute(update(_activity).where(_activity.c.author_id == user_id).values(author_id=None))
    for table in reversed(SQLModel.metadata.sorted_tables):
        owned = owned_by(table, user_id)
        if owned is not None:
            connection.execute(delete(table).where(owned))
    session.expire_all()


def owned_by(table: Table, user_id: str) -> ColumnElement[bool] | None:  # type: ignore[explicit-any]  # the default of Table's parameter
    """Return the condition under which a row of a table is a user's, None for a table that is nobody's."""
    if table is _user:
        return _user.c.id == user_id
    return table.c.user_id == user_id if "user_id" in table.c else None


def _count(session: Session, condition: ColumnElement[bool]) -> int:
    return session.connection().execute(select(func.count()).where(condition)).scalar_one()
