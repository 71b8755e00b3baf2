"""What the grammar understood, told to a person: each command, and for each part the words that gave it."""

from collections.abc import Iterator

from bots.conversation.grammar import Context, Heard, Level, parse, render

_NAMED = {
    Level.EXACT: "its title",
    Level.ALIAS: "an alias of it",
    Level.FORM: "a form of its title",
    Level.PREFIX: "the only title that begins so",
    Level.WORD: "the only title with such a word",
    Level.FUZZY: "misspelt, and no other title is as near",
}
_PARTS = {
    "command": "a command",
    "when": "a day or a time",
    "share": "a part of a whole, or a day",
    "check": "says that it is done",
    "step": "one step up or down",
    "note": "what is left once goal and amount are fixed: a remark",
    "ahead": "a time to come",
    "more": "more of it, so that it is asked about",
}


def explained(text: str, context: Context) -> Iterator[str]:
    """Yield the lines that tell what a message means and which words of it gave each part."""
    meant = parse(text, context)
    yield text.replace("\n", " / ")
    for command in meant.commands:
        yield f"  {render(command) or command.kind.value}"
    if meant.asks is not None:
        options = f" ({', '.join(meant.asks.options)})" if meant.asks.options else ""
        yield f"  asks about the {meant.asks.about.value}{options}"
    for group in meant.heard:
        for heard in sorted(group, key=lambda part: part.start):
            yield f'    "{heard.said}": {_reason(heard)}'
    yield from (f"    {reason}" for reason in meant.reasons if not meant.heard)


def _reason(heard: Heard) -> str:
    """Return why the words are this part."""
    goal = heard.goal
    if heard.part == "goal" and heard.level is not None:
        return f"the goal {goal.title}, {_NAMED[heard.level]}" if goal is not None else "a name of several goals"
    if heard.part == "amount" and goal is not None and heard.value is not None:
        return f"{heard.value:f} {goal.unit}, for {goal.title} is a {goal.metric} in {goal.unit}"
    return _PARTS.get(heard.part, "an amount")
