"""A new goal, guided: name, kind, how much, how often or by when. What was said already is not asked."""

from collections.abc import Callable

from bots.conversation.creation import created
from bots.conversation.flows import plans
from bots.conversation.flows.guide_answers import READERS, is_taken, title_of
from bots.conversation.flows.guide_questions import QUESTIONS
from bots.conversation.flows.plans import AMOUNT, DEADLINE, KIND, RHYTHM, TITLE
from bots.conversation.flows.steps import STEP, Given, State, is_cancelling, is_command, known_of, posed
from bots.conversation.questions import Question
from bots.conversation.replies import Choice, Part, Text
from bots.conversation.turn import Turn
from bots.conversation.wording import guide
from bots.conversation.wording.sentences import shortened

NEW = "new"


def begun(turn: Turn, known: State | None = None) -> Choice:
    """Begin a new goal, of which something may be known."""
    return _asked(turn, known or {})


def described(turn: Turn, wish: str) -> tuple[Part, ...]:
    """Make the goal that somebody describes in their own words, or ask what is missing."""
    plan = plans.whole_plan(turn, wish)
    if plan is not None:
        return created(turn, plan), Text(guide.next_time(f"new {wish}"))
    return (_asked(turn, {TITLE: title_of(wish)}),)


def taken(turn: Turn, given: Given) -> tuple[Part, ...] | None:
    """Take an answer to a step; None when it is something else to be done."""
    if is_cancelling(given.said):
        return (Text(guide.cancelled()),)
    if given.step == TITLE and is_taken(turn, title_of(given.said)):
        return (_asked(turn, given.known, doubt=lambda _: guide.title_is_taken(title_of(given.said))),)
    more = READERS[given.step](turn, given.known, given.said)
    if more is not None:
        return _went_on(turn, {**given.known, **more})
    if is_command(turn, given.said):
        return None
    is_whole = given.step == TITLE and plans.whole_plan(turn, given.said) is not None
    return described(turn, given.said) if is_whole else (_again(turn, given.known, given.said),)


def _went_on(turn: Turn, known: State) -> tuple[Part, ...]:
    """Ask what is not known so far; when all is, make the goal and tell the line that would have done it."""
    plan = plans.plan_of(turn, known) if _next_step(known) is None else None
    if plan is None:
        return (_asked(turn, known),)
    return created(turn, plan), Text(guide.next_time(plans.typed(turn, known, plan=plan)))


def _next_step(known: State) -> str | None:
    wanted = [TITLE, KIND, AMOUNT]
    if known.get(KIND) in plans.HAS_RHYTHM:
        wanted.append(RHYTHM)
    if known.get(KIND) in plans.HAS_DEADLINE:
        wanted.append(DEADLINE)
    return next((step for step in wanted if step not in known), None)


def asked_again(turn: Turn, question: Question) -> Choice:
    """Ask a step once more."""
    return _asked(turn, known_of(question))


def _asked(turn: Turn, known: State, *, doubt: Callable[[str], str] | None = None) -> Choice:
    step = _next_step(known) or TITLE
    question, answers = QUESTIONS[step](turn, known)
    text = question if doubt is None else doubt(question)
    return posed(turn, NEW, state={**known, STEP: step}, question=text, answers=answers)


def _again(turn: Turn, known: State, said: str) -> Choice:
    return _asked(turn, known, doubt=lambda question: guide.not_understood(shortened(said, most=30), question))
