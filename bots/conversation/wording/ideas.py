"""The sentences about templates and suggestions."""

from bots.conversation.wording.language import mark, say
from bots.conversation.wording.numbers import periods
from core.domain.activity import TimeOfDay
from core.domain.calendar import PeriodUnit

_TIMES = {
    TimeOfDay.EARLY_MORNING: mark("early in the morning"),
    TimeOfDay.MORNING: mark("in the morning"),
    TimeOfDay.AFTERNOON: mark("in the afternoon"),
    TimeOfDay.EVENING: mark("in the evening"),
    TimeOfDay.NIGHT: mark("at night"),
}
_REASONS = {
    (False, True): mark("{title}: {periods} fell short of {target}. {value} would be met more often."),
    (False, False): mark("{title}: {periods} went well beyond {target}. There is room for {value}."),
    (True, False): mark("{title}: {periods} went over {target}. A limit that holds may do more: {value}."),
    (True, True): mark("{title}: {periods} stayed far below {target}. You may be ready for {value}."),
}
"""By whether it is a limit, and whether the new target is the smaller one."""


def templates(topics: tuple[tuple[str, tuple[str, ...]], ...]) -> str:
    """Return all templates by topic, and how to choose."""
    lines = (say("  {topic}: {titles}", topic=topic, titles=", ".join(titles)) for topic, titles in topics)
    return "\n".join((say("Goals to take over. Choose a topic, or type a name:"), *lines))


def templates_of(topic: str, *, others: tuple[str, ...]) -> str:
    """Return the question which template of a topic; `others` are those without a button."""
    if not others:
        return say("Which one of {topic}?", topic=topic)
    return say("Which one of {topic}? Or type {others}.", topic=topic, others=", ".join(others))


def template(title: str, agreed: str) -> str:
    """Return a template as an answer."""
    return say("{title}: {agreed}", title=title, agreed=agreed)


def own_numbers(title: str) -> str:
    """Return a template whose numbers everybody sets, as an answer."""
    return say("{title}, with your own numbers", title=title)


def no_template(name: str) -> tuple[str, str]:
    """Return that there is no such template, and the way out."""
    return say("There is no template “{name}”.", name=name), say("`templates` lists them, `new` makes any other goal.")


def have_all(topic: str) -> str:
    """Return that a topic has nothing that is not a goal already."""
    return say("You have all goals of {topic} already.", topic=topic)


def resized(title: str, *, periods: str, target: str, value: str, is_limit: bool, is_smaller: bool) -> str:
    """Return why another target is suggested: of `periods`, so many fell short of the old one, or went beyond it."""
    reason = _REASONS[is_limit, is_smaller]
    return say(reason, title=title, periods=periods, target=target, value=value)


def last_periods(hits: int, *, of: int, period: PeriodUnit) -> str:
    """Return so many of the last periods: `3 of the last 4 days`."""
    return say("{hits} of the last {periods}", hits=hits, periods=periods(of, period))


def idle(title: str, days: int) -> str:
    """Return that a goal has not been heard of for long."""
    return say(
        "{title}: nothing was logged for {days} days. Let it rest until you want it back?", title=title, days=days
    )


def mostly_at(title: str, slot: TimeOfDay, *, hits: int, of: int) -> str:
    """Return when somebody usually does something."""
    return say(
        "{title}: {hits} of {of} times it was {when}. That seems to be its time: keep it free.",
        title=title,
        hits=hits,
        of=of,
        when=say(_TIMES[slot]),
    )


def make_it(title: str, value: str) -> str:
    """Return the answer that changes a target."""
    return say("make {title} {value}", title=title, value=value)


def let_rest(title: str) -> str:
    """Return the answer that pauses a goal."""
    return say("let {title} rest", title=title)


def changed(title: str, agreed: str) -> str:
    """Return what a goal asks for now."""
    return say("{title} is {agreed} now.", title=title, agreed=agreed)


def rests(title: str) -> str:
    """Return that a goal rests."""
    return say("{title} is paused. `resume {title}` goes on with it.", title=title)


def nothing_to_suggest() -> str:
    """Return what is needed for a suggestion."""
    return say(
        "Nothing to suggest yet: I go by what you log. After four days, or weeks for a weekly goal, I can tell whether "
        "a target fits; after five entries, which time of day does. `templates` has ideas for new goals."
    )


def all_is_well() -> str:
    """Return that what is known gives no reason to change anything."""
    return say("Your targets fit how it has gone: nothing to change. `templates` has ideas for new goals.")
