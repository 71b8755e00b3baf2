"""The language of a turn: every sentence goes through `say`, one with a count through `say_counted`.

English is the source; other languages are gettext catalogues beside this package. A sentence that a catalogue lacks is
said in English. Who speaks sets the language once, by `speaking`, around all that is said to one person.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from functools import lru_cache

from bots.conversation.wording.catalogues import SOURCE, Catalogue, catalogue_of, languages

DEFAULT = "en"
LONGEST_CODE = 3


@dataclass(frozen=True, slots=True)
class Spoken:
    """How somebody is spoken to: sentences from a catalogue; numbers and dates as in `locale`, a BCP 47 tag."""

    locale: str
    catalogue: Catalogue

    @property
    def language(self) -> str:
        """The language of the sentences."""
        return self.catalogue.language

    @property
    def is_source(self) -> bool:
        """Whether sentences are said as they stand in the code."""
        return self.language == SOURCE


@lru_cache(maxsize=256)
def spoken_for(locale: str) -> Spoken:
    """Return how to speak to somebody of a locale: `de-AT`, `pt_BR.UTF-8`; of one that is unknown, in English."""
    tag = locale.partition(".")[0].partition("@")[0].replace("_", "-").strip()
    language = tag.partition("-")[0].lower()
    return Spoken(tag or DEFAULT, catalogue_of(language if language in languages() else SOURCE))


def locale_named(name: str) -> str | None:
    """Return the tag of a locale: `de`, `en-GB`, or of a language by its name in English or in itself."""
    from babel import Locale, UnknownLocaleError  # noqa: PLC0415 - only who chooses a language needs all of them

    wanted = name.strip().casefold()
    for tag, named in Locale.parse(DEFAULT).languages.items():
        if wanted == str(named).casefold() or (len(wanted) > LONGEST_CODE and wanted == own_name(str(tag)).casefold()):
            return str(tag).replace("_", "-")
    try:
        return str(Locale.parse(wanted.replace("_", "-"), sep="-")).replace("_", "-")
    except (UnknownLocaleError, ValueError):
        return None


def own_name(tag: str) -> str:
    """Return what a locale calls itself: `Deutsch (Österreich)`; nothing for one that is unknown."""
    from babel import Locale, UnknownLocaleError  # noqa: PLC0415 - as above

    try:
        return str(Locale.parse(tag.replace("-", "_")).display_name)
    except (UnknownLocaleError, ValueError):
        return ""


_SPOKEN: ContextVar[Spoken | None] = ContextVar("spoken", default=None)


def spoken() -> Spoken:
    """Return how the one who is spoken to is spoken to."""
    return _SPOKEN.get() or spoken_for(DEFAULT)


@contextmanager
def speaking(locale: str) -> Iterator[None]:
    """Speak as in a locale for as long as the context lasts."""
    token = _SPOKEN.set(spoken_for(locale))
    try:
        yield
    finally:
        _SPOKEN.reset(token)


def say(text: str, /, **facts: object) -> str:
    """Return a text with its facts filled in: `say("There is no {title}.", title=goal.title)`."""
    return translated(text).format(**facts)


def say_counted(one: str, many: str, /, *, count: int, **facts: object) -> str:
    """Return the text that fits a count, which the texts may name as `{count}`, with its facts filled in."""
    return spoken().catalogue.counted(one, many, count=count).format(**{"count": count, **facts})


def translated(text: str, /) -> str:
    """Return the template of a text, its facts not yet filled in."""
    return spoken().catalogue.text(text)


def mark(text: str, /) -> str:
    """Return a text as it is, for `say` to be given later: so that catalogues know of it."""
    return text
