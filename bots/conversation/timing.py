"""Timers by chat: `start read`, `stop`, and the time that went by is logged."""

from datetime import datetime, timedelta
from decimal import Decimal

from bots.conversation.confirming import confirmation
from bots.conversation.grammar import About, GoalRef
from bots.conversation.grammar.values import bracketed
from bots.conversation.questions import Answer, Question, opened, with_way_out
from bots.conversation.replies import Changed, Choice, Deed, Part, Problem, Text
from bots.conversation.turn import Turn
from bots.conversation.wording import timers
from bots.conversation.wording.errors import error_sentence
from core.db.records import GoalRecord
from core.db.savepoint import savepoint
from core.domain.amount import amount_of
from core.domain.draft import LogDraft
from core.domain.errors import GoalError
from core.domain.goal import Metric
from core.services.activities import log_activity
from core.services.timers import Timer, running_timer, start_timer, stop_timer

LONGEST = timedelta(hours=12)
"""Nobody does one thing for longer: who stops a timer later forgot it, and is asked."""
UNIT = "min"


def started(turn: Turn, ref: GoalRef) -> tuple[Part, ...]:
    """Start a timer on a goal; one that runs on another is stopped, and its time logged."""
    goal, at = turn.goal(ref), _said_at(turn)
    if goal.target.metric is not Metric.DURATION:
        return (Problem(timers.not_of_time(goal.title, goal.target.unit)),)
    running = running_timer(turn.session, turn.actor, now=at)
    if running is not None and running.goal_id == goal.id:
        return (Text(timers.runs_already(goal.title, running.minutes)),)
    before = stopped(turn) if running is not None else ()
    start_timer(turn.session, turn.actor, goal.id, now=at)
    return (*before, Changed(timers.started(goal.title)))


def stopped(turn: Turn) -> tuple[Part, ...]:
    """Stop the timer that runs and log its time, on the day on which it was started."""
    timer = stop_timer(turn.session, turn.actor, now=_said_at(turn))
    if timer is None:
        return (Problem(timers.nothing_runs()),)
    goal = turn.goals.get(timer.goal_id)
    if goal is None:
        return (Problem(timers.nothing_runs()),)
    if timer.minutes == 0:
        return (Changed(timers.too_short(goal.title)),)
    if timer.elapsed > LONGEST:
        return (_doubted(turn, goal, timer),)
    try:
        with savepoint(turn.session):
            return (_logged(turn, goal, timer),)
    except GoalError as error:
        return (Problem(error_sentence(error, title=goal.title, today=turn.live.today)),)


def _logged(turn: Turn, goal: GoalRecord, timer: Timer) -> Part:
    draft = LogDraft(value=amount_of(Decimal(timer.minutes)), unit=UNIT, activity_on=turn.day_of(goal, timer.on))
    return confirmation(
        turn, log_activity(turn.session, turn.acting(goal), goal.id, draft=draft, now=turn.now), deed=Deed.ADDED
    )


def _doubted(turn: Turn, goal: GoalRecord, timer: Timer) -> Choice:
    """Ask how long it was, since the timer was probably forgotten."""
    template = f"/log {bracketed(goal.title)} {{answer}} {timer.on.isoformat()}"
    all_of_it = template.format(answer=f"{timer.minutes} {UNIT}")
    answers = with_way_out((Answer(timers.all_of_it(timer.minutes), (all_of_it,)),))
    options = opened(turn, Question(About.AMOUNT, answers, template))
    return Choice(timers.too_long(goal.title, timer.minutes), options)


def _said_at(turn: Turn) -> datetime:
    """Return when the message was written: a timer runs from then, however late the message comes."""
    return min(turn.incoming.sent_at, turn.now)
