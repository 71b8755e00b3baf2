"""Charts in signs, for where there are no pictures: a strip, a line of heights, weeks of days."""

from collections.abc import Iterator, Sequence
from decimal import Decimal

from core.charts.series import Bars, BurnUp, Cell, Heatmap, Mark
from core.charts.words import ChartWords

CELLS = 10
WEEKS = 16
FEWEST_WEEKS = 4
STEPS = 40
_HEIGHTS = "▁▂▃▄▅▆▇█"
_SHADES = "░▒▓█"
_SIGNS = {Mark.BEFORE: " ", Mark.QUIET: "·", Mark.MISSED: "·", Mark.RESTING: "-", Mark.OVER: "x"}


def strip(share: Decimal) -> str:
    """Return a share of a whole as a strip of ten cells; anything at all fills one, all ten are filled by the whole."""
    filled = min(CELLS, max(int(share * CELLS), 1 if share > 0 else 0))
    return "▓" * filled + "░" * (CELLS - filled)


def heights(values: Sequence[Decimal]) -> str:
    """Return values as a line of columns, the least the lowest and the greatest the highest."""
    if not values:
        return ""
    low, high = min(values), max(values)
    if low == high:
        return _HEIGHTS[len(_HEIGHTS) // 2] * len(values)
    top = len(_HEIGHTS) - 1
    return "".join(_HEIGHTS[int((value - low) / (high - low) * top)] for value in values)


def heatmap_lines(chart: Heatmap, *, words: ChartWords) -> Iterator[str]:
    """Yield the last weeks of a heatmap: a line of months, then a line for each weekday."""
    weeks = _last_weeks(chart)
    width = max(map(len, words.weekdays))
    yield f"{'':<{width}}  {_months(weeks, words)}".rstrip()
    for line in range(7):
        name = words.weekdays[weeks[0][line].day.weekday()]
        yield f"{name:<{width}}  {' '.join(sign_of(week[line]) for week in weeks)}".rstrip()


def _last_weeks(chart: Heatmap) -> Sequence[Sequence[Cell]]:
    """Return the last weeks, from the one in which the goal began if that is among them."""
    weeks = [chart.cells[at : at + 7] for at in range(0, len(chart.cells), 7)][-WEEKS:]
    begun = next((at for at, week in enumerate(weeks) if any(cell.mark is not Mark.BEFORE for cell in week)), 0)
    return weeks[min(begun, WEEKS - FEWEST_WEEKS) :]


def sign_of(cell: Cell) -> str:
    """Return a day as a sign of its own for each thing that can become of it."""
    return _SIGNS.get(cell.mark) or _SHADES[min(max(cell.level, 1), len(_SHADES)) - 1]


def burn_up_line(chart: BurnUp) -> str:
    """Return the way so far as columns, evenly over time."""
    if not chart.points:
        return ""
    first, last = chart.points[0].day.toordinal(), chart.points[-1].day.toordinal()
    steps = min(STEPS, last - first + 1)
    values: list[Decimal] = []
    at = 0
    for number in range(steps):
        until = first + (last - first) * number / max(steps - 1, 1)
        while at + 1 < len(chart.points) and chart.points[at + 1].day.toordinal() <= until:
            at += 1
        values.append(chart.points[at].value)
    return heights(values)


def bar_lines(chart: Bars, *, words: ChartWords) -> Iterator[str]:
    """Yield a line for each bar: its day, its length beside the limit, its value."""
    most = max([chart.limit, *(bar.value for bar in chart.bars)]) or Decimal(1)
    for bar in chart.bars:
        length = round(bar.value / most * 2 * CELLS)
        sign = "x" if bar.is_over else "▓"
        yield f"{bar.day:%d.%m.}  {sign * length:<{2 * CELLS}}  {words.number(bar.value)}"


def _months(weeks: Sequence[Sequence[Cell]], words: ChartWords) -> str:
    """Return the names of months over the weeks in which they begin, two signs a week."""
    line = ""
    for column, week in enumerate(weeks):
        first = next((cell.day for cell in week if cell.day.day == 1), None)
        if first is not None and len(line) <= 2 * column:
            line = f"{line:<{2 * column}}{words.months[first.month - 1]} "
    return line.rstrip()
