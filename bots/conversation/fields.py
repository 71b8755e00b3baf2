"""A form as it was filled in. Its values are texts by field; what they mean is the conversation's to say."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum


class Kind(StrEnum):
    """What a form is for."""

    GOAL = "goal"
    LOG = "log"
    REMINDER = "reminder"
    SETTINGS = "settings"


class Field(StrEnum):
    """The fields of all forms; a form has a few of them."""

    TITLE = "title"
    KIND = "kind"
    AMOUNT = "amount"
    RHYTHM = "rhythm"
    DEADLINE = "deadline"
    GOAL = "goal"
    DAY = "day"
    NOTE = "note"
    TIME = "time"
    DAYS = "days"
    TIMEZONE = "timezone"
    DAY_START = "daystart"
    WEEK_START = "weekstart"
    LANGUAGE = "language"
    QUIET = "quiet"


FIELDS: Mapping[Kind, tuple[Field, ...]] = {
    Kind.GOAL: (Field.TITLE, Field.KIND, Field.AMOUNT, Field.RHYTHM, Field.DEADLINE),
    Kind.LOG: (Field.GOAL, Field.AMOUNT, Field.DAY, Field.NOTE),
    Kind.REMINDER: (Field.GOAL, Field.TIME, Field.DAYS),
    Kind.SETTINGS: (Field.TIMEZONE, Field.DAY_START, Field.WEEK_START, Field.LANGUAGE, Field.QUIET),
}


@dataclass(frozen=True, slots=True)
class Filled:
    """A form with its values; a field that was left empty is missing. Goals are named by their ids."""

    kind: Kind
    values: Mapping[Field, str]

    def value(self, field: Field) -> str:
        """Return the value of a field in one line, nothing for one that is empty."""
        return " ".join(self.values.get(field, "").split())


@dataclass(frozen=True, slots=True)
class Line:
    """A text that a form stands for, and the field to which its problems belong unless they are about another."""

    field: Field
    text: str


class FormRefusedError(Exception):
    """A form cannot be carried out, and nothing of it was. `problems` are sentences by field."""

    def __init__(self, problems: Mapping[Field, str]) -> None:
        self.problems = dict(problems)
        super().__init__(", ".join(problems))
