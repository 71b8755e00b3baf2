"""What is said of reminders: when they come, and that they do or do not any more."""

from datetime import date, time
from decimal import Decimal

from bots.conversation.standing import Standing
from bots.conversation.wording import days, standings
from bots.conversation.wording.deeds import log_it
from bots.conversation.wording.language import say, say_counted
from bots.conversation.wording.numbers import periods, signed
from bots.conversation.wording.steps import first_step, group_step
from core.domain.goal import Pattern
from core.domain.progress import Outcome
from core.domain.reminders import ReminderRule

AN_HOUR = 60
WORTH_NAMING = 2
"""A streak of one is none."""


def described(rule: ReminderRule, *, today: date) -> str:
    """Return when a reminder comes, and how it asks: `07:30 and 21:00 on weekdays, also when it is done`."""
    moments = [f"{at:%H:%M}" for at in rule.times]
    moments += [_before_usual(rule.before_preferred)] if rule.before_preferred is not None else []
    moments += [_before_end(rule.before_day_end)] if rule.before_day_end is not None else []
    asks = [] if rule.is_only_if_open else [say("also when it is done")]
    asks += [] if rule.follow_up is None else [say("once more {span} later", span=_span(rule.follow_up))]
    return ", ".join((f"{days.listed(moments)} {_on(rule, today=today)}".strip(), *asks))


def _on(rule: ReminderRule, *, today: date) -> str:
    if rule.on is not None:
        return days.day(rule.on, today=today)
    if rule.after_done_days is not None:
        return say_counted(
            "{count} day after the last time", "{count} days after the last time", count=rule.after_done_days
        )
    if rule.every_days > 1:
        return say("every other day") if rule.every_days == 2 else say("every {count} days", count=rule.every_days)  # noqa: PLR2004 - every other
    return days.weekdays_named(rule.days_of_week) or say("every day")


def _before_usual(minutes: int) -> str:
    return say("{span} before your usual times", span=_span(minutes)) if minutes else say("at your usual times")


def _before_end(minutes: int) -> str:
    return say("{span} before your day ends", span=_span(minutes)) if minutes else say("when your day ends")


def _span(minutes: int) -> str:
    hours, rest = divmod(minutes, AN_HOUR)
    if not hours:
        return say("{minutes} min", minutes=rest)
    return say("{hours} h {minutes} min", hours=hours, minutes=rest) if rest else say("{hours} h", hours=hours)


def moment(at: time, *, on: date, today: date) -> str:
    """Return a moment to come: `18:30`, `tomorrow 07:30`."""
    clock = f"{at:%H:%M}"
    return clock if on == today else say("{day} {clock}", day=days.day(on, today=today), clock=clock)


def line(title: str, what: str, *, following: str | None, message: str | None) -> str:
    """Return one reminder: its goal, when it comes, when that is next, its own words."""
    said = say("⏰ {title}: {what}", title=title, what=what)
    said = say("{reminder} (next: {moment})", reminder=said, moment=following) if following is not None else said
    return f"{said} “{message}”" if message else said


def at_what_time(title: str, *, said: str | None = None) -> str:
    """Return the question at what time a goal is to be reminded of; `said` is what was no time of day."""
    if said is not None:
        return say(
            "{said} is no time of day. At what time shall I ask about {title}? Any time will do: `18:15`.",
            said=said,
            title=title,
        )
    return say("At what time shall I ask about {title}? Any time will do: `18:15`.", title=title)


def asked(standing: Standing, message: str, *, is_again: bool) -> str:
    """Return what a reminder asks for: the goal and what is left of it, and the words it was given."""
    is_judged = standing.pattern in (Pattern.RECURRING, Pattern.STREAK) and standing.is_current
    is_left = is_judged and standing.outcome is Outcome.OPEN
    what = standings.left(standing) if is_left else standings.line(standing)
    said = say("⏰ {title}: {left}.", title=standing.title, left=what)
    if not standing.is_current:
        day = days.day(standing.on, today=standing.today)
        said = say("⏰ {title}, {day}: {left}.", title=standing.title, day=day, left=what)
    if is_left and (standing.streak or 0) >= WORTH_NAMING:
        length = periods(standing.streak or 0, standing.period)
        said = say("⏰ {title}: {left}, {length} in a row so far.", title=standing.title, left=what, length=length)
    said = say("{reminder} I ask no more about it.", reminder=said) if is_again else said
    return f"{said}\n“{message}”" if message else said


def asked_of_all(standing: Standing, message: str) -> str:
    """Return what a reminder asks a group for, in one line: what is left, its own words, how to log."""
    said = asked(standing, "", is_again=False)
    return " ".join(each for each in (said, f"“{message}”" if message else "", log_it(group_step(standing))) if each)


def for_all(line: str) -> str:
    """Return a reminder of a team's goal as it was made, in its group."""
    return say("{reminder}. All here are reminded, unless it is done by then.", reminder=line)


def how(standing: Standing) -> str:
    """Return how to answer where no button can."""
    return log_it(first_step(standing))


def none_logged() -> str:
    """Return the label that says there was none of what is limited."""
    return say("None")


def plus(step: Decimal, unit: str) -> str:
    """Return the label that logs an amount."""
    return signed(step, unit)


def snooze(minutes: int) -> str:
    """Return the label that puts a reminder off."""
    return say("In {span}", span=_span(minutes))


def there_already(title: str, what: str) -> str:
    """Return that there is such a reminder."""
    return say("{title} has this reminder already: {what}.", title=title, what=what)


def none() -> str:
    """Return that there are no reminders, and how to make one."""
    return say("You have no reminders. `remind meditate 7:30 weekdays` makes one.")


def ended(title: str, count: int) -> str:
    """Return that reminders are gone."""
    return say_counted(
        "{count} reminder of {title} is off.", "{count} reminders of {title} are off.", count=count, title=title
    )


def had_none(title: str) -> str:
    """Return that there was nothing to end."""
    return say("{title} had no such reminder. `reminders` shows those there are.", title=title)


def nothing_to_put_off() -> str:
    """Return that no reminder spoke lately."""
    return say("No reminder has come lately. Say which goal: `snooze meditate 20m`.")


def put_off(title: str, clock: str) -> str:
    """Return until when a reminder is put off."""
    return say("I will ask about {title} again at {moment}.", title=title, moment=clock)


def muted(title: str) -> str:
    """Return that a goal's reminders are silent today."""
    return say("No more about {title} today.", title=title)


def unmuted(title: str) -> str:
    """Return that a goal's reminders speak again."""
    return say("{title} is reminded of again.", title=title)


def unreachable() -> str:
    """Return that there is no chat in which to be reminded."""
    return say("I can remind you on Telegram or Slack only, and do not know you there yet: `link` connects a chat.")


def zone_unknown(zone: str) -> str:
    """Return by which clock a reminder comes whose owner's own is not known."""
    return say("That is {zone} time, as I do not know where you live: `timezone CITY` changes it.", zone=zone)


def no_usual_times(title: str) -> str:
    """Return that a goal has no times that a reminder could hang on."""
    return say("{title} has no usual times so far, so this stays silent: name one, `remind {title} 7:30`.", title=title)
