"""One step of a flow: a question that is open in the database with how far the flow has come, and its answer."""

from collections.abc import Mapping
from dataclasses import dataclass

from bots.conversation.answering import chosen, folded, is_clear, is_no
from bots.conversation.grammar import Kind
from bots.conversation.questions import Answer, Question, opened
from bots.conversation.replies import Choice
from bots.conversation.turn import Turn, understand

State = Mapping[str, str]
"""How far a flow has come; `step` names the question that is open."""

STEP = "step"
SKIPPING = frozenset({"skip", "skip it", "later", "not now", "no", "no thanks", "next", "pass", "none"})
CANCELLING = frozenset({"cancel", "stop", "never mind", "nevermind", "nvm", "abort", "forget it", "quit"})


def posed(turn: Turn, flow: str, *, state: State, question: str, answers: tuple[tuple[str, str], ...] = ()) -> Choice:
    """Open a step of a flow and return it; `answers` are labels, each with what choosing it says."""
    choices = tuple(Answer(label, (said,)) for label, said in answers)
    return Choice(question, opened(turn, Question(flow, choices, state=state)))


@dataclass(frozen=True, slots=True)
class Given:
    """An answer to a step: what is said, a choice as the text it stands for. `is_chosen`: it was offered."""

    step: str
    known: State
    said: str
    is_chosen: bool


def given(turn: Turn, question: Question) -> Given | None:
    """Return what a message answers to a step; None for what is no answer to it, such as another question's button."""
    state = question.state or {}
    answer = chosen(turn, question)
    text = turn.incoming.text.strip() if answer is None else answer.texts[0]
    if answer is None and (turn.incoming.choice is not None or not text or "\n" in text):
        return None
    return Given(state[STEP], known_of(question), text, answer is not None)


def known_of(question: Question) -> State:
    """Return how far a flow has come, the open step aside."""
    return {name: value for name, value in (question.state or {}).items() if name != STEP}


def is_skipping(said: str) -> bool:
    """Say whether somebody would rather not answer."""
    return folded(said) in SKIPPING or is_no(said)


def is_cancelling(said: str) -> bool:
    """Say whether somebody wants to hear no more of it."""
    return folded(said) in CANCELLING


def is_command(turn: Turn, said: str) -> bool:
    """Say whether a text is clearly something else to do, or small talk, rather than an answer."""
    meant = understand(turn, said)
    return is_clear(meant) or any(command.kind is Kind.SMALLTALK for command in meant.commands)
