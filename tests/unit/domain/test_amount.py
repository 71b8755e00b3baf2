"""Amounts are exact, bounded and rounded half to even, once."""

from decimal import ROUND_HALF_EVEN, Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.domain.amount import (
    MILLION,
    SUM_BOUND,
    Amount,
    amount_of,
    checked_sum,
    decimal_of,
    hundredths,
    rounded,
    scaled,
)
from core.domain.errors import ErrorCode, GoalError

JUST_BELOW = Decimal("999999999999.999999")


@pytest.mark.parametrize(
    ("number", "millionths"),
    [
        (Decimal("1.5"), 1_500_000),
        (12, 12_000_000),
        (Decimal("-0.25"), -250_000),
        (Decimal("0.0000005"), 0),
        (Decimal("0.0000015"), 2),
        (Decimal("1E+3"), 1_000_000_000),
        (Decimal("1E-40"), 0),
        (JUST_BELOW, 999_999_999_999_999_999),
    ],
)
def test_a_number_becomes_millionths(number: Decimal | int, millionths: int) -> None:
    assert amount_of(number) == millionths


@pytest.mark.parametrize(
    "number",
    [10**12, -(10**12), Decimal("1E12"), Decimal("1E999999"), Decimal("NaN"), Decimal("sNaN"), Decimal("-Infinity")],
    ids=str,
)
def test_a_number_out_of_bounds_is_refused_with_what_was_given(number: Decimal | int) -> None:
    with pytest.raises(GoalError) as caught:
        amount_of(number)
    assert caught.value.code is ErrorCode.AMOUNT_OUT_OF_RANGE
    assert caught.value.data == {"given": str(number)}


@pytest.mark.parametrize(
    ("numerator", "denominator", "expected"),
    [(1, 8, "0.12"), (3, 8, "0.38"), (-1, 8, "-0.12"), (2, 3, "0.67"), (100, 1, "100.00"), (0, 7, "0.00")],
)
def test_a_quotient_is_rounded_half_to_even(numerator: int, denominator: int, expected: str) -> None:
    assert str(hundredths(numerator, denominator)) == expected


def test_an_amount_is_shown_with_two_decimals() -> None:
    assert str(rounded(Amount(2_345_000))) == "2.34"


@pytest.mark.parametrize(
    ("amount", "factor", "expected"),
    [
        (3, Fraction(1, 2), (2, True)),
        (5, Fraction(1, 2), (2, True)),
        (4, Fraction(1, 2), (2, False)),
        (-3, Fraction(1, 3), (-1, False)),
    ],
)
def test_scaling_says_whether_it_rounded(amount: int, factor: Fraction, expected: tuple[int, bool]) -> None:
    assert scaled(Amount(amount), factor) == expected


def test_a_sum_may_fill_64_bits_and_no_more() -> None:
    assert checked_sum(SUM_BOUND - 1, 1) == SUM_BOUND
    assert checked_sum(-SUM_BOUND + 1, -1) == -SUM_BOUND
    for one in (1, -1):
        with pytest.raises(GoalError) as caught:
            checked_sum(one * SUM_BOUND, one)
        assert caught.value.code is ErrorCode.AMOUNT_OUT_OF_RANGE


@given(st.decimals(-JUST_BELOW, JUST_BELOW, places=6))
def test_six_decimals_come_back_as_they_went_in(number: Decimal) -> None:
    assert decimal_of(amount_of(number)) == number


@given(st.decimals(-(10**11), 10**11, places=9))
def test_an_amount_is_never_farther_off_than_half_a_millionth(number: Decimal) -> None:
    assert abs(decimal_of(amount_of(number)) - number) <= Decimal("5E-7")


@given(st.integers(-SUM_BOUND, SUM_BOUND), st.integers(1, 10**12))
def test_rounding_a_quotient_agrees_with_decimal_arithmetic(numerator: int, denominator: int) -> None:
    exact = Fraction(numerator * 100, denominator)
    assert hundredths(numerator, denominator) == Decimal(round(exact)).scaleb(-2)


@given(st.integers(-(10**17), 10**17).map(Amount))
def test_rounding_an_amount_is_quantizing_its_number(amount: Amount) -> None:
    assert rounded(amount) == decimal_of(amount).quantize(Decimal("0.01"), ROUND_HALF_EVEN)
    assert amount_of(decimal_of(amount)) * MILLION == amount * MILLION
