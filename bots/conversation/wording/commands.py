"""What a command would do, in words: for questions before it is done."""

from datetime import date

from bots.conversation.grammar.commands import Command, Complete, Create, Log, Op, Skip, Zero
from bots.conversation.grammar.rendering import render
from bots.conversation.wording import days
from bots.conversation.wording.numbers import amount, is_bare, number, signed
from bots.conversation.wording.standings import often, streak_of
from core.domain.calendar import PeriodUnit


def described(command: Command, *, today: date) -> str:
    """Return a command as a person would say it; one without such words as it may be typed."""
    match command:
        case Log():
            given = {
                Op.ADD: signed(command.value, command.goal.unit),
                Op.SUBTRACT: signed(-command.value, command.goal.unit),
                Op.SET: f"= {amount(command.value, command.goal.unit)}",
            }[command.op]
            return f"{command.goal.title} {given} {days.day(command.on, today=today)}"
        case Complete():
            return f"{command.goal.title} done {days.day(command.on, today=today)}"
        case Skip():
            return f"Skip {command.goal.title} {days.day(command.on, today=today)}"
        case Zero():
            return f"{command.goal.title} none {days.day(command.on, today=today)}"
        case Create():
            return f"Create {command.title} ({agreed(command)})"
        case _:
            return f"Do `{render(command)}`"


def logged(command: Command) -> str:
    """Return what an entry on a goal that is not there yet would log: `10 min`, or just `this`."""
    if isinstance(command, Log) and not (command.value == 1 and is_bare(command.goal.unit)):
        return number(command.value) if is_bare(command.goal.unit) else amount(command.value, command.goal.unit)
    return "this"


def agreed(command: Create) -> str:
    """Return what a new goal would ask for: `20 min a day`."""
    if command.pattern == "streak":
        return streak_of(command.value, PeriodUnit(command.period or "day"), weekdays=command.days)
    if command.pattern == "limit" and not command.value:
        return f"none {days.rhythm(PeriodUnit(command.period or 'day'))}"
    said = amount(command.value, command.unit)
    if not command.days and command.period == "day" and is_bare(command.unit) and command.value > 1:
        said = f"{number(command.value)} a day"
    elif command.period is not None:
        said = often(command.value, command.unit, period=PeriodUnit(command.period), weekdays=command.days)
    return f"at most {said}" if command.pattern == "limit" else said
