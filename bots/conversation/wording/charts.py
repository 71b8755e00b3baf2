"""The words in charts, and what a chart shows in a sentence."""

from datetime import date
from decimal import Decimal
from hashlib import sha256

from bots.conversation.wording import days, numbers
from bots.conversation.wording.language import mark, spoken, translated
from core.charts.pictures import told
from core.charts.series import Chart
from core.charts.words import ENGLISH, ChartWords


def chart_words() -> ChartWords:
    """Return the words for pictures in the language that is spoken; their templates are filled in by the charts."""
    if spoken().is_source:
        return ENGLISH
    return ChartWords(
        months=days.month_names(),
        weekdays=days.weekday_names(),
        number=numbers.number,
        mark=_mark,
        day=_day,
        periods=numbers.periods,
        **{name: translated(text) for name, text in _TEXTS.items()},
    )


def chart_told(chart: Chart) -> str:
    """Return in words what a chart shows."""
    return told(chart, words=chart_words())


def chart_version(chart: Chart) -> str:
    """Return what changes whenever a chart's picture does, in the language that is spoken."""
    return sha256(f"{spoken().locale} {chart!r}".encode(errors="replace")).hexdigest()[:16]


def _mark(value: Decimal) -> str:
    return numbers.number(value)


def _day(day: date) -> str:
    return days.full_date(day)


_TEXTS = {
    "streak": mark("Streak {current}, longest {longest}"),
    "less": mark("less"),
    "more": mark("more"),
    "missed": mark("missed"),
    "resting": mark("day off"),
    "over": mark("over"),
    "used_up": mark("at the limit"),
    "unused": mark("none"),
    "goal": mark("goal {value} {unit}"),
    "limit": mark("limit {value} {unit}"),
    "least": mark("at least {value} {unit}"),
    "now": mark("{value} {unit} ({percent}%)"),
    "reached": mark("{value} {unit}, reached"),
    "inside": mark("{value} {unit}, where it should be"),
    "about": mark("about {day}"),
    "due": mark("due {day}"),
    "nothing_yet": mark("Nothing logged yet"),
    "heatmap_told": mark(
        "{title}, the last year day by day: achieved {achieved} of {judged}. Streak {current}, longest {longest}."
    ),
    "burn_up_told": mark("{title}: {now} of {goal} {unit}.{due}{about}"),
    "bars_told": mark("{title}, the last {count}: {over} over the limit of {limit} {unit}. Now {now}."),
    "least_told": mark("{title}, the last {count}: {over} under the {limit} {unit} wanted. Now {now}."),
    "due_told": mark(" Due {day}."),
    "about_told": mark(" At this pace about {day}."),
}
