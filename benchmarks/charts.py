"""How long a picture takes, beside Pillow alone drawing as many rectangles on as large a canvas.

Run: python -m benchmarks charts
"""

import io
import time
from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from statistics import median

from PIL import Image, ImageDraw

from benchmarks.promises import Promise, report
from core.charts.drawing import SCALE
from core.charts.facts import ChartFacts, first_shown
from core.charts.pictures import chart_of, kinds_of, png_of, svg_of
from core.charts.series import Chart
from core.domain.activity import ActivityType, Entry
from core.domain.amount import MILLION, Amount
from core.domain.calendar import Calendar, PeriodUnit
from core.domain.goal import GoalRules, Metric, Pattern, Target
from core.domain.progress import Window, history_of, progress_of
from core.domain.schedule import default_schedule

TODAY = date(2026, 11, 25)
DAYS = 371
ROUNDS = 9
MOST_TIMES_BARE = 8
MOST_KILOBYTES = 60


def main() -> bool:
    """Measure, print, and say whether the promises are kept."""
    heatmap = chart(Pattern.RECURRING, PeriodUnit.DAY)
    burn_up = chart(Pattern.MILESTONE, None)
    png_of(heatmap)
    bare_ms = milliseconds(bare)
    drawn_ms, way_ms = milliseconds(lambda: png_of(heatmap)), milliseconds(lambda: png_of(burn_up))
    return report(
        "Charts",
        [
            Promise("Pillow alone, as many rectangles", bare_ms, "ms"),
            Promise("heatmap as PNG", drawn_ms, "ms"),
            Promise("burn-up as PNG", way_ms, "ms"),
            Promise("heatmap as SVG", milliseconds(lambda: svg_of(heatmap)), "ms"),
            Promise("heatmap as PNG / Pillow alone", drawn_ms / bare_ms, at_most=MOST_TIMES_BARE),
            Promise("burn-up as PNG / Pillow alone", way_ms / bare_ms, at_most=MOST_TIMES_BARE),
            Promise("heatmap as PNG, size", len(png_of(heatmap)) / 1000, "kB", at_most=MOST_KILOBYTES),
            Promise("burn-up as PNG, size", len(png_of(burn_up)) / 1000, "kB", at_most=MOST_KILOBYTES),
        ],
    )


def milliseconds(work: Callable[[], object]) -> float:
    """Return the middle of a few rounds."""
    taken = []
    for _ in range(ROUNDS):
        start = time.perf_counter()
        work()
        taken.append((time.perf_counter() - start) * 1000)
    return median(taken)


def bare() -> bytes:
    """Draw and store rectangles with nothing around them."""
    image = Image.new("RGB", (800 * SCALE, 540 * SCALE), "#ffffff")
    pen = ImageDraw.Draw(image)
    for at in range(DAYS):
        x, y = at // 7 * 29, at % 7 * 29
        pen.rectangle([x, y, x + 23, y + 23], fill=f"#00{at % 256:02x}ff")
    file = io.BytesIO()
    image.save(file, "PNG")
    return file.getvalue()


def chart(pattern: Pattern, period: PeriodUnit | None) -> Chart:
    """Return the chart of a goal with a year of entries."""
    target = Target(Metric.COUNT, Amount(20 * MILLION), "pages", period=period)
    begun = TODAY - timedelta(days=DAYS - 1)
    rules, calendar = GoalRules(pattern, target, default_schedule(pattern), begun), Calendar()
    entries = [entry(begun + timedelta(days=at), at * 7 % 25) for at in range(DAYS)]
    history = history_of(entries)
    progress = progress_of(rules, history, calendar=calendar, today=TODAY, window=Window.YEAR)
    tallies = [tally for tally in history.tallies if tally.day >= first_shown(calendar, TODAY)]
    return chart_of(ChartFacts("Read", rules, progress, tallies, calendar, TODAY), kinds_of(pattern)[0])


def entry(day: date, pages: int) -> Entry:
    """Return what was read on a day."""
    logged_at = datetime(day.year, day.month, day.day, 12, tzinfo=UTC)
    return Entry(day, logged_at, ActivityType.PROGRESS, Amount(pages * MILLION))
