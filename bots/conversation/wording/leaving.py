"""What is said to somebody who wants all their data deleted."""

from bots.conversation.wording.language import say


def what_goes(*, goals: int, entries: int, tokens: int) -> str:
    """Return exactly what would be deleted, and the question whether it should be."""
    return say(
        "This deletes all there is of you here, on every channel, and nothing brings it back. Goals: {goals}, "
        "entries: {entries}, API tokens: {tokens}; also your settings, short names, timer and messages that wait. "
        "Shall it go?",
        goals=goals,
        entries=entries,
        tokens=tokens,
    )


def keep_it() -> str:
    """Return the answer that keeps everything."""
    return say("Keep everything")


def delete_it() -> str:
    """Return the answer that deletes everything."""
    return say("Delete all my data for good")


def kept() -> str:
    """Return that nothing was deleted."""
    return say("Nothing was deleted.")


def gone() -> str:
    """Return the last words."""
    return say("All your data is deleted. If you ever write again, you start afresh. Farewell!")
