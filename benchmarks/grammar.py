"""How long a message takes to parse against 50 goals, beside the libraries that could have read parts of it.

Run: python -m benchmarks grammar
"""

import time
from collections.abc import Callable
from datetime import UTC, datetime
from decimal import Decimal
from importlib import import_module
from statistics import median
from typing import cast

from benchmarks.promises import Promise, report, say
from bots.conversation.grammar import Context, GoalIndex, GoalRef, parse
from bots.conversation.grammar.amounts import read_amount
from bots.conversation.grammar.lexer import lex

MOST_MICROSECONDS = 100
GOALS = 50
ROUNDS = 5
REPEATS = 40
MESSAGES = (
    "/log meditate 10m", "meditated 10m yesterday", "medi 10 min", "meditaet 10m", "read 1h30", "read an hour",
    "read 9:00-10:30", "steps 12,345", "5k steps", "ran 2.5km", "pushups 3x12", "read 45m felt great", "water++",
    "steps =8000", "weight 160 lb", "spent £20 on lunch out", "sleep 7h45", "gym", "no gym", "gym mon tue",
    "gym jan 3", "gym 2 days ago", "gym tomorrow", 'gym "chest day" #legs', "skip gym till fri",
    "pause all until mar 20", "oops 15", "snooze till 9pm", "remind me to meditate at 9am every weekday",
    "new swim 5km 3x/week",
    "goal read 24 books by dec 31", "water, gym, read 20m", "log water 1 and read 20m", "lgo gym", "thanks",
    "I read your message, 10 people came", "see you at 10", "how am i doing", "gym?",
)  # fmt: skip
DAYS = {
    "gym yesterday": "yesterday", "gym 2 days ago": "2 days ago", "gym jan 3": "jan 3", "meditate 10m monday": "monday",
    "read 20m 2026-01-03": "2026-01-03", "run 5k last friday": "last friday",
}  # fmt: skip
"""Messages, and the part of each that is all dateparser is given to read."""
AMOUNTS = ("10 min", "2.5km", "160 lb", "800 yd", "7.5h", "2 miles", "45 s", "12 oz")
_TITLES = (
    "Meditate:duration:min Read:duration:min Steps:count:steps Run:distance:km Water:count:glasses Weight:weight:kg "
    "Sleep:duration:h Push-ups:count:reps Coffee:count:cups Novel:count:words Lunch-out:money:GBP Yoga:duration:min "
    "Guitar:duration:min Piano:duration:min Swim:distance:km Cycle:distance:km Journal:count:days Vitamins:count:days "
    "Floss:count:days Pages:count:pages Screen-time:duration:h Beer:count:beers Snacks:count:snacks Savings:money:GBP "
    "Cigarettes:count:cigarettes Spanish:duration:min Drawing:duration:min Cooking:count:meals Stretching:duration:min "
    "Plank:duration:s Squats:count:reps Inbox-zero:count:days Call-mum:count:calls Tidy-desk:count:days Tea:count:cups"
)


def person() -> Context:
    """Return somebody with 50 goals."""
    rows = [row.split(":") for row in _TITLES.split()]
    goals = [
        GoalRef(title.replace("-", " "), metric=metric, unit=unit, value=Decimal(10)) for title, metric, unit in rows
    ]
    goals.append(GoalRef("Gym", pattern="streak", unit="days", value=Decimal(50), period="day"))
    goals += [GoalRef(f"Project number {at}", metric="duration", unit="min") for at in range(GOALS - len(goals))]
    now = datetime(2026, 3, 4, 18, 20, tzinfo=UTC)
    return Context(today=now.date(), now_local=now, locale="en-GB", index=GoalIndex.of(goals))


def microseconds(work: Callable[[str], object], text: str) -> float:
    """Return the best mean of a few rounds."""
    best = float("inf")
    for _ in range(ROUNDS):
        start = time.perf_counter()
        for _ in range(REPEATS):
            work(text)
        best = min(best, (time.perf_counter() - start) / REPEATS)
    return best * 1e6


def rivals(context: Context) -> list[Promise]:
    """Return how many times as long the libraries take that could have read parts of a message.

    Both sides are measured in turns, text by text, so that a slow spell of the machine meets both. dateparser gets the
    day alone and is compared with the whole message; pint gets an amount alone, and so does the grammar's reader.
    """
    read_date = cast("Callable[[str], object]", import_module("dateparser").parse)
    read_quantity = cast("Callable[[str], object]", import_module("pint").UnitRegistry().parse_expression)
    days = median(
        microseconds(read_date, day) / microseconds(lambda text: parse(text, context), line)
        for line, day in DAYS.items()
    )
    amounts = median(
        microseconds(read_quantity, amount)
        / microseconds(lambda text: read_amount(lex(text), 0, context=context), amount)
        for amount in AMOUNTS
    )
    return [
        Promise("dateparser for the day alone, beside the whole message", days, "times", at_least=4),
        Promise("pint for an amount, beside the grammar's for the same", amounts, "times", at_least=3),
    ]


def main() -> bool:
    """Measure, print, and say whether the promises are kept."""
    context = person()
    assert len(context.index.goals) == GOALS
    times = sorted((microseconds(lambda text: parse(text, context), text), text) for text in MESSAGES)
    say(f"slowest: {times[-1][1]!r}, {times[-1][0]:.0f} us")
    took = median(time_us for time_us, _ in times)
    own = Promise(f"a message against {GOALS} goals", took, "us", at_most=MOST_MICROSECONDS)
    return report("Grammar", [own, *rivals(context)])
