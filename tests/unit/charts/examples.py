"""The pictures in the documents, drawn from made-up goals: `python -m tests.unit.charts.examples` draws them anew."""

from collections.abc import Iterator
from pathlib import Path

from core.charts.pictures import chart_of, kinds_of, svg_of
from core.charts.theme import ThemeName
from core.domain.activity import Entry
from core.domain.goal import GoalRules, Pattern, TargetType
from tests.unit.charts.facts import facts
from tests.unit.domain.progress.builders import TODAY, goal, logs, target

IMAGES = Path(__file__).parents[3] / "docs" / "images"
MINUTES = (20, 20, 25, 10, 20, None, 30, 20, 5, 20, 20, 20, None, 15)
CUPS = (1, 2, 2, 1, 3, 1, None)
BOOKS = (*([None] * 17), 1, *([None] * 8), 1)


def examples() -> Iterator[tuple[str, bytes]]:
    """Yield each picture by the name of its file."""
    meditate = goal(Pattern.RECURRING, target(20), created="2025-06-20", pauses=(("2025-12-22", "2026-01-03"),))
    coffee = goal(Pattern.LIMIT, target(2, target_type=TargetType.MAXIMUM), created="2025-11-01")
    books = goal(Pattern.MILESTONE, target(24), created="2025-05-20")
    yield "heatmap.svg", picture(meditate, *logs(TODAY, *(MINUTES * 19)), title="Meditate")
    yield "heatmap-dark.svg", picture(meditate, *logs(TODAY, *(MINUTES * 19)), title="Meditate", theme=ThemeName.DARK)
    yield "bars.svg", picture(coffee, *logs(TODAY, *(CUPS * 19)), title="Coffee", kind=1)
    yield "burn-up.svg", picture(books, *logs(TODAY, *(BOOKS * 11)), title="Books")


def picture(rules: GoalRules, *entries: Entry, title: str, theme: ThemeName = ThemeName.LIGHT, kind: int = 0) -> bytes:
    kinds = kinds_of(rules.pattern)
    return svg_of(chart_of(facts(rules, *entries, title=title), kinds[kind]), theme=theme)


if __name__ == "__main__":
    for name, data in examples():
        (IMAGES / name).write_bytes(data)
