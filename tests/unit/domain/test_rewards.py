"""Rewards are earned at their value, and a correction takes back what it undoes."""

from datetime import timedelta

import pytest

from core.domain.rewards import Reward, after_measure
from tests.unit.domain.builders import amount, at

NOW = at(18)


@pytest.mark.parametrize(
    ("measure", "is_falling", "is_earned"),
    [("9.999999", False, False), (10, False, True), (11, False, True), (10, True, True), ("10.000001", True, False)],
)
def test_a_reward_is_earned_at_its_value_or_beyond(measure: str | int, is_falling: bool, is_earned: bool) -> None:  # noqa: FBT001 - a table's columns
    (reward,) = after_measure((Reward(amount(10), "cake"),), amount(measure), is_falling=is_falling, now=NOW)
    assert reward.unlocked_at == (NOW if is_earned else None)


def test_several_rewards_may_be_earned_at_once_and_stay_in_order() -> None:
    before = (Reward(amount(30), "trip"), Reward(amount(10), "cake"), Reward(amount(20), "book"))
    after = after_measure(before, amount(20), is_falling=False, now=NOW)
    assert [(each.reward, each.unlocked_at) for each in after] == [("trip", None), ("cake", NOW), ("book", NOW)]


def test_an_earned_reward_keeps_its_instant() -> None:
    earned = Reward(amount(10), "cake", at(9))
    assert after_measure((earned,), amount(12), is_falling=False, now=NOW) == (earned,)


def test_a_reward_that_no_longer_holds_stays_without_a_correction() -> None:
    earned = Reward(amount(5), "cake", at(9))
    assert after_measure((earned,), amount(0), is_falling=False, now=NOW) == (earned,)


@pytest.mark.parametrize(("later", "stays"), [(-1, False), (0, False), (1, True)])
def test_a_correction_takes_back_what_was_earned_since_the_corrected_log(later: int, stays: bool) -> None:  # noqa: FBT001 - a table's columns
    earned = Reward(amount(10), "cake", at(9))
    corrected_at = at(9) + timedelta(minutes=later)
    (after,) = after_measure((earned,), amount(9), is_falling=False, now=NOW, corrected_at=corrected_at)
    assert after == (earned if stays else Reward(amount(10), "cake"))


def test_a_correction_leaves_what_still_holds() -> None:
    earned = Reward(amount(10), "cake", at(9))
    assert after_measure((earned,), amount(10), is_falling=False, now=NOW, corrected_at=at(8)) == (earned,)
