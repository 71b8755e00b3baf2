"""How much was due and how much was sent, hour by hour, as lines for a terminal and as a picture."""

from collections.abc import Iterable, Sequence
from datetime import datetime, timedelta

from core.charts.drawing import Box, Drawing, Label, Line, Shape
from core.charts.theme import LIGHT
from goalpost.simulation.shared_time import MICROSECONDS

A_QUARTER_US = 15 * 60 * MICROSECONDS
QUARTERS_A_DAY = 96
_BARS = " ▁▂▃▄▅▆▇█"
_WIDTH, _DAY_HEIGHT, _LEFT, _TOP, _BAR = 1160, 84, 100, 64, 11


def by_quarter(at_us: Iterable[int], *, days: int) -> list[int]:
    """Return how many fall into each quarter of an hour; what comes after the last day is left out."""
    counts = [0] * (days * QUARTERS_A_DAY)
    for each in at_us:
        if each // A_QUARTER_US < len(counts):
            counts[each // A_QUARTER_US] += 1
    return counts


def lines(counts: Sequence[int], *, start_at: datetime) -> list[str]:
    """Return a line for each day (UTC), a sign for each quarter of an hour; the fullest is a whole block."""
    most = max(max(counts, default=0), 1)
    found = []
    for day in range(len(counts) // QUARTERS_A_DAY):
        some = counts[day * QUARTERS_A_DAY : (day + 1) * QUARTERS_A_DAY]
        signs = "".join(_BARS[-(-count * (len(_BARS) - 1) // most)] for count in some)
        found.append(f"{start_at + timedelta(days=day):%a %d}  {signs}")
    return found


def picture(
    due: Sequence[int], sent: Sequence[int], *, start_at: datetime, outages: Sequence[tuple[int, int]]
) -> Drawing:
    """Draw each day's load: bars for what was sent, a line for what was due, the outages shaded."""
    days = len(due) // QUARTERS_A_DAY
    most = max(*due, *sent, 1)
    title = f"Reminders a quarter of an hour, {start_at:%d %b %Y} and {days - 1} more days, UTC"
    shapes: list[Shape] = [
        Label(24, 34, title, LIGHT.text, size=20, is_bold=True),
        Label(_WIDTH - 24, 34, "bars sent, line due, shaded an outage", LIGHT.faint_text, size=14, anchor="end"),
    ]
    for day in range(days):
        of_day = slice(day * QUARTERS_A_DAY, (day + 1) * QUARTERS_A_DAY)
        bottom = _TOP + (day + 1) * _DAY_HEIGHT - 14
        shapes += _outages(outages, day, bottom)
        shapes += _day(due[of_day], sent[of_day], bottom, most=most)
        shapes.append(Label(24, bottom, f"{start_at + timedelta(days=day):%a %d}", LIGHT.faint_text, size=15))
    height = _TOP + days * _DAY_HEIGHT + 24
    for hour in range(0, 25, 3):
        shapes.append(Label(_x(hour * 4), height - 12, f"{hour:02d}", LIGHT.faint_text, size=13, anchor="middle"))
    told = f"{sum(sent)} were sent of {sum(due)} due; at most {most} fell into one quarter of an hour."
    return Drawing(_WIDTH, height, LIGHT.background, tuple(shapes), title, told)


def _x(quarter: float) -> float:
    return _LEFT + quarter * _BAR


def _day(due: Sequence[int], sent: Sequence[int], bottom: float, *, most: int) -> list[Shape]:
    tall = (_DAY_HEIGHT - 22) / most
    bars: list[Shape] = [
        Box(_x(place), bottom - count * tall, _BAR - 2, count * tall, LIGHT.levels[2], radius=1)
        for place, count in enumerate(sent)
        if count
    ]
    edge = [(_x(place + side), bottom - count * tall) for place, count in enumerate(due) for side in (0, 1)]
    return [*bars, Line(tuple(edge), LIGHT.over, width=1)]


def _outages(outages: Sequence[tuple[int, int]], day: int, bottom: float) -> list[Shape]:
    found: list[Shape] = []
    for begin, end in outages:
        first, last = (at / A_QUARTER_US - day * QUARTERS_A_DAY for at in (begin, end))
        first, last = max(first, 0), min(last, QUARTERS_A_DAY)
        if first < last:
            found.append(
                Box(_x(first), bottom - _DAY_HEIGHT + 18, (last - first) * _BAR, _DAY_HEIGHT - 18, LIGHT.missed)
            )
    return found
