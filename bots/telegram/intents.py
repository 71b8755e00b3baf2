"""Logs that somebody typed after the bot's name, as the buttons hold them under what was sent. Pure."""

import re
from dataclasses import dataclass
from hashlib import blake2b

MOST_BYTES = 64
"""Of a button: https://core.telegram.org/bots/api#inlinekeyboardbutton."""
_NAME_BYTES = 8
_HELD = re.compile(r"(in|kept):(\d{1,19}):([0-9a-f]{1,8}):(.+)")


@dataclass(frozen=True, slots=True)
class Intent:
    """A log that somebody typed, and when, in seconds: a day named in it, or none, is that of its typing.

    A text that a button has no room for is kept by its `name`; what comes from such a button has no text yet.
    """

    account: int
    typed_at: int
    text: str
    name: str = ""

    @classmethod
    def typed(cls, account: int, text: str, *, typed_at: int) -> "Intent":
        """Return the intent of a text that is being typed; a name of its own only where it needs one."""
        intent = cls(account, typed_at, text)
        if len(intent.choice.encode()) <= MOST_BYTES:
            return intent
        return cls(account, typed_at, text, blake2b(text.encode(), digest_size=_NAME_BYTES).hexdigest())

    @classmethod
    def held_by(cls, choice: str) -> "Intent | None":
        """Return what a button holds, None for a button of another kind."""
        held = _HELD.fullmatch(choice)
        if held is None:
            return None
        text, name = ("", held[4]) if held[1] == "kept" else (held[4], "")
        return cls(int(held[2]), int(held[3], 16), text, name)

    @property
    def choice(self) -> str:
        """The intent as a button holds it: with its text if it can, so that nothing has to be kept for it."""
        kind, held = ("kept", self.name) if self.name else ("in", self.text)
        return f"{kind}:{self.account}:{self.typed_at:x}:{held}"
