"""Catalogues of translations: gettext's .po files, read once, when somebody of their language is first spoken to."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import cache
from gettext import c2py
from pathlib import Path

SOURCE = "en"
FOLDER = Path(__file__).parents[1] / "locales"
DOMAIN = "goalpost.po"


def _english_form(count: int) -> int:
    return int(count != 1)


@dataclass(frozen=True, slots=True)
class Catalogue:
    """The sentences of a language, by their English ones; plural forms in the order of the language's rule."""

    language: str
    texts: Mapping[str, str] = field(default_factory=dict)
    plurals: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    form: Callable[[int], int] = _english_form

    def text(self, english: str) -> str:
        """Return a sentence in this language, in English if it is not translated."""
        return self.texts.get(english) or english

    def counted(self, one: str, many: str, *, count: int) -> str:
        """Return the form of a sentence that fits a count."""
        forms = self.plurals.get(one)
        if not forms or not all(forms):
            return one if count == 1 else many
        return forms[self.form(abs(count))]


@cache
def languages() -> tuple[str, ...]:
    """Return the languages that sentences are there in, English first."""
    return (SOURCE, *sorted(folder.name for folder in FOLDER.iterdir() if (po_of(folder.name)).is_file()))


def po_of(language: str) -> Path:
    """Return where a language's catalogue is."""
    return FOLDER / language / "LC_MESSAGES" / DOMAIN


@cache
def catalogue_of(language: str) -> Catalogue:
    """Return a language's catalogue."""
    if language == SOURCE:
        return Catalogue(SOURCE)
    from babel.messages.pofile import read_po  # noqa: PLC0415 - who is spoken to in English needs no catalogue

    with po_of(language).open("rb") as file:
        catalogue = read_po(file, locale=language)
    texts: dict[str, str] = {}
    plurals: dict[str, tuple[str, ...]] = {}
    for message in catalogue:
        if isinstance(message.id, str):
            texts[message.id] = str(message.string)
        else:
            plurals[message.id[0]] = tuple(str(form) for form in message.string or ())
    return Catalogue(language, texts, plurals, c2py(catalogue.plural_expr))
