"""Failures carry a code and facts, and say both when printed."""

from core.domain.errors import ErrorCode, FieldProblem, GoalError, InvalidInput


def test_a_code_is_its_name_on_the_wire() -> None:
    assert all(code.name == code.value for code in ErrorCode)


def test_an_error_prints_its_code_and_its_facts() -> None:
    assert str(GoalError(ErrorCode.UNIT_MISMATCH, goal_unit="km", given="kg")) == (
        "UNIT_MISMATCH(goal_unit='km', given='kg')"
    )


def test_wrong_input_is_one_error_with_every_field_at_fault() -> None:
    problems = (FieldProblem("title", "is empty"), FieldProblem("target.value", "must be greater than 0"))
    error = InvalidInput(iter(problems))
    assert error.code is ErrorCode.VALIDATION_ERROR
    assert error.problems == problems
    assert str(error) == "title: is empty; target.value: must be greater than 0"


def test_one_wrong_field_is_named_at_once() -> None:
    assert InvalidInput.at("unit", "is empty").problems == (FieldProblem("unit", "is empty"),)
