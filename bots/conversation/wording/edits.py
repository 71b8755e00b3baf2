"""What is said of messages that were edited."""

from bots.conversation.wording.language import say


def no_entry() -> str:
    """Return that an edit changes entries, and the message made none."""
    return say("That message did something else than log, so editing it changes nothing. Say what you want anew.")


def not_understood() -> str:
    """Return that an edited message no longer says what was done."""
    return say("I could not read the edited message as an entry, so what you had logged stays as it was.")


def gone_already() -> str:
    """Return that what the message logged was taken back before it was edited."""
    return say("What that message logged was taken back already, so the edit changes nothing. Say it anew to log it.")
