"""What a page of one's own shows at a glance: the day, a picture, the settings; all of it the engine's answers."""

from dataclasses import dataclass, replace
from datetime import datetime

from sqlmodel import Session

from bots.conversation.engine import handle
from bots.conversation.grammar.values import bracketed
from bots.conversation.incoming import Incoming
from bots.conversation.replies import Picture, Reply, TodayList
from core.db.records import Actor


@dataclass(frozen=True, slots=True)
class Overview:
    """The day as `today` answers it, the settings as `settings` does, and a chart of the goal that is most urgent."""

    today: Reply
    settings: Reply
    picture: Picture | None = None


def overview_of(session: Session, actor: Actor, *, incoming: Incoming, now: datetime) -> Overview:
    """Return an actor's overview; `incoming` tells where and when, its text is not read."""

    def said(text: str) -> Reply:
        return handle(session, actor, replace(incoming, text=text, choice=None), now=now)

    today = said("/today")
    goals = [each for part in today.parts if isinstance(part, TodayList) for each in (*part.open, *part.done)]
    shown = said(f"/chart {bracketed(goals[0].title)}").parts if goals else ()
    return Overview(today, said("/settings"), next((part for part in shown if isinstance(part, Picture)), None))
