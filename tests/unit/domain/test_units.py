"""When units are one, and how they convert."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.domain.amount import amount_of, scaled
from core.domain.goal import Metric
from core.domain.unit_catalogue import UnitKind, catalogue
from core.domain.units import conversion, is_same_unit, kind_of

CATALOGUE = catalogue()
CLEAR = sorted(name for name, senses in CATALOGUE.items() if len(senses) == 1 and name != "$")
clear_units = st.sampled_from(CLEAR)
MONEY = sorted(name for name in CLEAR if kind_of(name) is UnitKind.MONEY)
BASES = sorted({CATALOGUE[name][0].base for name in CLEAR})


def alike(*, count: int) -> st.SearchStrategy[list[str]]:
    """Return units that convert into each other."""

    def of_base(base: str) -> st.SearchStrategy[list[str]]:
        names = [name for name in CLEAR if CATALOGUE[name][0].base == base]
        return st.lists(st.sampled_from(names), min_size=count, max_size=count)

    return st.sampled_from(BASES).flatmap(of_base)


REFERENCE = [
    ("min", "h", "1/60"),
    ("day", "h", "24"),
    ("week", "days", "7"),
    ("ms", "s", "0.001"),
    ("mi", "m", "1609.344"),
    ("km", "mile", "15625/25146"),
    ("ft", "in", "12"),
    ("yd", "m", "0.9144"),
    ("nmi", "km", "1.852"),
    ("lb", "kg", "0.45359237"),
    ("st", "lb", "14"),
    ("oz", "lb", "1/16"),
    ("t", "kg", "1000"),
    ("mcg", "mg", "0.001"),
    ("gal", "l", "3.785411784"),
    ("pint", "cups", "2"),
    ("fl oz", "ml", "29.5735295625"),
    ("tbsp", "tsp", "3"),
    ("kcal", "kJ", "4.184"),
]


@pytest.mark.parametrize(("given_unit", "goal_unit", "expected"), REFERENCE)
def test_a_factor_is_exactly_that_of_the_standards(given_unit: str, goal_unit: str, expected: str) -> None:
    assert conversion(given_unit, goal_unit) == Fraction(expected)


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("Minutes", "mins"),
        ("  km ", "kilometers"),
        ("KM", "km"),
        ("hrs.", "h"),
        ("litre", "Liters"),
        ("page", "pages"),
        ("glass", "Glasses"),
        ("boxes", "box"),
        ("berry", "berries"),
        ("cookie", "cookies"),
        ("Push-ups", "push up"),
        ("people", "person"),
        ("loaf", "loaves"),
        ("\u00b5g", "\u03bcg"),
        ("\u338e", "mg"),
        ("$", "usd"),
        ("€", "euros"),
        ("cal", "kcal"),
        ("-", "-"),
    ],
)
def test_spellings_of_one_unit_are_one_unit(first: str, second: str) -> None:
    assert conversion(first, second) == conversion(second, first) == 1


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("min", "km"),
        ("kg", "l"),
        ("pages", "books"),
        ("glass", "glas"),
        ("ms", "m"),
        ("USD", "EUR"),
        ("£", "$"),
        ("steps", "km"),
        ("months", "days"),
        ("reps", "min"),
        (".", "-"),
    ],
)
def test_units_of_different_kinds_do_not_convert(first: str, second: str) -> None:
    assert conversion(first, second, metric=Metric.DISTANCE) is None
    assert not is_same_unit(first, second)


@pytest.mark.parametrize(
    ("given_unit", "goal_unit", "metric", "expected"),
    [
        ("m", "h", Metric.DURATION, Fraction(1, 60)),
        ("m", "km", Metric.DISTANCE, Fraction(1, 1000)),
        ("m", "min", None, Fraction(1)),
        ("m", "km", None, Fraction(1, 1000)),
        ("m", "min", Metric.COUNT, Fraction(1)),
        ("h", "m", Metric.DURATION, Fraction(60)),
        ("h", "m", Metric.DISTANCE, None),
        ("km", "m", Metric.DISTANCE, Fraction(1000)),
        ("m", "m", Metric.DURATION, Fraction(1)),
        ("'", "h", Metric.DURATION, Fraction(1, 60)),
        ("'", "in", Metric.DISTANCE, Fraction(12)),
        ("oz", "lb", Metric.WEIGHT, Fraction(1, 16)),
        ("oz", "cups", None, Fraction(1, 8)),
        ("pounds", "kg", Metric.WEIGHT, Fraction("0.45359237")),
        ("pounds", "GBP", Metric.MONEY, Fraction(1)),
    ],
)
def test_a_name_of_two_meanings_takes_the_one_that_fits_the_goal(
    given_unit: str, goal_unit: str, metric: Metric | None, expected: Fraction | None
) -> None:
    assert conversion(given_unit, goal_unit, metric=metric) == expected


@pytest.mark.parametrize("code", ["USD", "CAD", "AUD"])
def test_a_bare_dollar_sign_is_the_dollar_of_the_goal(code: str) -> None:
    assert conversion("$", code, metric=Metric.MONEY) == 1


def test_no_other_dollar_counts_for_a_goal_in_bare_dollars() -> None:
    assert conversion("CAD", "$", metric=Metric.MONEY) is None


def test_cups_are_their_own_unit_and_a_volume() -> None:
    assert conversion("cup", "cups", metric=Metric.COUNT) == 1
    assert conversion("glasses", "cups", metric=Metric.COUNT) is None
    assert conversion("cups", "l") == Fraction("0.2365882365")


def test_a_goal_that_counts_days_takes_no_hours() -> None:
    assert conversion("h", "days", metric=Metric.COUNT) is None
    assert conversion("day", "days", metric=Metric.COUNT) == 1
    assert conversion("h", "days", metric=Metric.DURATION) == Fraction(1, 24)


@pytest.mark.parametrize(
    ("unit", "kind"),
    [
        ("Mins", UnitKind.TIME),
        ("m", UnitKind.DISTANCE),
        ("stone", UnitKind.MASS),
        ("fl. oz.", UnitKind.VOLUME),
        ("kJ", UnitKind.ENERGY),
        ("€", UnitKind.MONEY),
        ("kr", UnitKind.MONEY),
        ("pages", None),
        ("", None),
    ],
)
def test_a_unit_is_of_a_kind_or_merely_counted(unit: str, kind: UnitKind | None) -> None:
    assert kind_of(unit) is kind


@given(alike(count=2))
def test_there_and_back_is_where_one_started(units: list[str]) -> None:
    first, second = units
    forth, back = conversion(first, second), conversion(second, first)
    assert forth is not None
    assert back is not None
    assert forth * back == 1


@given(alike(count=3))
def test_a_way_round_is_as_long_as_the_straight_way(units: list[str]) -> None:
    first, second, third = units
    one, two = conversion(first, second), conversion(second, third)
    assert one is not None
    assert two is not None
    assert conversion(first, third) == one * two


@given(clear_units, clear_units)
def test_units_convert_exactly_when_they_are_of_one_kind_or_currency(first: str, second: str) -> None:
    is_alike = kind_of(first) is kind_of(second) and (first not in MONEY or CATALOGUE[first] == CATALOGUE[second])
    assert (conversion(first, second) is not None) == is_alike


@given(st.text(min_size=1, max_size=50))
def test_whatever_text_a_unit_is_it_equals_itself_in_any_case(unit: str) -> None:
    assert conversion(unit, f" {unit} ") == 1
    assert conversion(unit, unit.casefold()) == 1


def test_a_distance_in_miles_is_scaled_to_the_millionth() -> None:
    factor = conversion("mi", "km")
    assert factor is not None
    assert scaled(amount_of(3), factor) == (4_828_032, False)
    assert scaled(amount_of(1), 1 / factor) == (621_371, True)
