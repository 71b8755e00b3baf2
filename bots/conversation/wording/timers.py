"""What is said of timers."""

from bots.conversation.wording.language import say


def span(minutes: int) -> str:
    """Return a time that went by: 45 min, 2 h, 1 h 20 min."""
    hours, rest = divmod(minutes, 60)
    if not hours:
        return say("{minutes} min", minutes=rest)
    return say("{hours} h {minutes} min", hours=hours, minutes=rest) if rest else say("{hours} h", hours=hours)


def started(title: str) -> str:
    """Return that a timer runs."""
    return say("⏱ {title} is running. `stop` logs the time.", title=title)


def runs_already(title: str, minutes: int) -> str:
    """Return that the timer was started before."""
    return say("⏱ {title} has been running for {span} already. `stop` logs it.", title=title, span=span(minutes))


def running(title: str, minutes: int) -> str:
    """Return the line about a timer that runs."""
    return say("⏱ {title}: {span} so far, `stop` logs it", title=title, span=span(minutes))


def not_of_time(title: str, unit: str) -> str:
    """Return that a goal's amounts are no time."""
    return say("A timer measures time, and {title} counts in {unit}. Log it with an amount.", title=title, unit=unit)


def nothing_runs() -> str:
    """Return that there is nothing to stop."""
    return say("No timer is running. `start read` starts one.")


def too_short(title: str) -> str:
    """Return that less than a minute is nothing."""
    return say("{title} ran for less than a minute, so nothing was logged.", title=title)


def too_long(title: str, minutes: int) -> str:
    """Return the question how long it was in truth."""
    return say("The timer of {title} ran for {span}. How long was it really?", title=title, span=span(minutes))


def all_of_it(minutes: int) -> str:
    """Return the answer that it was as long as the timer ran."""
    return say("all {span}", span=span(minutes))
