"""Facts about a goal from a few entries, as the service gathers them."""

from core.charts.facts import ChartFacts, first_shown
from core.domain.activity import Entry
from core.domain.calendar import Calendar, WeekStart
from core.domain.goal import GoalRules
from core.domain.progress import Window, history_of, progress_of
from tests.unit.domain.progress.builders import TODAY, day


def facts(
    rules: GoalRules, *entries: Entry, title: str = "Read", week_start: WeekStart = WeekStart.MONDAY
) -> ChartFacts:
    calendar, today = Calendar(week_start=week_start), day(TODAY)
    history = history_of(entries)
    progress = progress_of(rules, history, calendar=calendar, today=today, window=Window.YEAR)
    shown = [tally for tally in history.tallies if tally.day >= first_shown(calendar, today)]
    return ChartFacts(title, rules, progress, shown, calendar, today)
