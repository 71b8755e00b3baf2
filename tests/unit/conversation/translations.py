"""The catalogues beside the code: `python -m tests.unit.conversation.translations` brings them in line with it."""

from functools import cache
from io import BytesIO
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_dir
from babel.messages.pofile import read_po, write_po

from bots.conversation.wording.catalogues import SOURCE, languages, po_of

BOTS = Path(__file__).parents[3] / "bots"
KEYWORDS = {"say": None, "say_counted": (1, 2), "mark": None}
HEADER = (
    "# What the bots say in this language. `make words` brings it in line with the code; docs/translating.md tells how."
)
NOISE = ('"Project-Id', '"Report-Msgid', '"POT-', '"PO-', '"Last-Tr', '"Language-Team', '"Generated-By')
"""What a header may have that says nothing here."""


@cache
def said_in_code() -> tuple[str | tuple[str, ...], ...]:
    """Return every text that the code says, each once, in the order of the files."""
    found = extract_from_dir(str(BOTS), method_map=[("**.py", "python")], keywords=KEYWORDS)
    return tuple(dict.fromkeys(message for _, _, message, _, _ in found))


def catalogue_in(language: str) -> Catalog:
    """Return a language's catalogue as it stands."""
    with po_of(language).open("rb") as file:
        return read_po(file, locale=language)


def in_line(catalogue: Catalog) -> Catalog:
    """Return a catalogue with the texts of the code and no others; what is translated stays."""
    fresh = Catalog(locale=catalogue.locale, header_comment=HEADER, project="goalpost", fuzzy=False)
    for message in said_in_code():
        kept = catalogue.get(message)
        fresh.add(message, kept.string if kept is not None else None)
    return fresh


def written(catalogue: Catalog) -> bytes:
    """Return a catalogue as its file."""
    file = BytesIO()
    write_po(file, catalogue, width=120, omit_header=False, sort_output=False)
    lines = file.getvalue().decode().splitlines(keepends=True)
    return "".join(line for line in lines if not line.startswith(NOISE)).encode()


def main() -> None:
    """Bring all catalogues in line, and say what is still to be translated."""
    for language in languages():
        if language == SOURCE:
            continue
        fresh = in_line(catalogue_in(language))
        po_of(language).write_bytes(written(fresh))
        missing = [message.id for message in fresh if message.id and not message.string]
        for text in missing:
            print(f"{language}: {text!r}")  # noqa: T201 - this is a command


if __name__ == "__main__":
    main()
