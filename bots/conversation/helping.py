"""Help: answers that change nothing."""

from bots.conversation.catalogue import CATALOGUE, NOT_YET, Entry, entry_named
from bots.conversation.grammar import Kind, Plain
from bots.conversation.replies import Help, HelpLine, Part, Text
from bots.conversation.wording import fixed, sentences
from bots.conversation.wording.language import say

START = "/start"
HELP = "help"


def helped(command: Plain, *, text: str) -> Part:
    """Return help on one command or on all, examples first."""
    words = text.strip().lstrip("/").split()
    entry = entry_named(command.argument or (words[1] if words[1:] and words[0].casefold() == HELP else ""))
    if entry is not None:
        lines = (_line(entry), *(HelpLine(example, say(meaning)) for example, meaning in entry.others))
        return Help(entry.word, lines, sentences.syntax(entry.syntax))
    missing = NOT_YET.get(_kind(command.argument))
    return Text(say(missing)) if missing is not None else everything()


def is_start(text: str) -> bool:
    """Say whether a text is the `/start` with which a conversation begins."""
    return text.strip().split("@")[0].split(" ")[0].casefold() == START


def is_about_help(text: str) -> bool:
    """Say whether a text that means nothing else asks for help on a command: `help new streak`."""
    words = text.strip().lstrip("/").casefold().split()
    return len(words) > 1 and words[0] == HELP and entry_named(words[1]) is not None


def everything() -> Help:
    """Return what may be typed: the first things to know, then the words for more."""
    first = tuple(_line(entry) for entry in CATALOGUE if entry.is_first_help)
    others = ", ".join(entry.word for entry in CATALOGUE if not entry.is_first_help)
    return Help(fixed.help_title(), first, sentences.more(others))


def absent(kind: Kind) -> Part:
    """Return that a wish was understood and cannot be granted so far."""
    return Text(say(NOT_YET[kind]))


def _line(entry: Entry) -> HelpLine:
    return HelpLine(entry.example, say(entry.meaning))


def _kind(word: str | None) -> Kind:
    try:
        return Kind((word or "").strip().lstrip("/").casefold())
    except ValueError:
        return Kind.UNKNOWN
