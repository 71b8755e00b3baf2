"""What channels say of themselves: labels of buttons, and where an answer went."""

from bots.conversation.wording.language import say


def undo() -> str:
    """Return the label that takes an entry back."""
    return say("Undo")


def start_me() -> str:
    """Return the line in a group for somebody whom the bot may not write to in private yet."""
    return say("I answer that in private. Open our chat and press Start, then say it again.")


def done_already() -> str:
    """Return that line for what is done and need not be said again."""
    return say("That is done. I say more in private: open our chat and press Start.")


def done_in_part() -> str:
    """Return that line for what is done in part."""
    return say("Part of that is done. I say which in private: open our chat and press Start.")


def would_log(entry: str) -> str:
    """Return what sending a text would do; `entry` as `amount_foretold` or `done_foretold` return it."""
    return say("Log {entry}", entry=entry)


def amount_foretold(title: str, amount: str) -> str:
    """Return an amount that is about to be logged."""
    return say("{title} +{amount}", title=title, amount=amount)


def done_foretold(title: str) -> str:
    """Return a day that is about to be marked as done."""
    return say("{title}: done", title=title)


def log_it() -> str:
    """Return the label that logs what is about to be logged."""
    return say("Log it")


def not_yours() -> str:
    """Return to somebody else that an entry is not for them to log."""
    return say("Only who sent this can log it.")


def too_old() -> str:
    """Return the note to whoever taps the button of a log that was typed too long ago."""
    return say("That was too long ago. Write it to me instead.")


def write_a_log() -> str:
    """Return the way out for a text that would log nothing."""
    return say("Write a log, as in: meditate 10m")


def open_chat() -> str:
    """Return the label that opens the private chat."""
    return say("Open our chat")


def hello_group() -> str:
    """Return the line with which a group is greeted."""
    return say(
        "Hello! `/team new pushups 100 a day` makes a goal for all here, `/new run 20 km a week` one of your own; "
        "`/log pushups 20` logs. A log is one line here; lists and questions come to you in private."
    )


def one_moment() -> str:
    """Return that an answer will come, and not at once."""
    return say("One moment, please.")
