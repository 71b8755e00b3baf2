"""Letters made comparable: case, accents, and the many dashes, quotes and blanks of phones become one."""

import unicodedata

_SAME = str.maketrans(
    {
        "\u00a0": " ", "\u202f": " ", "\u2009": " ", "\u2007": " ", "\u3000": " ", "\t": " ",
        "\u2018": "'", "\u2019": "'", "\u2032": "'", "\u00b4": "'", "`": "'", "\u02bc": "'",
        "\u201c": '"', "\u201d": '"', "\u201e": '"', "\u2033": '"', "\u00ab": '"', "\u00bb": '"',
        "\u2010": "-", "\u2011": "-", "\u2012": "-", "\u2013": "-", "\u2014": "-", "\u2212": "-",
        "\u00d7": "x", "\u2715": "x", "\u2192": "\u2192",
    }
)  # fmt: skip


def tidy(text: str) -> str:
    """Return `text` composed, with one spelling of quotes, dashes and blanks; each character stays in its place."""
    if text.isascii():
        return text
    return unicodedata.normalize("NFC", text).translate(_SAME)


def fold(text: str) -> str:
    """Return letters without case and accents."""
    if text.isascii():
        return text.lower()
    apart = unicodedata.normalize("NFKD", text.casefold())
    return "".join(letter for letter in apart if not unicodedata.combining(letter))


def squash(text: str) -> str:
    """Return a name's key: folded, nothing but letters and digits."""
    return "".join(letter for letter in fold(text) if letter.isalnum())
