"""The way to a number: the line so far, the value to reach, the deadline, and where the present pace leads."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from core.charts.burn_ups import last_day
from core.charts.drawing import Anchor, Area, Box, Disc, Drawing, Label, Line, Shape
from core.charts.layout import HEADING, MARGIN, WIDTH, axis_at, heading
from core.charts.scale import Scale, day_marks, round_marks, shown
from core.charts.series import BurnUp
from core.charts.theme import Theme
from core.charts.words import ChartWords

HEIGHT = 480
RIGHT = WIDTH - MARGIN - 14
TOP, BOTTOM = HEADING + 20, HEIGHT - 52
LONG_DAYS = 400
"""Beyond this, days are named by month and year."""


@dataclass(frozen=True, slots=True)
class Plot:
    """Where days and values are, and the round values between which they lie."""

    chart: BurnUp
    theme: Theme
    words: ChartWords
    x: Scale
    y: Scale
    marks: list[float]

    @property
    def last(self) -> date:
        """The day at which the picture ends."""
        return date.fromordinal(round(self.x.high))

    def place(self, day: date, value: float) -> tuple[float, float]:
        """Return the point of a value on a day."""
        return self.x.at(day.toordinal()), self.y.at(value)


def burn_up_drawing(chart: BurnUp, theme: Theme, *, words: ChartWords) -> Drawing:
    """Lay out a burn-up."""
    plot = _plot(chart, theme, words)
    return Drawing(WIDTH, HEIGHT, theme.background, tuple(_shapes(plot)), chart.title, told(chart, words))


def told(chart: BurnUp, words: ChartWords) -> str:
    """Return in words what a burn-up shows."""
    due, about = chart.target_on, None if chart.is_reached else chart.projected_on
    return words.burn_up_told.format(
        title=chart.title,
        now=words.number(chart.points[-1].value) if chart.points else words.number(shown(0)),
        goal=words.number(chart.value),
        unit=chart.unit,
        due=words.due_told.format(day=words.day(due)) if due is not None else "",
        about=words.about_told.format(day=words.day(about)) if about is not None else "",
    )


def _plot(chart: BurnUp, theme: Theme, words: ChartWords) -> Plot:
    values = [float(point.value) for point in chart.points] + [float(chart.value)]
    if chart.band is not None:
        values += [float(end) for end in (chart.band.low, chart.band.high) if end is not None]
    marks = round_marks(min(values), max(values))
    first = chart.points[0].day if chart.points else chart.today
    last = last_day(chart)
    left = axis_at(words.mark(shown(mark)) for mark in marks)
    start = first.toordinal() if last > first else first.toordinal() - 1
    return Plot(
        chart, theme, words, Scale(start, last.toordinal(), left, RIGHT), Scale(marks[0], marks[-1], BOTTOM, TOP), marks
    )


def _shapes(plot: Plot) -> Iterator[Shape]:
    yield from heading(plot.chart.title, _standing(plot), theme=plot.theme, aside=_aside(plot))
    yield from _axes(plot)
    yield from _goal(plot)
    yield from _way(plot)
    yield from _ahead(plot)


def _standing(plot: Plot) -> str:
    chart, words = plot.chart, plot.words
    if not chart.points:
        return words.nothing_yet
    reached = words.reached if chart.band is None else words.inside
    sentence = reached if chart.is_reached else words.now
    value = words.number(chart.points[-1].value)
    return sentence.format(value=value, unit=chart.unit, percent=words.number(shown(int(chart.percent))))


def _aside(plot: Plot) -> tuple[str, str]:
    """Return what would lie across the line if it stood in the plot: the middle of a band, or the projection."""
    chart, words = plot.chart, plot.words
    if chart.band is not None:
        return _goal_named(plot), plot.theme.target
    if chart.projected_on is None or not _is_ahead(chart):
        return "", plot.theme.line
    return words.about.format(day=words.day(chart.projected_on)), plot.theme.line


def _goal_named(plot: Plot) -> str:
    return plot.words.goal.format(value=plot.words.number(plot.chart.value), unit=plot.chart.unit)


def _axes(plot: Plot) -> Iterator[Shape]:
    for mark in plot.marks:
        y = plot.y.at(mark)
        yield Line(((plot.x.start, y), (RIGHT, y)), plot.theme.grid, 1)
        yield Label(
            plot.x.start - 12, y + 6, plot.words.mark(shown(mark)), plot.theme.faint_text, size=17, anchor="end"
        )
    first, last = date.fromordinal(round(plot.x.low)), plot.last
    is_long = (last - first).days > LONG_DAYS
    for day in day_marks(first, last):
        month = plot.words.months[day.month - 1]
        name = f"{month} {day.year}" if is_long else f"{day.day} {month}"
        x = plot.x.at(day.toordinal())
        yield Line(((x, BOTTOM), (x, BOTTOM + 6)), plot.theme.faint_text, 1)
        yield Label(
            min(max(x, plot.x.start + 10), RIGHT - 28),
            BOTTOM + 28,
            name,
            plot.theme.faint_text,
            size=17,
            anchor="middle",
        )


def _goal(plot: Plot) -> Iterator[Shape]:
    """Yield the value to reach, or the band to stay in."""
    chart, theme = plot.chart, plot.theme
    if chart.band is not None:
        low, high = chart.band.low, chart.band.high
        bottom = plot.y.at(float(low)) if low is not None else BOTTOM
        top = plot.y.at(float(high)) if high is not None else TOP
        yield Box(plot.x.start, top, RIGHT - plot.x.start, bottom - top, theme.area)
    y = plot.y.at(float(chart.value))
    yield Line(((plot.x.start, y), (RIGHT, y)), theme.target, 2.5)
    if chart.band is None:
        yield Label(plot.x.start + 8, y - 9, _goal_named(plot), theme.target, size=18)


def _way(plot: Plot) -> Iterator[Shape]:
    points = tuple(plot.place(point.day, float(point.value)) for point in plot.chart.points)
    if not points:
        return
    if plot.chart.band is None and len(points) > 1:
        yield Area((*points, (points[-1][0], BOTTOM), (points[0][0], BOTTOM)), plot.theme.area)
        yield from _goal(plot)
    if len(points) > 1:
        yield Line(points, plot.theme.line, 4)
    yield Disc(*points[-1], 7, plot.theme.line)


def _ahead(plot: Plot) -> Iterator[Shape]:
    """Yield the deadline and the projection, as far as they lie within the picture."""
    if plot.chart.target_on is not None and plot.chart.today <= plot.chart.target_on <= plot.last:
        yield from _deadline(plot, plot.chart.target_on)
    if plot.chart.projected_on is not None and _is_ahead(plot.chart):
        yield from _projection(plot, plot.chart.projected_on)


def _deadline(plot: Plot, due: date) -> Iterator[Shape]:
    """Yield a line at a day, and its name above the plot, where the way never comes."""
    theme, words, x = plot.theme, plot.words, plot.x.at(due.toordinal())
    yield Line(((x, TOP - 6), (x, BOTTOM)), theme.faint_text, 2, is_dashed=True)
    anchor: Anchor = "end" if x > WIDTH / 2 else "start"
    yield Label(x, TOP - 11, words.due.format(day=words.day(due)), theme.faint_text, size=18, anchor=anchor)


def _is_ahead(chart: BurnUp) -> bool:
    """Say whether a projection has a way to go."""
    about = chart.projected_on
    return about is not None and not chart.is_reached and bool(chart.points) and about > chart.points[-1].day


def _projection(plot: Plot, about: date) -> Iterator[Shape]:
    """Yield the way at the present pace, to the value or to the edge of the picture."""
    now, value = plot.chart.points[-1], float(plot.chart.value)
    share = min(1.0, (plot.last - now.day).days / (about - now.day).days)
    reached = float(now.value) + share * (value - float(now.value))
    end = plot.place(min(about, plot.last), reached)
    yield Line((plot.place(now.day, float(now.value)), end), plot.theme.line, 3, is_dashed=True)
    if about <= plot.last:
        yield Disc(*end, 5, plot.theme.line)
