"""The language that is being spoken: every sentence goes through `say`, one with a count through `say_counted`.

So far that language is English; the texts are templates that a translator may reorder, with facts by name.
"""


def say(text: str, /, **facts: object) -> str:
    """Return a text with its facts filled in: `say("There is no {title}.", title=goal.title)`."""
    return text.format(**facts)


def say_counted(one: str, many: str, /, *, count: int, **facts: object) -> str:
    """Return the text that fits a count, which the texts may name as `{count}`, with its facts filled in."""
    return (one if count == 1 else many).format(count=count, **facts)
