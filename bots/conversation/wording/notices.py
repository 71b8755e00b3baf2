"""The sentences of notices: short, kind, with the next step."""

from decimal import Decimal

from bots.conversation.standing import Standing
from bots.conversation.wording import standings
from bots.conversation.wording.language import mark, say
from bots.conversation.wording.numbers import amount, is_bare, number, periods
from bots.conversation.wording.steps import first_step
from core.domain.calendar import PeriodUnit

_PARTS = {
    25: mark("{title}: a quarter of the way! {stands}"),
    50: mark("{title}: halfway there! {stands}"),
    75: mark("{title}: three quarters done! {stands}"),
}
_AGAIN = {
    PeriodUnit.DAY: mark("If you did it yesterday and forgot to say so: `{step} yesterday`."),
    PeriodUnit.WEEK: mark("If you did it last week and forgot to say so, name the day: `{step} sunday`."),
}
_NEXT = {
    PeriodUnit.DAY: mark("Tomorrow is a new day."),
    PeriodUnit.WEEK: mark("Next week is a new one."),
    PeriodUnit.MONTH: mark("Next month is a new one."),
    PeriodUnit.QUARTER: mark("The next quarter is a new one."),
    PeriodUnit.YEAR: mark("Next year is a new one."),
}


def done() -> str:
    """Return the label that marks a goal as done."""
    return say("Done")


def skip() -> str:
    """Return the label that excuses a goal's period."""
    return say("Skip")


def show_chart() -> str:
    """Return the label that shows a goal as a picture."""
    return say("Show the chart")


def new_goal() -> str:
    """Return the label that asks for ideas for the next goal."""
    return say("Ideas for the next one")


def milestone(standing: Standing, percent: int) -> str:
    """Return that a part of the way is done."""
    return say(_PARTS[percent], title=standing.title, stands=standings.marked(standing))


def reward(title: str, name: str) -> str:
    """Return that a reward is earned."""
    return say("{title}: you have earned “{reward}”. Enjoy it! 🎁", title=title, reward=name)


def completed(standing: Standing) -> str:
    """Return that a goal is reached."""
    goal = standings.goal(standing)
    return say("{title} is done: {goal}. Well done! 🎉", title=standing.title, goal=goal)


def limit_near(standing: Standing, left: Decimal) -> str:
    """Return that little is left of a limit, or nothing."""
    stands = standings.marked(standing)
    if not left:
        return say("{title}: {stands}. That was the last for now.", title=standing.title, stands=stands)
    return say(
        "{title}: {stands}. {left} left.", title=standing.title, stands=stands, left=_amount(left, standing.unit)
    )


def limit_over(standing: Standing) -> str:
    """Return that a limit is passed, and that there is a next time."""
    after = say(_NEXT[standing.period])
    return say("{title}: {stands}. {after}", title=standing.title, stands=standings.marked(standing), after=after)


def comeback(standing: Standing) -> str:
    """Return that somebody is welcome back."""
    stands = standings.marked(standing)
    return say("Good to have you back! {title}: {stands}.", title=standing.title, stands=stands)


def streak_reached(standing: Standing, length: int) -> str:
    """Return that a streak has come to a length."""
    said = periods(length, standing.period)
    if standing.longest is not None and standing.longest <= length:
        return say("{title}: {length} in a row, your longest streak so far! 🔥", title=standing.title, length=said)
    return say("{title}: {length} in a row! 🔥", title=standing.title, length=said)


def streak_at_risk(standing: Standing) -> str:
    """Return that a streak waits for something until the day is over."""
    length = periods(standing.streak or 0, standing.period)
    left = _capital(standings.left(standing))
    return say(
        "{title}: keep your streak of {length} going! {left}; the day is not over.",
        title=standing.title,
        length=length,
        left=left,
    )


def streak_broken(standing: Standing, length: int) -> str:
    """Return that a streak has ended, how it is mended if it was only not logged, and how the next one begins."""
    step = first_step(standing)
    ended = say(
        "{title}: your streak of {length} has ended. It happens, and what you did stays yours.",
        title=standing.title,
        length=periods(length, standing.period),
    )
    again = say(_AGAIN[standing.period], step=step) if standing.period in _AGAIN else ""
    return "\n".join(line for line in (ended, again, say("The next one begins with `{step}`.", step=step)) if line)


def gathered(count: int) -> str:
    """Return the heading of what came together while somebody wanted to hear nothing."""
    return say("While it was quiet, {count} things came together:", count=count)


def gathered_besides(count: int) -> str:
    """Return that there was more than a message holds, and where it is seen."""
    return say("And {count} more: `today` shows what is open.", count=count)


def _amount(value: Decimal, unit: str) -> str:
    return number(value) if is_bare(unit) else amount(value, unit)


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
