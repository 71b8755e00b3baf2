"""The sentences that are neither a confirmation nor a standing: questions, problems, talk, settings."""

import re
from datetime import date
from decimal import Decimal

from bots.conversation.grammar import Refusal
from bots.conversation.wording import days
from bots.conversation.wording.numbers import is_bare, number, unit_for

YES, NO = "yes", "no"
NOT_NOW = "no, nothing"
LEAVE_IT = "leave it as it is"
FAILED = "That did not work; nothing was changed. Try again."

WELCOME_BACK = "Welcome back. `today` shows what is left, `help` what I understand."
TALK = {
    "thanks": "You are welcome!",
    "hello": "Hello! `today` shows what is left, or just tell me what you did.",
    "bye": "See you!",
    "yes": "There is no question open right now.",
    "": "👍",
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
WHICH_HOUR = "At which hour does your day begin? From 0 (midnight) to 6."
HELP_TITLE = "You can say:"
NOTHING_DONE = "All right, nothing was done."
QUESTION_OVER = "That question is over, so this tap changed nothing."
ALREADY_UNDONE = "That was taken back already."
NOTHING_TO_UNDO = "There is nothing to undo."
NOTHING_TO_CORRECT = "There is no entry to correct."
NO_GOALS = "You have no goals yet. Start one, for example `new meditate 20 min daily`."
ALL_REST = "All your goals are paused. `list` shows until when, `resume` goes on with them."
NONE_GOES_ON = "No goal is under way. `new` starts one."
NO_PAUSED_GOALS = "None of your goals is paused."
NO_ACTIVE_GOALS = "You have no active goals to pause."
NOTHING_TODAY = "Nothing is due today."
ALL_DONE = "all done 🎉"


def talk(text: str) -> str:
    """Return a kind answer to small talk."""
    words = text.casefold().replace("'", "").split()
    first = "bye" if "night" in words else words[0].strip("!.,?") if words else ""
    return TALK[next((kind for kind, openers in _TALK_OPENERS.items() if first in openers), "")]


def unknown(text: str, *, has_goals: bool) -> tuple[str, str]:
    """Return that a message was not understood, and the way out; how to start a goal where it sounds like one."""
    way_out = (
        "Try `meditate 10m`, or `help`." if has_goals else "Start a goal, for example `new meditate 20 min daily`."
    )
    if _A_GOAL.search(text.casefold()):
        way_out = "To start a goal, begin with `new`, for example `new run 5 km daily`; `help new` shows more."
    return f"I did not understand “{shortened(text)}”, so nothing was logged.", way_out


def no_goal_for(part: str, name: str) -> str:
    """Return that one part of a message names a goal nobody has, and how to make one."""
    return f"“{shortened(part)}”: no goal called {shortened(name)}; `new {shortened(name).lower()} ...` makes one."


def part_unknown(part: str) -> str:
    """Return that one line of a message was not understood."""
    return f"“{shortened(part)}”: I did not understand that, so it was not logged."


def not_yet(name: str) -> str:
    """Return that a wish is understood and cannot be granted so far."""
    is_plural = name.removesuffix(" in chat").endswith("s")
    return f"{name} {'are' if is_plural else 'is'} not there yet."


def none_of_status(statuses: str) -> str:
    """Return that no goal is in a state that was asked for."""
    return f"None of your goals is {statuses}. `list all` shows every goal."


def no_such_goal(name: str) -> tuple[str, str]:
    """Return that no goal bears a name, and the way out."""
    return f"You have no goal called “{shortened(name)}”.", "`list` shows your goals, `new` starts one."


def which_goal(doing: str, said: str | None, *, count: int, others: int) -> str:
    """Return the question which goal something is to be done to; `count` are offered, `others` can be named."""
    by = f" By “{shortened(said)}” you may mean:" if said is not None and count > 1 else ""
    more = (
        f" There are {others} more: type the name of one." if others == 1 else f" There are {others} more: type a name."
    )
    return f"{doing}?{by}{more if others > 0 else ''}"


def how_much(title: str | None, unit: str | None) -> str:
    """Return the question how much."""
    if title is None:
        return "How much?"
    return f"How much for {title}?" if unit is None else f"How much for {title}, in {unit}?"


def which_unit(title: str | None, unit: str | None, *, option: str | None) -> str:
    """Return the question about an amount in a unit of another kind."""
    counts = f"{title} counts in {unit}." if title and unit else "That is another kind of unit."
    if title and unit and is_bare(unit):
        counts = f"{title} counts how often it is done."
    return f"{counts} Did you mean {option}?" if option else f"{counts} How much was it?"


def which_day(title: str | None, *, hint: Refusal | None, said: str | None) -> str:
    """Return why a day cannot be logged, as far as that is known, and the question for one that can."""
    named = f"“{shortened(said)}”" if said else "That"
    why = {
        Refusal.AHEAD: f"{named} has not come yet, and only what was done can be logged.",
        Refusal.IMPOSSIBLE: f"{named} is no day of the calendar.",
        Refusal.SPAN: f"{named} is more than one day.",
        None: f"{named} is not a day that can be logged.",
    }[hint]
    return f"{why} Log {title} for which day?" if title else f"{why} Which day was it?"


def mistyped(text: str) -> str:
    """Return that a command is not known but nearly one."""
    return f"I do not know “{shortened(text)}”. Did you mean:"


def offer(title: str, logged: str) -> str:
    """Return the question whether to start a goal that somebody logged on, which is logged then."""
    return f"You have no goal {title} yet. Create it, and log {logged}?"


def sure(lines: tuple[str, ...]) -> str:
    """Return the question whether to do several things, or one that is not certain."""
    if len(lines) == 1:
        return f"{lines[0]}?"
    return f"Log these {len(lines)}?\n" + "\n".join(f"  {line}" for line in lines)


def already_done(title: str, on: date, *, today: date) -> str:
    """Return that a completion is there already."""
    return f"{title} is already down as done for {days.day(on, today=today)}, so nothing was added."


def already_skipped(title: str, on: date, *, today: date) -> str:
    """Return that a skip is there already."""
    return f"{title} is skipped already {days.day(on, today=today)}, so nothing was added."


def not_none(title: str, total: str, *, on: date, today: date) -> str:
    """Return that a day cannot be none since something is logged on it."""
    when = days.day(on, today=today)
    return f"{title} has {total} logged {when}, so none would not be true. Take that back?"


def not_none_but_done(title: str, on: date, *, today: date) -> str:
    """Return that a day of a streak cannot be none since it is down as done."""
    when = days.day(on, today=today)
    return f"{title} is down as done {when}, so none would not be true. `undo {title.lower()}` takes an entry back."


def set_to_none(title: str, *, on: date, today: date) -> str:
    """Return the answer that takes all of a day back."""
    return f"set {title} to 0 {days.day(on, today=today)}"


def take_back(title: str) -> str:
    """Return the answer that takes the last entry of a goal back."""
    return f"take back the last entry of {title}"


def too_little(title: str, unit: str) -> str:
    """Return that an amount is nothing once it is rounded."""
    return f"That is too little to count in {unit}, so nothing was logged for {title}."


def nothing_to_take(title: str, on: date, *, today: date) -> str:
    """Return that a day's total is 0 and cannot fall."""
    return f"{title} is at 0 {days.day(on, today=today)}: there is nothing to take away."


def same_total(title: str, total: str, *, on: date, today: date) -> str:
    """Return that a day's total is what it was to become."""
    return f"{title} is at {total} {days.day(on, today=today)} already."


def say_the_reading(title: str, unit: str) -> str:
    """Return how to log on a goal that is measured."""
    return f"{title} is measured: say what it shows, in {unit}."


def shortened(text: str, *, most: int = 60) -> str:
    """Return a text of one line and at most so many characters."""
    line = " ".join(text.split())
    return line if len(line) <= most else line[: most - 1] + "…"


def any_amount(unit: str) -> str:
    """Return the label of a goal that any amount meets."""
    return f"just track it, 1 {unit_for(Decimal(1), unit)} a day is enough"


def weight_needs_a_target(title: str, amount: Decimal | None) -> tuple[str, str]:
    """Return that a measured goal needs to know where it goes."""
    start = Decimal(75) if amount is None else amount
    goal = f"`new {title.lower()} {number(start)}kg -> {number(start - 5)}kg`"
    return f"You have no goal {title} yet.", f"Say where it should go, for example {goal}."


def skip_has_no_amount(title: str) -> str:
    """Return that a skip cannot be corrected to an amount."""
    return f"The last entry of {title} is a skip. `undo` takes it back, then log what you did."


def measure_needs_a_target(title: str, amount: Decimal) -> tuple[str, str]:
    """Return that a number that is no count needs to know where it goes."""
    goal = f"`new {title.lower()} {number(amount)} -> {number(amount.to_integral_value() + 1)}`"
    return f"You have no goal {title} yet.", f"Say where it should go, for example {goal}."


def syntax(text: str) -> str:
    """Return how a command is written."""
    return f"In general: {text}"


def more(words: str) -> str:
    """Return the other commands by name."""
    return f"There is more: {words}. `help WORD` tells about each."


def put_away(title: str, *, is_completed: bool) -> str:
    """Return that a goal that was meant is put away."""
    return f"{title} is {'completed' if is_completed else 'archived'}, so nothing was done."


def restore_it(title: str) -> str:
    """Return the answer that takes up a goal again."""
    return f"restore {title}"


def restore_and_log(title: str) -> str:
    """Return the answer that takes up a goal again for an entry."""
    return f"restore {title} and log it"
