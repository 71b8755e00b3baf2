"""What is asked about goals: all of them, the day, one in full, how it has gone."""

from collections.abc import Mapping
from decimal import Decimal

from bots.conversation.belonging import names_in
from bots.conversation.grammar import GoalRef, Plain
from bots.conversation.replies import (
    Card,
    Digest,
    GoalList,
    Part,
    PastEntry,
    Picture,
    PutAway,
    Row,
    RunningTimer,
    Text,
    TodayList,
)
from bots.conversation.standing import Standing, has_a_pace, standing_of
from bots.conversation.turn import RETIRED, Turn
from bots.conversation.wording import fixed, reviews, sentences, standings
from bots.conversation.wording.steps import first_step
from core.db.queries.activities import ActivityFilter
from core.db.queries.chat import aliases_of
from core.db.records import ActivityRecord, GoalRecord, Page
from core.domain.activity import ActivityType
from core.domain.amount import decimal_of
from core.domain.goal import Pattern, Status
from core.domain.progress import Outcome, Window, is_reached
from core.services.activities import list_activities
from core.services.charts import chart_for
from core.services.digests import stretch_for
from core.services.suggestions import advice_for
from core.services.timers import running_timer

_STATUSES = (Status.ACTIVE, Status.PAUSED, Status.DRAFT, Status.COMPLETED, Status.ARCHIVED)
_LISTED = (Status.ACTIVE, Status.PAUSED, Status.DRAFT)
_LAST_ENTRIES = Page(1, 3)
_PERIODS_SHOWN = 7
_RESTING = (Outcome.OFF, Outcome.PAUSED, Outcome.EXCUSED)
_DAYS = {Window.WEEK: 7, Window.MONTH: 30, Window.YEAR: 365}
_SPANS = {"week": Window.WEEK, "month": Window.MONTH, "year": Window.YEAR}


def listed(turn: Turn, said: str = "") -> Part:
    """Return the goals that were asked for: those that go on, unless others, or all, are named."""
    named = [status for status in _STATUSES if status.value in said.casefold().split()]
    if "all" in said.casefold().split() and not named:
        named = list(_STATUSES)
    wanted = named or _LISTED
    goals = turn.with_status(*(status for status in wanted if status not in RETIRED))
    put_away = turn.with_status(*RETIRED)
    away = tuple(_put_away(turn, goal) for goal in put_away if goal.status in wanted)
    if named and not goals and not away:
        return Text(
            sentences.none_of_status(tuple(standings.status_named(status) for status in named))
            if turn.goals
            else fixed.no_goals()
        )
    if not goals and not put_away:
        return Text(fixed.no_goals())
    return GoalList(tuple(_standing(turn, goal) for goal in goals), 0 if named else len(put_away), away)


def _no_goals(turn: Turn) -> str:
    return fixed.none_goes_on() if turn.goals else fixed.no_goals()


def _put_away(turn: Turn, goal: GoalRecord) -> PutAway:
    is_over = is_reached(goal.rules(turn.acting(goal).calendar), goal.lifetime)
    return PutAway(goal.title, goal.status is Status.COMPLETED, is_restorable=not is_over)


def today(turn: Turn) -> Part:
    """Return what the day asks for, most urgent first: see `_urgency`."""
    goals = turn.with_status(Status.ACTIVE)
    if not goals:
        return Text(fixed.all_rest() if turn.with_status(Status.PAUSED) else _no_goals(turn))
    standings = [_standing(turn, goal) for goal in goals]
    due = sorted((each for each in standings if _is_due(each)), key=_urgency)
    done = [each for each in standings if not _is_due(each) and _is_worth_naming(each)]
    return TodayList(turn.live.today, tuple(due), tuple(done), _timer(turn))


def _timer(turn: Turn) -> RunningTimer | None:
    timer = running_timer(turn.session, turn.actor, now=turn.now)
    goal = None if timer is None else turn.goals.get(timer.goal_id)
    return None if timer is None or goal is None else RunningTimer(goal.title, timer.minutes)


def shown(turn: Turn, ref: GoalRef) -> Part:
    """Return one goal in full."""
    goal = turn.goal(ref)
    standing = _standing(turn, goal)
    acting = turn.acting(goal)
    activities, _ = list_activities(turn.session, acting, goal.id, wanted=ActivityFilter(), page=_LAST_ENTRIES)
    names = names_in(turn, goal)
    aliases = [alias for goal_id, alias in aliases_of(turn.session, turn.actor.user_id) if goal_id == goal.id]
    step = first_step(standing) if standing.status in (Status.ACTIVE, Status.PAUSED) else ""
    return Card(
        standing,
        tuple(_entry(each, names) for each in activities),
        tuple(aliases),
        step,
        has_a_pace=has_a_pace(turn.session, acting, goal, now=turn.now),
    )


def charted(turn: Turn, ref: GoalRef | None) -> Part:
    """Return one goal as a picture; where none is named, the only one, else the list to choose from."""
    live = turn.with_status(*_LISTED)
    if ref is None and len(live) != 1:
        return listed(turn)
    goal = live[0] if ref is None else turn.goal(ref)
    chart = chart_for(turn.session, turn.acting(goal), goal, now=turn.now)
    return Picture(chart)


def digest(turn: Turn, command: Plain) -> Part:
    """Return how all goals have gone over a week, a month, a year, or of late."""
    goals = turn.with_status(Status.ACTIVE, Status.PAUSED)
    if not goals:
        return Text(_no_goals(turn))
    window = _SPANS.get(command.argument or "", Window.CURRENT)
    return Digest(window.value, tuple(_row(turn, goal, window) for goal in goals), _hint(turn))


def _row(turn: Turn, goal: GoalRecord, window: Window) -> Row:
    standing = _standing(turn, goal, window=window)
    shown = standing.history[-_PERIODS_SHOWN:]
    days = _DAYS.get(window)
    if days is None:
        return Row(standing, shown)
    stretch = stretch_for(turn.session, turn.acting(goal), goal, outcomes=standing.history, now=turn.now, days=days)
    before, plan = stretch.before, stretch.plan
    return Row(
        standing,
        shown,
        total=decimal_of(stretch.total),
        before=None if before is None else decimal_of(before),
        plan=None if plan is None else decimal_of(plan),
    )


def _hint(turn: Turn) -> str:
    """Return that something may be worth changing, where the past days say so."""
    found = advice_for(turn.session, turn.actor, now=turn.now).suggestions
    return reviews.hint(found[0][0].title) if found else ""


def _standing(turn: Turn, goal: GoalRecord, *, window: Window = Window.CURRENT) -> Standing:
    return standing_of(turn.session, turn.acting(goal), goal, now=turn.now, window=window)


def _entry(activity: ActivityRecord, names: Mapping[str, str]) -> PastEntry:
    is_skip, author = activity.activity_type is ActivityType.SKIPPED, names.get(activity.author_id or "")
    return PastEntry(activity.activity_on, decimal_of(activity.amount), activity.note, is_skip, author)


def _is_due(standing: Standing) -> bool:
    """Say whether the current period still waits for something. A limit waits for nothing."""
    if standing.pattern is Pattern.LIMIT:
        return False
    return standing.outcome is Outcome.OPEN


def _is_worth_naming(standing: Standing) -> bool:
    return standing.outcome not in _RESTING


def _urgency(standing: Standing) -> tuple[bool, int, int, Decimal, str]:
    """Order what is due: what a period asks for before mere check-ins, the soonest end first.

    Then the longest streak at risk, the least done.
    """
    is_check_in = standing.pattern in (Pattern.MILESTONE, Pattern.TARGET)
    return is_check_in, standing.days_left, -(standing.streak or 0), standing.percent, standing.title
