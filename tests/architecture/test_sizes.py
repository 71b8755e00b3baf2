"""Small functions and small files: what fits on a screen is read, what does not is skimmed."""

from statistics import median, quantiles

import pytest

from tests.architecture.tree import PRODUCT, PROVING, functions, name_of, sources

LONGEST_FUNCTION = 50
LONG_FUNCTION = 25
MEDIAN_FUNCTION = 10
LONGEST_FILE = 350
MEDIAN_FILE = 120

trees = pytest.mark.parametrize("packages", [PRODUCT, PROVING], ids=["product", "tests and benchmarks"])


@trees
def test_no_function_is_longer_than_a_screen(packages: tuple[str, ...]) -> None:
    too_long = [f"{each.where}: {each.lines} lines" for each in functions(*packages) if each.lines > LONGEST_FUNCTION]
    assert too_long == []


@trees
def test_nine_functions_in_ten_are_short(packages: tuple[str, ...]) -> None:
    lengths = [each.lines for each in functions(*packages)]
    assert quantiles(lengths, n=10)[-1] <= LONG_FUNCTION
    assert median(lengths) <= MEDIAN_FUNCTION


@trees
def test_no_file_holds_a_second_idea(packages: tuple[str, ...]) -> None:
    lengths = {name_of(path): len(path.read_text("utf-8").splitlines()) for path in sources(*packages)}
    assert {name: lines for name, lines in lengths.items() if lines > LONGEST_FILE} == {}
    assert median(lengths.values()) <= MEDIAN_FILE
