"""What a command would do, in words: for questions before it is done."""

from datetime import date

from bots.conversation.grammar.commands import Command, Complete, Create, Log, Op, Skip, Zero
from bots.conversation.grammar.rendering import render
from bots.conversation.wording import days
from bots.conversation.wording.language import say
from bots.conversation.wording.numbers import amount, is_bare, number, signed
from bots.conversation.wording.standings import at_most, none_of, often, streak_of
from core.domain.calendar import PeriodUnit


def described(command: Command, *, today: date) -> str:
    """Return a command as a person would say it; one without such words as it may be typed."""
    match command:
        case Log():
            day = days.day(command.on, today=today)
            return say("{title} {amount} {day}", title=command.goal.title, amount=_given(command), day=day)
        case Complete():
            return say("{title} done {day}", title=command.goal.title, day=days.day(command.on, today=today))
        case Skip():
            return say("Skip {title} {day}", title=command.goal.title, day=days.day(command.on, today=today))
        case Zero():
            return say("{title} none {day}", title=command.goal.title, day=days.day(command.on, today=today))
        case Create():
            return say("Create {title} ({goal})", title=command.title, goal=agreed(command))
        case _:
            return say("Do `{command}`", command=render(command))


def _given(command: Log) -> str:
    match command.op:
        case Op.ADD:
            return signed(command.value, command.goal.unit)
        case Op.SUBTRACT:
            return signed(-command.value, command.goal.unit)
        case Op.SET:
            return f"= {amount(command.value, command.goal.unit)}"


def logged(command: Command) -> str:
    """Return what an entry on a goal that is not there yet would log: `10 min`, or just `this`."""
    if isinstance(command, Log) and not (command.value == 1 and is_bare(command.goal.unit)):
        return number(command.value) if is_bare(command.goal.unit) else amount(command.value, command.goal.unit)
    return say("this")


def agreed(command: Create) -> str:
    """Return what a new goal would ask for: `20 min a day`."""
    period = PeriodUnit(command.period or "day")
    if command.pattern == "streak":
        return streak_of(command.value, period, weekdays=command.days)
    if command.pattern == "limit" and not command.value:
        return none_of(period)
    said = amount(command.value, command.unit)
    if not command.days and command.period == "day" and is_bare(command.unit) and command.value > 1:
        said = say("{amount} {rhythm}", amount=number(command.value), rhythm=days.rhythm(period))
    elif command.period is not None:
        said = often(command.value, command.unit, period=period, weekdays=command.days)
    return at_most(said) if command.pattern == "limit" else said
