"""How long a message takes to parse against 50 goals, beside the libraries that could have read parts of it.

Run: python -m benchmarks grammar
"""

import importlib
import importlib.util
import time
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from decimal import Decimal
from statistics import median
from typing import cast

from benchmarks.promises import Promise, report
from bots.conversation.grammar import Context, GoalIndex, GoalRef, parse

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


def rivals() -> Iterator[tuple[str, Callable[[str], object], tuple[str, ...]]]:
    """Yield what else reads dates or quantities, as far as it is installed, with texts that it reads."""
    for name, entry, texts in (
        ("dateparser", "parse", ("yesterday", "2 days ago", "jan 3")),
        ("pint", "UnitRegistry", ("10 min", "2.5 km", "160 lb")),
    ):
        if importlib.util.find_spec(name) is None:
            print(f"{name}: not installed, not measured")
            continue
        found = getattr(importlib.import_module(name), entry)
        yield name, cast("Callable[[str], object]", found if entry == "parse" else found()), texts


def main() -> bool:
    """Measure, print, and say whether the promise is kept."""
    context = person()
    assert len(context.index.goals) == GOALS
    times = sorted((microseconds(lambda text: parse(text, context), text), text) for text in MESSAGES)
    for name, read, texts in rivals():
        print(f"{name}: median {median(microseconds(read, text) for text in texts):.0f} us for {', '.join(texts)}")
    print(f"slowest: {times[-1][1]!r}, {times[-1][0]:.0f} us")
    took = median(time_us for time_us, _ in times)
    return report("Grammar", [Promise(f"a message against {GOALS} goals", took, "us", at_most=MOST_MICROSECONDS)])
