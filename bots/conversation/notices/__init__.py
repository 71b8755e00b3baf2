"""Notices become parts of replies here, when they are sent: from facts and from how things stand by then."""

from bots.conversation.notices.telling import TELLINGS, Told, told_of

__all__ = ["TELLINGS", "Told", "told_of"]
