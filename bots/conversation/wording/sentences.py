"""The sentences that are neither a confirmation nor a standing: questions, problems, talk, settings."""

import re
from datetime import date
from decimal import Decimal

from bots.conversation.grammar import Refusal
from bots.conversation.wording import days
from bots.conversation.wording.language import mark, say, say_counted
from bots.conversation.wording.numbers import is_bare, number, unit_for

_TALK = {
    "thanks": mark("You are welcome!"),
    "hello": mark("Hello! `today` shows what is left, or just tell me what you did."),
    "bye": mark("See you!"),
    "yes": mark("There is no question open right now."),
    "": mark("👍"),
}
_TALK_OPENERS = {
    "thanks": ("thank", "thanks", "thx", "ty", "tysm", "cheers", "ta", "merci", "danke", "gracias", "many"),
    "hello": ("hi", "hello", "hey", "hiya", "yo", "howdy", "good", "morning", "gm", "sup", "hallo", "bonjour", "hola"),
    "bye": ("bye", "goodbye", "gn", "goodnight", "see", "later", "cya", "brb", "gtg"),
    "yes": ("yes", "yep", "no", "nope", "nah", "yeah"),
}

_A_GOAL = re.compile(
    r"\b(?:i want to|i wanna|i would like to|i'd like to|my goal|goal is|every ?day|daily|weekly|monthly"
    r"|per (?:day|week)|an? (?:day|week|month)|times a|each (?:day|week)|at most|no more than"
    r"|limit|streak|habit|start tracking)\b"
)


def talk(text: str) -> str:
    """Return a kind answer to small talk."""
    words = text.casefold().replace("'", "").split()
    first = "bye" if "night" in words else words[0].strip("!.,?") if words else ""
    return say(_TALK[next((kind for kind, openers in _TALK_OPENERS.items() if first in openers), "")])


def unknown(text: str, *, has_goals: bool) -> tuple[str, str]:
    """Return that a message was not understood, and the way out; how to start a goal where it sounds like one."""
    what = say("I did not understand “{text}”, so nothing was logged.", text=shortened(text))
    if _A_GOAL.search(text.casefold()):
        return what, say("To start a goal, begin with `new`, for example `new run 5 km daily`; `help new` shows more.")
    if has_goals:
        return what, say("Try `meditate 10m`, or `help`.")
    return what, say("Start a goal, for example `new meditate 20 min daily`.")


def no_goal_for(part: str, name: str) -> str:
    """Return that one part of a message names a goal nobody has, and how to make one."""
    called = shortened(name)
    return say(
        "“{part}”: no goal called {name}; `new {lower} ...` makes one.",
        part=shortened(part),
        name=called,
        lower=called.lower(),
    )


def part_unknown(part: str) -> str:
    """Return that one line of a message was not understood."""
    return say("“{part}”: I did not understand that, so it was not logged.", part=shortened(part))


def none_of_status(statuses: tuple[str, ...]) -> str:
    """Return that no goal is in a state that was asked for."""
    return say("None of your goals is {statuses}. `list all` shows every goal.", statuses=", ".join(statuses))


def no_such_goal(name: str) -> tuple[str, str]:
    """Return that no goal bears a name, and the way out."""
    return (
        say("You have no goal called “{name}”.", name=shortened(name)),
        say("`list` shows your goals, `new` starts one."),
    )


def which_goal(doing: str, said: str | None, *, count: int, others: int) -> str:
    """Return the question which goal something is to be done to; `count` are offered, `others` can be named."""
    question = f"{doing}?"
    if said is not None and count > 1:
        question += " " + say("By “{said}” you may mean:", said=shortened(said))
    if others <= 0:
        return question
    more = say_counted("There is {count} more: type its name.", "There are {count} more: type a name.", count=others)
    return f"{question} {more}"


def how_much(title: str | None, unit: str | None) -> str:
    """Return the question how much."""
    if title is None:
        return say("How much?")
    if unit is None:
        return say("How much for {title}?", title=title)
    return say("How much for {title}, in {unit}?", title=title, unit=unit)


def which_unit(title: str | None, unit: str | None, *, option: str | None) -> str:
    """Return the question about an amount in a unit of another kind."""
    counts = _counts_in(title, unit)
    if option is None:
        return say("{counts} How much was it?", counts=counts)
    return say("{counts} Did you mean {option}?", counts=counts, option=option)


def _counts_in(title: str | None, unit: str | None) -> str:
    if not title or not unit:
        return say("That is another kind of unit.")
    if is_bare(unit):
        return say("{title} counts how often it is done.", title=title)
    return say("{title} counts in {unit}.", title=title, unit=unit)


_REFUSALS = {
    Refusal.AHEAD: mark("{day} has not come yet, and only what was done can be logged."),
    Refusal.IMPOSSIBLE: mark("{day} is no day of the calendar."),
    Refusal.SPAN: mark("{day} is more than one day."),
    None: mark("{day} is not a day that can be logged."),
}


def which_day(title: str | None, *, hint: Refusal | None, said: str | None) -> str:
    """Return why a day cannot be logged, as far as that is known, and the question for one that can."""
    why = say(_REFUSALS[hint], day=say("“{said}”", said=shortened(said)) if said is not None else say("That"))
    if title is None:
        return say("{why} Which day was it?", why=why)
    return say("{why} Log {title} for which day?", why=why, title=title)


def mistyped(text: str) -> str:
    """Return that a command is not known but nearly one."""
    return say("I do not know “{text}”. Did you mean:", text=shortened(text))


def offer(title: str, logged: str) -> str:
    """Return the question whether to start a goal that somebody logged on, which is logged then."""
    return say("You have no goal {title} yet. Create it, and log {amount}?", title=title, amount=logged)


def sure(lines: tuple[str, ...]) -> str:
    """Return the question whether to do several things, or one that is not certain."""
    if len(lines) == 1:
        return f"{lines[0]}?"
    question = say_counted("Log this?", "Log these {count}?", count=len(lines))
    return "\n".join([question, *(f"  {line}" for line in lines)])


def already_done(title: str, on: date, *, today: date) -> str:
    """Return that a completion is there already."""
    day = days.day(on, today=today)
    return say("{title} is already down as done for {day}, so nothing was added.", title=title, day=day)


def already_skipped(title: str, on: date, *, today: date) -> str:
    """Return that a skip is there already."""
    day = days.day(on, today=today)
    return say("{title} is skipped already {day}, so nothing was added.", title=title, day=day)


def not_none(title: str, total: str, *, on: date, today: date) -> str:
    """Return that a day cannot be none since something is logged on it."""
    return say(
        "{title} has {total} logged {day}, so none would not be true. Take that back?",
        title=title,
        total=total,
        day=days.day(on, today=today),
    )


def not_none_but_done(title: str, on: date, *, today: date) -> str:
    """Return that a day of a streak cannot be none since it is down as done."""
    return say(
        "{title} is down as done {day}, so none would not be true. `undo {lower}` takes an entry back.",
        title=title,
        day=days.day(on, today=today),
        lower=title.lower(),
    )


def set_to_none(title: str, *, on: date, today: date) -> str:
    """Return the answer that takes all of a day back."""
    return say("set {title} to 0 {day}", title=title, day=days.day(on, today=today))


def take_back(title: str) -> str:
    """Return the answer that takes the last entry of a goal back."""
    return say("take back the last entry of {title}", title=title)


def too_little(title: str, unit: str) -> str:
    """Return that an amount is nothing once it is rounded."""
    return say("That is too little to count in {unit}, so nothing was logged for {title}.", unit=unit, title=title)


def nothing_to_take(title: str, on: date, *, today: date) -> str:
    """Return that a day's total is 0 and cannot fall."""
    day = days.day(on, today=today)
    return say("{title} is at 0 {day}: there is nothing to take away.", title=title, day=day)


def same_total(title: str, total: str, *, on: date, today: date) -> str:
    """Return that a day's total is what it was to become."""
    return say("{title} is at {total} {day} already.", title=title, total=total, day=days.day(on, today=today))


def say_the_reading(title: str, unit: str) -> str:
    """Return how to log on a goal that is measured."""
    return say("{title} is measured: say what it shows, in {unit}.", title=title, unit=unit)


def shortened(text: str, *, most: int = 60) -> str:
    """Return a text of one line and at most so many characters."""
    line = " ".join(text.split())
    return line if len(line) <= most else line[: most - 1] + "…"


def any_amount(unit: str) -> str:
    """Return the label of a goal that any amount meets."""
    return say("just track it, 1 {unit} a day is enough", unit=unit_for(Decimal(1), unit))


def weight_needs_a_target(title: str, amount: Decimal | None) -> tuple[str, str]:
    """Return that a measured goal needs to know where it goes."""
    start = Decimal(75) if amount is None else amount
    return _needs_a_target(title, f"`new {title.lower()} {_typed(start)}kg -> {_typed(start - 5)}kg`")


def measure_needs_a_target(title: str, amount: Decimal) -> tuple[str, str]:
    """Return that a number that is no count needs to know where it goes."""
    return _needs_a_target(title, f"`new {title.lower()} {_typed(amount)} -> {_typed(amount.to_integral_value() + 1)}`")


def _needs_a_target(title: str, example: str) -> tuple[str, str]:
    return (
        say("You have no goal {title} yet.", title=title),
        say("Say where it should go, for example {example}.", example=example),
    )


def _typed(value: Decimal) -> str:
    return number(value).replace(" ", "")


def skip_has_no_amount(title: str) -> str:
    """Return that a skip cannot be corrected to an amount."""
    return say("The last entry of {title} is a skip. `undo` takes it back, then log what you did.", title=title)


def syntax(text: str) -> str:
    """Return how a command is written."""
    return say("In general: {syntax}", syntax=text)


def more(words: str) -> str:
    """Return the other commands by name."""
    return say("There is more: {words}. `help WORD` tells about each.", words=words)


def put_away(title: str, *, is_completed: bool) -> str:
    """Return that a goal that was meant is put away."""
    if is_completed:
        return say("{title} is completed, so nothing was done.", title=title)
    return say("{title} is archived, so nothing was done.", title=title)


def restore_it(title: str) -> str:
    """Return the answer that takes up a goal again."""
    return say("restore {title}", title=title)


def restore_and_log(title: str) -> str:
    """Return the answer that takes up a goal again for an entry."""
    return say("restore {title} and log it", title=title)
