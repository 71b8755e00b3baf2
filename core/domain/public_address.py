"""The address at which everybody reaches this server, and the pages it has there. Pure."""

import re
from dataclasses import dataclass
from urllib.parse import urlsplit

from core.domain.invitations import ALPHABET, LENGTH, Purpose

SHARED = "/g/"
"""What the paths of shared goals begin with; their code follows."""
PICTURE = "/chart.png"
"""What is added to a shared goal's path for its picture."""
LONGEST_LINK = 2000
_CODE = re.compile(rf"[{ALPHABET}]{{{LENGTH}}}")


def is_code(text: str) -> bool:
    """Say whether a text may be a code."""
    return _CODE.fullmatch(text) is not None


@dataclass(frozen=True, slots=True)
class PublicAddress:
    """A scheme and a host: `https://goals.example.com`."""

    origin: str

    @property
    def host(self) -> str:
        """The name of the host, without a port."""
        return urlsplit(self.origin).hostname or ""

    def page(self, code: str) -> str:
        """Return where a shared goal is shown."""
        return f"{self.origin}{SHARED}{code}"

    def page_of(self, payload: str) -> str | None:
        """Return the page that an invitation's payload leads to, None for an invitation to anything but a goal."""
        purpose, _, code = payload.partition("_")
        return self.page(code) if purpose == Purpose.GOAL else None

    def picture(self, code: str, *, version: str) -> str:
        """Return where a shared goal is drawn; another version has another address, so that no copy of old is shown."""
        return f"{self.page(code)}{PICTURE}?v={version}"

    def code_in(self, link: str) -> str | None:
        """Return the code of a shared goal that a link leads to, None for a link to anything else."""
        if len(link) > LONGEST_LINK or not link.isprintable():
            return None
        try:
            parts = urlsplit(link)
        except ValueError:
            return None
        code = parts.path.removeprefix(SHARED).rstrip("/")
        is_ours = parts.netloc.lower() == urlsplit(self.origin).netloc and parts.path.startswith(SHARED)
        return code if is_ours and is_code(code) else None
