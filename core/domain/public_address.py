"""The address at which everybody reaches this server, and the pages it has there. Pure."""

import re
from dataclasses import dataclass
from urllib.parse import SplitResult, urlsplit

from core.domain.invitations import ALPHABET, LENGTH, Purpose

SHARED = "/g/"
"""What the paths of shared goals begin with; their code follows."""
PICTURE = "/chart.png"
"""What is added to a shared goal's path for its picture."""
LONGEST_LINK = 2000
_USUAL_PORTS = {"http": ":80", "https": ":443"}
_CODE = re.compile(rf"[{ALPHABET}]{{{LENGTH}}}")


def is_code(text: str) -> bool:
    """Say whether a text may be a code."""
    return _CODE.fullmatch(text) is not None


def code_at(link: str) -> str | None:
    """Return the code of a shared goal that a link leads to, on whichever host; None for a link to anything else."""
    parts = _parts(link)
    if parts is None or not parts.path.startswith(SHARED):
        return None
    code = parts.path.removeprefix(SHARED).rstrip("/")
    return code if is_code(code) else None


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
        return code_at(link) if _place(link) == _place(self.origin) else None


def _place(link: str) -> str | None:
    """Return the host and the port of a link, without the port that its scheme has anyway."""
    parts = _parts(link)
    return None if parts is None else parts.netloc.lower().removesuffix(_USUAL_PORTS[parts.scheme])


def _parts(link: str) -> SplitResult | None:
    if len(link) > LONGEST_LINK or " " in link or not link.isprintable():
        return None
    try:
        parts = urlsplit(link)
    except ValueError:
        return None
    return parts if parts.scheme in _USUAL_PORTS and parts.netloc else None
