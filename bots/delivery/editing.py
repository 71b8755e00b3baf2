"""What becomes of a message when one of its buttons is tapped: the answer takes the place of the part it belongs to."""

from sqlmodel import Session

from bots.conversation.replies import Part, Reply
from bots.delivery.codec import UnreadableError, said_by
from core.services.outbox import Place, shown_in


def among_the_rest(session: Session, place: Place, answer: Reply, *, choice: str, message_id: str) -> Reply:
    """Return what the message of a tapped button says from now on: the answer, and the other parts as they were.

    Where several parts have the button, as two reminders of a goal may that came together, one answer is for all.
    """
    shown = shown_reply(session, place, message_id=message_id)
    if shown is None or not any(carries(part, choice) for part in shown.parts):
        return answer
    at = next(number for number, part in enumerate(shown.parts) if carries(part, choice))
    rest = tuple(part for part in shown.parts[at:] if not carries(part, choice))
    return Reply((*shown.parts[:at], *answer.parts, *rest))


def shown_reply(session: Session, place: Place, *, message_id: str) -> Reply | None:
    """Return what a message of ours shows; None for one of long ago, or what is no reply."""
    payload = shown_in(session, place, message_id=message_id)
    try:
        return None if payload is None else said_by(payload)
    except UnreadableError:
        return None


def carries(part: Part, choice: str) -> bool:
    """Say whether a part shows the button of a choice."""
    options = getattr(part, "options", ())
    return choice == getattr(part, "undo", None) or any(option.choice == choice for option in options)
