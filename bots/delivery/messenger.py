"""What a channel brings to be delivered to: one method that says something on its platform and what came of it."""

from dataclasses import dataclass
from typing import Protocol

from bots.conversation.replies import Reply
from core.services.outbox import Action, Place


@dataclass(frozen=True, slots=True, kw_only=True)
class Delivery:
    """One thing to say, as facts: the channel makes its words, in `locale`, when it sends them.

    `post`: a new message, in answer to `message_id` if there is one. `edit`: the message `message_id` says this from
    now on, buttons included. `acknowledge`: the tap that `handle` names was seen; a reply with parts is a passing note.
    `unfurl`: the message of somebody that `handle` or `message_id` names has links, and these are their previews.
    `handle` is the platform's own means of answering (a callback query, an address for responses).
    `may_be_repeated`: the platform may have got it before; `attempts` counts this one. `taken`: of several messages the
    platform has taken so many before, and is not to get them again.
    """

    id: str
    action: Action
    place: Place
    reply: Reply
    locale: str
    message_id: str | None = None
    handle: str | None = None
    user_id: str | None = None
    attempts: int = 1
    may_be_repeated: bool = False
    taken: int = 0


@dataclass(frozen=True, slots=True)
class Sent:
    """The platform has taken it. `message_id` is by what it can be edited; None where it made no message."""

    message_id: str | None = None


@dataclass(frozen=True, slots=True)
class Later:
    """Not now: in so many seconds if the platform said so, else after a pause that grows with each attempt.

    `is_for_all`: the whole bot is to wait, not this chat alone. `is_in_doubt`: it may have arrived all the same.
    `is_away`: nobody answered, or the platform itself is broken, which says nothing of this one.
    `taken`: of several messages the platform has so many now.
    """

    reason: str
    seconds: float | None = None
    is_for_all: bool = False
    is_in_doubt: bool = False
    is_away: bool = False
    taken: int = 0


@dataclass(frozen=True, slots=True)
class Gone:
    """Nothing reaches this chat any more: the bot was blocked or thrown out, the account deleted."""

    reason: str


@dataclass(frozen=True, slots=True)
class Moved:
    """The chat has another address from now on."""

    address: str


@dataclass(frozen=True, slots=True)
class Broken:
    """The platform will never take this one; trying again is for somebody who has mended why."""

    reason: str


Outcome = Sent | Later | Gone | Moved | Broken
"""What came of a delivery. Reasons are short codes without texts or tokens: they are logged and kept."""


@dataclass(frozen=True, slots=True)
class Dropped:
    """It was not sent, since nobody needs it any more: too late, or done meanwhile. No messenger's to say."""

    reason: str


class Messenger(Protocol):
    """Says things on one platform.

    An exception that is an OSError or a TimeoutError counts as `Later`; any other is a defect of ours and as `Broken`.
    """

    async def send(self, delivery: Delivery) -> Outcome:
        """Say one thing now; cancelled when the platform takes too long."""
        ...
