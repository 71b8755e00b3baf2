"""What a command would do, in words: for questions before it is done."""

from datetime import date

from bots.conversation.grammar.commands import Command, Complete, Create, Log, Op, Skip, Zero
from bots.conversation.grammar.rendering import render
from bots.conversation.wording import days
from bots.conversation.wording.numbers import amount, is_bare, number, signed
from bots.conversation.wording.standings import often
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
            return f"`{render(command)}`"


def agreed(command: Create) -> str:
    """Return what a new goal would ask for: `20 min a day`."""
    if command.pattern == "streak":
        return f"a streak of {number(command.value)} {command.period or 'day'}s"
    said = amount(command.value, command.unit)
    if command.period == "day" and is_bare(command.unit) and command.value > 1:
        said = f"{number(command.value)} a day"
    elif command.period is not None:
        said = often(command.value, command.unit, period=PeriodUnit(command.period))
    return f"at most {said}" if command.pattern == "limit" else said
