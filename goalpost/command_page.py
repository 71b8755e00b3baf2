"""`goalpost commands`: the page of chat commands, from the catalogue behind help and menus."""

from bots.conversation.catalogue import CATALOGUE, NOT_YET, Entry

_HEAD = """# Chat commands

What may be typed on every channel, with or without a slash. Made by `goalpost commands` from the catalogue of
`help` and the menus; do not edit it by hand.

| type | for example | what comes of it |
|---|---|---|"""


def command_page() -> str:
    """Return the page in Markdown, with a line end after the last line."""
    rows = [row for entry in CATALOGUE for row in _rows(entry)]
    missing = ", ".join(f"`{kind.value.replace('_', ' ')}`" for kind in NOT_YET)
    ending = ["", "## Not there yet", "", f"Understood, and answered by saying so: {missing}."] if missing else []
    return "\n".join([_HEAD, *rows, *ending]) + "\n"


def _rows(entry: Entry) -> list[str]:
    first = f"| {_code(entry.syntax)} | {_code(entry.example)} | {entry.meaning} |"
    return [first, *(f"| | {_code(example)} | {meaning} |" for example, meaning in entry.others)]


def _code(text: str) -> str:
    """Return a text as code in a cell of a table, where a bare bar would end the cell."""
    return "`" + text.replace("|", r"\|") + "`"
