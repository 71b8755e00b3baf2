"""Pictures: any goal can be drawn, whatever it is called; nobody has to see red and green."""

import io
import xml.etree.ElementTree as ET
from itertools import combinations

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from PIL import Image

from core.charts import burn_up_layout
from core.charts.drawing import SCALE, Label
from core.charts.layout import MARGIN
from core.charts.pictures import ChartKind, chart_of, drawing_of, kinds_of, png_of, svg_of, told
from core.charts.png import text_width
from core.charts.series import Chart
from core.charts.theme import THEMES, Theme, ThemeName
from core.domain.goal import Direction, GoalRules, Pattern, TargetType
from tests.unit.charts.facts import facts
from tests.unit.domain.progress.builders import TODAY, goal, logs, measured, target

SVG = "{http://www.w3.org/2000/svg}"
OLD = "2023-02-03"
RULES = (
    goal(Pattern.RECURRING, target(30), created=OLD),
    goal(Pattern.STREAK, target(30), created=OLD),
    goal(Pattern.LIMIT, target(2, target_type=TargetType.MAXIMUM), created=OLD),
    goal(Pattern.MILESTONE, target(500), created=OLD),
    goal(Pattern.TARGET, measured(70, direction=Direction.DECREASE, start=75), created=OLD),
    goal(Pattern.TARGET, measured(70, direction=Direction.MAINTAIN), created=TODAY),
)
KINDS = [(rules, kind) for rules in RULES for kind in kinds_of(rules.pattern)]
VALUES = st.one_of(st.none(), st.integers(0, 10), st.sampled_from([0.000001, 0.5, 999_999_999_999]))


def chart(rules: GoalRules, kind: ChartKind, *numbers: float | None, title: str = "Read") -> Chart:
    return chart_of(
        facts(rules, *logs(TODAY, *(None if each is None else str(each) for each in numbers)), title=title), kind
    )


@pytest.mark.parametrize(("rules", "kind"), KINDS)
@given(title=st.text(max_size=60), numbers=st.lists(VALUES, max_size=40))
@settings(max_examples=15, deadline=None)
def test_any_goal_of_any_name_is_a_well_formed_picture(
    rules: GoalRules, kind: ChartKind, title: str, numbers: list[float | None]
) -> None:
    shown = chart(rules, kind, *numbers, title=title)
    for theme in ThemeName:
        root = ET.fromstring(svg_of(shown, theme=theme))  # noqa: S314 - our own document
        assert root.tag == f"{SVG}svg"
        assert root.find(f"{SVG}desc") is not None


@pytest.mark.parametrize("theme", list(ThemeName))
@pytest.mark.parametrize(("rules", "kind"), KINDS)
def test_a_png_is_as_large_as_it_was_laid_out(rules: GoalRules, kind: ChartKind, theme: ThemeName) -> None:
    shown = chart(rules, kind, 1, 2, 3, None, 5, title="Über <b>&</b> 日本 🎉")
    drawing = drawing_of(shown, theme=theme)
    data = png_of(shown, theme=theme)
    with Image.open(io.BytesIO(data)) as image:
        assert image.size == (drawing.width * SCALE, drawing.height * SCALE)
        assert len(set(image.convert("RGB").resize((80, 48)).get_flattened_data())) > 3
    assert len(data) < 60_000
    assert data == png_of(shown, theme=theme)


@pytest.mark.parametrize(("rules", "kind"), KINDS)
@given(numbers=st.lists(VALUES, max_size=16))
@example(numbers=[1, 999_999_999_999])
@settings(max_examples=4, deadline=None)
def test_values_of_any_size_are_drawn_as_png(rules: GoalRules, kind: ChartKind, numbers: list[float | None]) -> None:
    assert png_of(chart(rules, kind, *numbers)).startswith(b"\x89PNG")


def test_a_band_without_height_is_drawn_as_png() -> None:
    rules = goal(Pattern.TARGET, measured(70, direction=Direction.MAINTAIN, low=70, high=70))
    assert png_of(chart(rules, ChartKind.BURN_UP, 70)).startswith(b"\x89PNG")


@pytest.mark.parametrize("sign", ["W", "m", "i", "ü", "Щ", "ш", "語", "e\u0301"])
def test_a_long_title_ends_within_the_picture(sign: str) -> None:
    drawing = drawing_of(chart(RULES[0], ChartKind.HEATMAP, 1, title=sign * 120))
    label = next(shape for shape in drawing.shapes if isinstance(shape, Label))
    assert label.text.startswith(sign * 20)
    assert label.x + drawn_width(label) <= drawing.width - MARGIN


def test_the_marks_of_an_axis_have_room_before_it() -> None:
    rules = goal(Pattern.MILESTONE, target("0.000009"), created="2026-02-01")
    for shape in drawing_of(chart(rules, ChartKind.BURN_UP, 0.000001)).shapes:
        if isinstance(shape, Label) and shape.anchor == "end":
            assert shape.x - drawn_width(shape) >= 0, shape.text


@pytest.mark.parametrize("numbers", [(None,), (1,), (1, 2, 3, None, 5) * 8])
def test_the_date_of_a_projection_never_lies_across_the_line(numbers: tuple[int | None, ...]) -> None:
    drawing = drawing_of(chart(RULES[3], ChartKind.BURN_UP, *numbers))
    labels = [shape for shape in drawing.shapes if isinstance(shape, Label) and shape.text.startswith("about")]
    assert all(label.y < burn_up_layout.TOP for label in labels)
    assert len(labels) == any(numbers)


@pytest.mark.parametrize(("rules", "kind"), KINDS)
@given(numbers=st.lists(VALUES, max_size=30))
@settings(max_examples=15, deadline=None)
def test_every_sign_lies_within_the_picture(rules: GoalRules, kind: ChartKind, numbers: list[float | None]) -> None:
    drawing = drawing_of(chart(rules, kind, *numbers))
    for shape in drawing.shapes:
        if isinstance(shape, Label):
            assert 0 <= shape.x <= drawing.width
            assert 0 <= shape.y <= drawing.height


def test_a_unit_with_breaks_and_signs_that_steer_is_written_on_one_line() -> None:
    assert png_of(chart(RULES[3], ChartKind.BURN_UP, 1, title="a\rb\n\u2028c\x1b\u202ed"))


def test_a_title_is_text_and_never_markup() -> None:
    picture = svg_of(chart(RULES[0], ChartKind.HEATMAP, 1, title="<script>alert(1)</script>\x00\x1b"))
    root = ET.fromstring(picture)  # noqa: S314 - our own document
    assert root.findtext(f"{SVG}title") == "<script>alert(1)</script>"
    assert b"<script" not in picture


def test_a_chart_is_told_in_words() -> None:
    assert told(chart(RULES[0], ChartKind.HEATMAP, 30, 30)) == (
        "Read, the last year day by day: achieved 2 of 365 days. Streak 2 days, longest 2 days."
    )
    assert told(chart(RULES[3], ChartKind.BURN_UP, 250)).startswith("Read: 250 of 500 min.")
    assert told(chart(RULES[2], ChartKind.BARS, 3, 1)) == ("Read, the last 14 days: 1 over the limit of 2 min. Now 1.")


@pytest.mark.parametrize("theme", list(THEMES.values()), ids=list(THEMES))
def test_who_sees_no_red_or_no_green_can_tell_the_states_apart(theme: Theme) -> None:
    signs = {*theme.levels, theme.over, theme.nothing}
    for matrix in (DEUTERANOPIA, PROTANOPIA):
        for one, other in combinations(sorted(signs), 2):
            assert distance(seen(one, matrix), seen(other, matrix)) > 24, (one, other)


@pytest.mark.parametrize("theme", list(THEMES.values()), ids=list(THEMES))
def test_words_stand_out_from_their_background(theme: Theme) -> None:
    for colour in (theme.text, theme.faint_text):
        lighter, darker = sorted((luminance(colour), luminance(theme.background)), reverse=True)
        assert (lighter + 0.05) / (darker + 0.05) >= 4.5  # WCAG 2.2, success criterion 1.4.3


def drawn_width(label: Label) -> float:
    return text_width(label) / SCALE


Row = tuple[float, float, float]
DEUTERANOPIA = ((0.367, 0.861, -0.228), (0.280, 0.673, 0.047), (-0.012, 0.043, 0.969))
PROTANOPIA = ((0.152, 1.053, -0.205), (0.115, 0.786, 0.099), (-0.004, -0.048, 1.052))
"""Of Machado, Oliveira and Fernandes, "A Physiologically-based Model" (2009), severity 1."""


def channels(colour: str) -> list[float]:
    return [int(colour[at : at + 2], 16) for at in (1, 3, 5)]


def seen(colour: str, matrix: tuple[Row, Row, Row]) -> list[float]:
    return [sum(share * value for share, value in zip(row, channels(colour), strict=True)) for row in matrix]


def distance(one: list[float], other: list[float]) -> float:
    return float(sum((a - b) ** 2 for a, b in zip(one, other, strict=True)) ** 0.5)


def luminance(colour: str) -> float:
    parts = [value / 255 for value in channels(colour)]
    red, green, blue = (part / 12.92 if part <= 0.03928 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
