"""All flows by name, and how the answer to an open step is taken."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from bots.conversation.flows import advising, guide, leaving, linking, onboarding, picking
from bots.conversation.flows.plans import TITLE
from bots.conversation.flows.steps import Given, given
from bots.conversation.grammar import Kind
from bots.conversation.questions import Question, closed, open_question
from bots.conversation.replies import Part, Text
from bots.conversation.turn import Turn, understand
from bots.conversation.wording import guide as wording


@dataclass(frozen=True, slots=True)
class Flow:
    """What takes the answer to a step (None for what is no answer), and what asks the step once more."""

    taken: Callable[[Turn, Given], tuple[Part, ...] | None]
    asked_again: Callable[[Turn, Question], Part]


FLOWS: Mapping[str, Flow] = {
    guide.NEW: Flow(guide.taken, guide.asked_again),
    onboarding.START: Flow(onboarding.taken, onboarding.asked_again),
    picking.TEMPLATES: Flow(picking.taken, picking.asked_again),
    advising.SUGGEST: Flow(advising.taken, advising.asked_again),
    linking.LINK: Flow(linking.taken, linking.asked_again),
    leaving.LEAVE: Flow(leaving.taken, leaving.asked_again),
}
_LOOKS = frozenset({Kind.LIST, Kind.TODAY, Kind.SHOW, Kind.DIGEST, Kind.CHART, Kind.SETTINGS, Kind.HELP})
"""What changes nothing: the flow goes on after it."""


def is_step(question: Question | None) -> bool:
    """Say whether a question is a step of a flow."""
    return question is not None and question.state is not None and question.about in FLOWS


def gone_on(turn: Turn, question: Question) -> tuple[Part, ...] | None:
    """Take a message as the answer to a flow's open step; None when it is none, and something else to be done.

    Raises: what the services raise; the step is open as before then.
    """
    answer = given(turn, question)
    parts = None if answer is None else FLOWS[question.about].taken(turn, answer)
    is_open = open_question(turn)
    if parts is not None and is_open is not None and is_open.id == question.id:
        closed(turn)
    return parts


def left(turn: Turn, question: Question) -> tuple[Part, ...]:
    """Return what is to be said of a flow after something else was done: it goes on after a mere look.

    A new goal that was left half made is worth a word, anything else is not.
    """
    if open_question(turn) is not None or turn.incoming.choice is not None:
        return ()
    commands = understand(turn, turn.incoming.text).commands
    if all(command.kind in _LOOKS for command in commands):
        return (FLOWS[question.about].asked_again(turn, question),)
    return (Text(wording.left()),) if question.about == guide.NEW and TITLE in (question.state or {}) else ()
