"""Words of human languages as data: a new language is a new module with one `Language` value."""

from bots.conversation.grammar.languages.english import ENGLISH
from bots.conversation.grammar.languages.language import Language

__all__ = ["ENGLISH", "Language", "language_of"]

_LANGUAGES = {"en": ENGLISH}


def language_of(locale: str) -> Language:
    """Return the words for a locale, English where there are no others."""
    return _LANGUAGES.get(locale[:2].lower(), ENGLISH)
