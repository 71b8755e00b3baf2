"""What channels say of themselves: labels of buttons, and where an answer went."""

from bots.conversation.wording.language import say


def undo() -> str:
    """Return the label that takes an entry back."""
    return say("Undo")


def start_me() -> str:
    """Return the line in a group for somebody whom the bot may not write to in private yet."""
    return say("I answer that in private. Open our chat and press Start, then say it again.")


def open_chat() -> str:
    """Return the label that opens the private chat."""
    return say("Open our chat")


def hello_group() -> str:
    """Return the line with which a group is greeted."""
    return say(
        "Hello! Begin with `/new run 20 km a week`, then `/log run 5k`. A log is one line here; lists and questions "
        "come to you in private."
    )


def one_moment() -> str:
    """Return that an answer will come, and not at once."""
    return say("One moment, please.")
