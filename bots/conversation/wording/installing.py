"""What somebody reads who installs the app at a chat platform."""

from dataclasses import dataclass

from bots.conversation.wording.language import say


@dataclass(frozen=True, slots=True)
class Notice:
    """One page: what it is about, and what to know."""

    title: str
    text: str


def invitation() -> Notice:
    """Return the page that a workspace installs the app from."""
    return Notice(
        say("Goalpost for Slack"),
        say(
            "A goal tracker you talk to: say what you did, and see where you stand. It reads what is said to it, "
            "in private and where it is mentioned."
        ),
    )


def button() -> str:
    """Return the label that begins the installation."""
    return say("Add to Slack")


def again() -> str:
    """Return the label that leads back to the beginning."""
    return say("Start again")


def open_slack() -> str:
    """Return the label that leads to the app in Slack."""
    return say("Open Slack")


def installed(workspace: str | None) -> Notice:
    """Return the page after it has worked."""
    title = (
        say("Goalpost is installed in {workspace}.", workspace=workspace) if workspace else say("Goalpost is there.")
    )
    return Notice(title, say("Write to it in Slack: `meditate 10m`, or open its Home."))


def cancelled() -> Notice:
    """Return the page for somebody who did not allow it."""
    return Notice(say("Nothing was installed."), say("Slack says that it was not allowed."))


def stale() -> Notice:
    """Return the page for somebody who comes back late, twice, or from another browser."""
    return Notice(
        say("This way of installing is over."),
        say("It is good for ten minutes, once, in the browser in which it began. Nothing was installed."),
    )


def refused() -> Notice:
    """Return the page for a code that Slack does not take."""
    return Notice(say("Slack did not confirm the installation."), say("Nothing was installed."))


def unreachable() -> Notice:
    """Return the page for when Slack does not answer."""
    return Notice(say("Slack does not answer at the moment."), say("Nothing was installed. Try again in a while."))
