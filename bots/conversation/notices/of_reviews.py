"""Reviews: how all goals went over the week or the month that is over, with a picture of the one that was busiest."""

from dataclasses import replace
from datetime import timedelta

from bots.conversation.grammar import Kind, Plain
from bots.conversation.incoming import Incoming
from bots.conversation.notices.told import Told
from bots.conversation.replies import Digest, Part, Picture, Row
from bots.conversation.reports import digest
from bots.conversation.standing import at_its_end
from bots.conversation.turn import Turn, turn_of
from core.services.charts import chart_for

_A_MOMENT = timedelta(microseconds=1)


def week(told: Told) -> tuple[Part, ...]:
    """Return the review of the week that ended with the day before."""
    return _review(told, "week")


def month(told: Told) -> tuple[Part, ...]:
    """Return the review of the thirty days that ended with the day before."""
    return _review(told, "month")


def _review(told: Told, span: str) -> tuple[Part, ...]:
    turn = at_the_end(told)
    review = digest(turn, Plain(Kind.DIGEST, span))
    if not isinstance(review, Digest):
        return ()
    review = replace(review, rows=tuple(map(_at_its_end, review.rows)))
    busiest = max(review.rows, key=lambda row: row.standing.activities)
    if not busiest.standing.activities:
        return (review,)
    goal = turn.goals[busiest.standing.goal_id]
    return review, Picture(chart_for(turn.session, turn.acting(goal), goal, now=turn.now))


def _at_its_end(row: Row) -> Row:
    standing = at_its_end(row.standing)
    return replace(row, standing=standing, history=(*row.history[:-1], *standing.history[-1:]))


def at_the_end(told: Told) -> Turn:
    """Return a turn in the last moment of the day before the review was due."""
    calendar = told.actor.calendar
    end = calendar.begins(calendar.today(told.due_at)) - _A_MOMENT
    incoming = Incoming(channel="", conversation="", text="", sent_at=end)
    return turn_of(told.session, told.actor, incoming=incoming, now=end)
