"""Suggestions: one or two, from what was logged, each with an answer that follows it at once."""

from decimal import Decimal

from bots.conversation.flows.steps import STEP, Given, State, is_cancelling, is_skipping, posed
from bots.conversation.questions import Question
from bots.conversation.replies import Changed, Part, Text
from bots.conversation.standing import standing_of
from bots.conversation.turn import Turn
from bots.conversation.wording import fixed, ideas, standings
from bots.conversation.wording.numbers import amount
from core.db.records import GoalRecord
from core.domain.amount import amount_of, decimal_of
from core.domain.draft import GoalChange
from core.domain.goal import Pattern, Status
from core.domain.schedule import goal_period
from core.domain.suggestions import Resize, Rest, Suggestion
from core.services.goals import change_goal
from core.services.statuses import pause_goal
from core.services.suggestions import advice_for

SUGGEST = "suggest"
LEAVE = "leave it"
_OFFER, _REST = "offer", "rest"


def begun(turn: Turn) -> tuple[Part, ...]:
    """Return what is suggested, or what is needed for that."""
    if not turn.with_status(Status.ACTIVE):
        return (Text(fixed.no_goals() if not turn.goals else fixed.none_goes_on()),)
    advice = advice_for(turn.session, turn.actor, now=turn.now)
    found = advice.suggestions
    if not found:
        return (Text(ideas.all_is_well() if advice.is_informed else ideas.nothing_to_suggest()),)
    facts = "\n".join(_fact(turn, goal, suggestion) for goal, suggestion in found)
    state, answers = _offers(found)
    if not answers:
        return (Text(facts),)
    leave = (fixed.leave_it(), LEAVE)
    return (posed(turn, SUGGEST, state={STEP: _OFFER, **state}, question=facts, answers=(*answers, leave)),)


def taken(turn: Turn, given: Given) -> tuple[Part, ...] | None:
    """Follow the suggestion that was chosen; None when it is something else to be done."""
    if is_cancelling(given.said) or is_skipping(given.said) or given.said == LEAVE:
        return (Text(fixed.nothing_done()),)
    offered = given.known.get(given.said) if given.is_chosen else None
    goal = turn.goals.get(given.said)
    if offered is None or goal is None:
        return None
    return (Changed(_followed(turn, goal, offered)),)


def asked_again(turn: Turn, _question: Question) -> Part:
    """Ask once more, from what is so now."""
    return begun(turn)[0]


def _followed(turn: Turn, goal: GoalRecord, offered: str) -> str:
    """Do what was suggested, and return what is so now."""
    if offered == _REST:
        pause_goal(turn.session, turn.actor, goal.id, now=turn.now)
        return ideas.rests(goal.title)
    change = GoalChange(target={"value": amount_of(Decimal(offered))})
    changed = change_goal(turn.session, turn.actor, goal.id, change=change, now=turn.now).goal
    return ideas.changed(goal.title, standings.goal(standing_of(turn.session, turn.actor, changed, now=turn.now)))


def _offers(found: tuple[tuple[GoalRecord, Suggestion], ...]) -> tuple[State, tuple[tuple[str, str], ...]]:
    """Return what each goal's answer does, by the goal, and the answers."""
    state: dict[str, str] = {}
    answers: list[tuple[str, str]] = []
    for goal, suggestion in found:
        match suggestion:
            case Resize():
                state[goal.id] = f"{suggestion.value:f}"
                answers.append((ideas.make_it(goal.title, amount(suggestion.value, goal.target.unit)), goal.id))
            case Rest():
                state[goal.id] = _REST
                answers.append((ideas.let_rest(goal.title), goal.id))
            case _:
                continue
    return state, tuple(answers)


def _fact(turn: Turn, goal: GoalRecord, suggestion: Suggestion) -> str:
    match suggestion:
        case Resize():
            return _resize(turn, goal, suggestion)
        case Rest():
            return ideas.idle(goal.title, suggestion.days)
        case _:
            share = suggestion.activities
            return ideas.mostly_at(goal.title, suggestion.slot, hits=share.hits, of=share.of)


def _resize(turn: Turn, goal: GoalRecord, suggestion: Resize) -> str:
    period, share, unit = goal_period(goal.rules(turn.actor.calendar)), suggestion.periods, goal.target.unit
    return ideas.resized(
        goal.title,
        periods=ideas.last_periods(share.hits, of=share.of, period=period),
        target=amount(decimal_of(goal.target.value), unit),
        value=amount(suggestion.value, unit),
        is_limit=goal.pattern is Pattern.LIMIT,
        is_smaller=suggestion.is_smaller,
    )
