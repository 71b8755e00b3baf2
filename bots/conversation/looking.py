"""A shared goal as others see it: who shows it, where it stands, its last amounts and its chart; no notes, no names."""

from dataclasses import dataclass
from datetime import datetime

from sqlmodel import Session

from bots.conversation.replies import Card, PastEntry
from bots.conversation.standing import has_a_pace, standing_of
from core.charts.series import Bars, BurnUp, Heatmap
from core.db.queries.activities import ActivityFilter
from core.db.records import Page
from core.domain.activity import ActivityType
from core.domain.amount import decimal_of
from core.services.activities import list_activities
from core.services.charts import chart_for
from core.services.linking import name_of
from core.services.sharing import SharedGoal

_LAST_ENTRIES = Page(1, 3)


@dataclass(frozen=True, slots=True)
class Look:
    """What there is to see; `name` is who shows it."""

    name: str
    card: Card
    chart: Heatmap | BurnUp | Bars


def look_at(session: Session, shared: SharedGoal, *, now: datetime) -> Look:
    """Return what others see of a goal."""
    owner, goal = shared.owner, shared.goal
    found, _ = list_activities(session, owner, goal.id, wanted=ActivityFilter(), page=_LAST_ENTRIES)
    last = tuple(
        PastEntry(each.activity_on, decimal_of(each.amount), None, each.activity_type is ActivityType.SKIPPED)
        for each in found
    )
    standing, is_telling = standing_of(session, owner, goal, now=now), has_a_pace(session, owner, goal, now=now)
    card = Card(standing, last, has_a_pace=is_telling)
    return Look(name_of(session, shared.host), card, chart_for(session, owner, goal, now=now))
