"""From pydantic's findings to problems with fields, in our words; the input itself is never echoed at length."""

from collections.abc import Iterator, Mapping

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from core.domain.errors import FieldProblem

MOST_PROBLEMS = 50

_MESSAGES: Mapping[str, str] = {
    "missing": "is needed",
    "string_type": "must be a text",
    "int_type": "must be a whole number",
    "int_from_float": "must be a whole number",
    "float_type": "must be a number",
    "bool_type": "must be true or false",
    "list_type": "must be an array",
    "tuple_type": "must be an array",
    "dict_type": "must be an object",
    "model_type": "must be an object",
    "model_attributes_type": "must be an object",
    "string_too_short": "must have at least {min_length} characters",
    "string_too_long": "must have at most {max_length} characters",
    "string_pattern_mismatch": "has not the form that is wanted here",
    "too_short": "must have at least {min_length} items",
    "too_long": "must have at most {max_length} items",
    "greater_than": "must be greater than {gt}",
    "greater_than_equal": "must be at least {ge}",
    "less_than": "must be less than {lt}",
    "less_than_equal": "must be at most {le}",
    "finite_number": "must be a finite number",
    "enum": "must be one of {expected}",
    "literal_error": "must be one of {expected}",
    "int_parsing_size": "is out of range",
}


def problems_of(error: ValidationError) -> list[FieldProblem]:
    """Return what pydantic found, each field by its dotted path (`target.value`, `attachments.0.url`)."""
    return list(_problems(error.errors(include_url=False, include_input=False)[:MOST_PROBLEMS]))


def _problems(found: list[ErrorDetails]) -> Iterator[FieldProblem]:
    for each in found:
        path = ".".join(str(part) for part in each["loc"]) or "body"
        template = _MESSAGES.get(each["type"])
        if template is None:
            yield FieldProblem(path, each["msg"])
        else:
            yield FieldProblem(path, template.format_map(each.get("ctx", {})))
