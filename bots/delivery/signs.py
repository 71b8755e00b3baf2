"""Signs that people put on messages of ours: what they stand for, as a choice that could have been tapped."""

from enum import StrEnum

from sqlmodel import Session

from bots.conversation.buttons import done_choice
from bots.conversation.confirming import UNDO_PREFIX, entries_in
from bots.delivery.editing import shown_reply
from core.services.outbox import Place, answer_to


class Sign(StrEnum):
    """That something is done; or that the sign that said so was taken back."""

    DONE = "done"
    TAKEN_BACK = "taken_back"


def choice_of_sign(session: Session, sign: Sign, *, user_id: str, place: Place, message_id: str) -> str | None:
    """Return what a sign on a message stands for: its one Done, or the Undo of the one entry that the sign made.

    None where it stands for nothing, or could stand for several things.
    """
    shown = shown_reply(session, place, message_id=message_id)
    if shown is None:
        return None
    if sign is Sign.DONE:
        return done_choice(shown)
    made = answer_to(session, user_id, place, message_id=about_sign(message_id))
    entries = entries_in(shown)
    return f"{UNDO_PREFIX}{entries[0]}" if made == message_id and len(entries) == 1 else None


def about_sign(message_id: str) -> str:
    """Return the name under which the answer to a sign is kept."""
    return f"sign:{message_id}"
