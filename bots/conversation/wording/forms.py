"""What a form says of its fields, and of what was put into them."""

from bots.conversation.wording.language import say


def no_title(most: int) -> str:
    """Return that a goal needs a name, and of how many signs at most."""
    return say("Give the goal a name of at most {most} signs.", most=most)


def title_is_taken(title: str) -> str:
    """Return that there is such a goal already."""
    return say("You have a goal {title} already.", title=title)


def does_not_fit(said: str, *, like: str | None = None) -> str:
    """Return that a value is not understood, with examples of what would be."""
    if like is None:
        return say("“{said}” does not fit here.", said=said)
    return say("“{said}” does not fit here. For example {like}.", said=said, like=like)


def no_such_goal() -> str:
    """Return that a goal is not there any more."""
    return say("This goal is not there any more.")


def nothing_changed() -> str:
    """Return that a form was sent as it was."""
    return say("Nothing has changed.")
