"""`delete me`: says what would go, and deletes it once that is confirmed in its own words or by its button."""

from bots.conversation.answering import is_yes
from bots.conversation.flows.steps import STEP, Given, is_cancelling, is_skipping, posed
from bots.conversation.questions import Question
from bots.conversation.replies import Farewell, Part, Text
from bots.conversation.turn import Turn
from bots.conversation.wording import leaving as wording
from core.services.leaving import holdings_of, leave

LEAVE = "leave"
_SURE, _KEEP, _DELETE = "sure", "keep", "delete"


def begun(turn: Turn) -> tuple[Part, ...]:
    """Ask whether everything shall go. What keeps it comes first: a hasty 1 deletes nothing, and neither does a yes."""
    has = holdings_of(turn.session, turn.actor)
    question = wording.what_goes(goals=has.goals, entries=has.entries, tokens=has.tokens)
    answers = ((wording.keep_it(), _KEEP), (wording.delete_it(), _DELETE))
    return (posed(turn, LEAVE, state={STEP: _SURE}, question=question, answers=answers),)


def taken(turn: Turn, given: Given) -> tuple[Part, ...] | None:
    """Delete everything, or nothing; None for what is no answer. A mere yes is asked once more."""
    if given.is_chosen and given.said == _DELETE:
        leave(turn.session, turn.actor)
        return (Farewell(wording.gone()),)
    if is_yes(given.said):
        return begun(turn)
    is_kept = given.is_chosen or is_cancelling(given.said) or is_skipping(given.said)
    return (Text(wording.kept()),) if is_kept else None


def asked_again(turn: Turn, question: Question) -> Part:  # noqa: ARG001 - as every flow is asked
    """Ask once more."""
    return begun(turn)[0]
