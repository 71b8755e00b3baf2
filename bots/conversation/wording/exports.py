"""What is said of a file with everything somebody has."""

from bots.conversation.wording.language import say, say_counted


def all_there_is(*, goals: int, entries: int) -> str:
    """Return what the file holds."""
    held = say_counted("{count} goal", "{count} goals", count=goals)
    logged = say_counted("{count} entry", "{count} entries", count=entries)
    return say("Everything I have of you: {goals} with {entries}.", goals=held, entries=logged)


def saved(path: str) -> str:
    """Return where a terminal put the file."""
    return say("It is in {path}.", path=path)


def not_saved(path: str) -> str:
    """Return that a terminal could not put the file anywhere."""
    return say("I could not write {path}: go to a folder where you may, and say `export` again.", path=path)
