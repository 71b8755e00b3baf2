"""The words about notices themselves: which come, how many, and when none does."""

from datetime import date, datetime, time

from bots.conversation.wording import days
from bots.conversation.wording.language import mark, say, say_counted
from core.domain.notices import NoticeKind, Preferences

WORDS = {
    "reminders": NoticeKind.REMINDER,
    "milestones": NoticeKind.MILESTONE,
    "streaks": NoticeKind.STREAK,
    "reached": NoticeKind.COMPLETED,
    "risk": NoticeKind.AT_RISK,
    "broken": NoticeKind.BROKEN,
    "near": NoticeKind.LIMIT_NEAR,
    "over": NoticeKind.LIMIT_OVER,
    "rewards": NoticeKind.BADGE,
    "comeback": NoticeKind.COMEBACK,
    "weekly": NoticeKind.WEEKLY,
    "monthly": NoticeKind.MONTHLY,
}
"""By which word each kind is turned on and off."""
_MEANINGS = {
    NoticeKind.REMINDER: mark("what you asked to be reminded of"),
    NoticeKind.MILESTONE: mark("a quarter, a half, three quarters of the way"),
    NoticeKind.STREAK: mark("streaks of 3, 7, 14, 30 and more"),
    NoticeKind.COMPLETED: mark("a goal that is reached"),
    NoticeKind.AT_RISK: mark("in the evening, a streak that waits for today"),
    NoticeKind.BROKEN: mark("a streak that has ended"),
    NoticeKind.LIMIT_NEAR: mark("little left of a limit"),
    NoticeKind.LIMIT_OVER: mark("a limit passed"),
    NoticeKind.BADGE: mark("a reward earned"),
    NoticeKind.COMEBACK: mark("a first entry after a long time"),
    NoticeKind.WEEKLY: mark("the review of a week"),
    NoticeKind.MONTHLY: mark("the review of a month"),
}


def title() -> str:
    """Return the heading of the list of kinds."""
    return say("What I tell you without being asked")


def kind_line(kind: NoticeKind, *, is_on: bool) -> str:
    """Return a kind's line in the list."""
    meaning = say(_MEANINGS[kind])
    return say("on: {meaning}", meaning=meaning) if is_on else say("off: {meaning}", meaning=meaning)


def footer(preferences: Preferences) -> str:
    """Return how many come a day, when reviews do, and how both are changed."""
    return say(
        "At most {count} a day, reviews at {time}. Change that with `notices max 5` and `notices at 8:30`;"
        " `quiet 22-7` keeps the night quiet, `mute` the rest of today.",
        count=preferences.most_a_day,
        time=_clock(preferences.reviews_at),
    )


def switched(kind: NoticeKind, *, is_on: bool) -> str:
    """Return that a kind is on or off now."""
    meaning = say(_MEANINGS[kind])
    return say("I will tell you: {meaning}.", meaning=meaning) if is_on else say("No more: {meaning}.", meaning=meaning)


def all_switched(*, is_on: bool) -> str:
    """Return that all kinds are on or off now."""
    return (
        say("I will tell you all of it.") if is_on else say("I will only answer from now on. `notices on` undoes that.")
    )


def most_a_day(count: int) -> str:
    """Return how many come a day at most."""
    return say_counted("At most {count} notice a day.", "At most {count} notices a day.", count=count)


def reviews_at(wall: time) -> str:
    """Return when reviews come."""
    return say("Your reviews come at {time}.", time=_clock(wall))


def unknown(text: str) -> tuple[str, str]:
    """Return that there is no such setting, and the way out."""
    return (
        say("I know no notices “{name}”.", name=text),
        say("`notices` lists them; turn one off like this: `notices weekly off`."),
    )


def quiet(preferences: Preferences) -> str:
    """Return the quiet hours."""
    hours = preferences.quiet
    if hours is None:
        return say("No quiet hours. `quiet 22-7` sets them.")
    return say(
        "Quiet from {begins} to {ends}: what comes up then waits, and comes in one message after. `quiet off` ends it.",
        begins=_clock(hours.begins),
        ends=_clock(hours.ends),
    )


def hours_differ() -> tuple[str, str]:
    """Return that quiet hours of a whole day are none, and the way out."""
    return say("Those hours begin and end at the same time."), say("`mute` silences the rest of today.")


def muted(until: datetime, *, today: date) -> str:
    """Return until when nothing is said; the instant is on the user's clock."""
    day = days.day(until.date(), today=today)
    return say("Not a word until {day}, {time}. `unmute` ends that.", day=day, time=_clock(until.time()))


def unmuted() -> str:
    """Return that silence is over."""
    return say("I am back.")


def summary(preferences: Preferences, *, muted_until: datetime | None, today: date) -> str:
    """Return the settings of notices in a line or two; the instant is on the user's clock and to come."""
    hours = preferences.quiet
    quiet_line = (
        say("no quiet hours")
        if hours is None
        else say("quiet from {begins} to {ends}", begins=_clock(hours.begins), ends=_clock(hours.ends))
    )
    line = say(
        "Notices: at most {count} a day, {quiet}. `notices` shows them.", count=preferences.most_a_day, quiet=quiet_line
    )
    return line if muted_until is None else f"{line}\n{muted(muted_until, today=today)}"


def _clock(wall: time) -> str:
    return f"{wall.hour}:{wall.minute:02d}"
