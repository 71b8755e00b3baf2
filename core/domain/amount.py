"""Amounts: 64-bit integers of millionths of a unit. Exact, summable in SQL, and never a float.

A number becomes an amount once, on its way in, and a number again once, on its way out.
"""

from decimal import ROUND_HALF_EVEN, Decimal
from fractions import Fraction
from typing import NewType

from core.domain.errors import ErrorCode, GoalError

Amount = NewType("Amount", int)
"""Millionths of a unit."""

ZERO = Amount(0)
MILLION = 1_000_000
_HUNDREDTH = MILLION // 100
VALUE_BOUND = 10**12
"""A single value is below this (the contract's bound)."""
SUM_BOUND = 2**63 - 1
"""A total is at most this many millionths: what a 64-bit column holds."""


def amount_of(value: Decimal | int) -> Amount:
    """Turn a number into an amount, rounded to a millionth, half to even.

    Raises: AMOUNT_OUT_OF_RANGE for a value that is not finite or not below 1e12 in size.
    """
    if isinstance(value, int) and abs(value) < VALUE_BOUND:
        return Amount(value * MILLION)
    exact = Decimal(value)
    if not exact.is_finite() or abs(exact) >= VALUE_BOUND:
        raise GoalError(ErrorCode.AMOUNT_OUT_OF_RANGE, given=str(value))
    return Amount(int(exact.scaleb(6).to_integral_value(ROUND_HALF_EVEN)))


def decimal_of(amount: Amount) -> Decimal:
    """Return the exact number that an amount stands for."""
    return Decimal(amount).scaleb(-6)


def hundredths(numerator: int, denominator: int) -> Decimal:
    """Return numerator / denominator rounded to 2 decimals, half to even; the denominator is positive.

    The rule by which every number of a progress report is given (`hundredths(1, 8)` is 0.12).
    """
    quotient, rest = divmod(numerator * 100, denominator)
    doubled = rest * 2
    if doubled > denominator or (doubled == denominator and quotient % 2):
        quotient += 1
    return Decimal(quotient).scaleb(-2)


def rounded(amount: Amount) -> Decimal:
    """Return an amount as a number of 2 decimals, half to even."""
    quotient, rest = divmod(amount, _HUNDREDTH)
    if rest > _HUNDREDTH // 2 or (rest == _HUNDREDTH // 2 and quotient % 2):
        quotient += 1
    return Decimal(quotient).scaleb(-2)


def scaled(amount: Amount, factor: Fraction) -> tuple[Amount, bool]:
    """Return amount x factor rounded to a millionth, and whether rounding changed it.

    Raises: AMOUNT_OUT_OF_RANGE when the product leaves 64 bits.
    """
    if factor == 1:
        return amount, False
    exact = amount * factor
    nearest = round(exact)
    return _in_bounds(nearest), nearest != exact


def checked_sum(first: int, second: int) -> Amount:
    """Add two amounts.

    Raises: AMOUNT_OUT_OF_RANGE when the sum leaves 64 bits.
    """
    return _in_bounds(first + second)


def _in_bounds(millionths: int) -> Amount:
    if abs(millionths) > SUM_BOUND:
        raise GoalError(ErrorCode.AMOUNT_OUT_OF_RANGE, given=str(Decimal(millionths).scaleb(-6)))
    return Amount(millionths)
