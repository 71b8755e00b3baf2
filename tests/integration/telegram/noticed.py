"""Notices on Telegram, as a change that was not made in a chat brings them."""

from sqlmodel import Session, select

from core.db.tables import GoalRow, UserRow
from core.domain.json import JsonObject
from core.domain.notices import Notice, NoticeKind
from core.services.notices import notify_all
from tests.integration.telegram.conftest import Bots
from tests.platforms.telegram.people import Person
from tests.platforms.telegram.telegram import Telegram


async def noticed(
    telegram: Telegram, bots: Bots, ada: Person, *, kind: NoticeKind, title: str, **facts: object
) -> JsonObject:
    """Let something be told of somebody's goal, and return what is said."""
    await bots.settled()
    now = bots.clock()

    def tell(session: Session) -> None:
        owned = UserRow.name == f"telegram:{ada.account.id}"
        goal = session.exec(select(GoalRow).join(UserRow).where(owned, GoalRow.title == title)).one()
        notice = Notice(
            kind=kind, user_id=goal.user_id, goal_id=goal.id, occurrence=now.isoformat(), due_at=now, facts=facts
        )
        notify_all(session, [notice], now=now)

    bots.database.write_now(tell)
    said = await telegram.sent(ada.chat)
    await bots.settled()
    return said
