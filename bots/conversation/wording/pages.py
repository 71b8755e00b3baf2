"""What somebody reads who opens the page of a shared goal."""

from bots.conversation.wording.language import say


def described(title: str, *, name: str) -> str:
    """Return what a page is about, as a browser's tab and a search for it say."""
    return say("{title}, shared by {name}", title=title, name=name)


def how_far() -> str:
    """Return what the bar is, to whoever does not see it."""
    return say("How far it has come")


def gone() -> str:
    """Return the title of the page behind a link that leads nowhere."""
    return say("Nothing to see here")


def why_gone() -> str:
    """Return why a link leads nowhere."""
    return say("Whoever shared this goal has stopped, or the address is not quite right. Ask them for a new link.")


def about() -> str:
    """Return what Goalpost is, in a line."""
    return say("Made with Goalpost, a goal tracker you talk to.")
