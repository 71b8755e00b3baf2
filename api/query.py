"""The query string: parameters by their type, arrays in any of three spellings, every problem collected."""

import re
from datetime import date
from enum import StrEnum
from typing import TypeVar
from urllib.parse import parse_qsl

from api.schemas.days import day_of_text
from core.db.records import Page
from core.domain.errors import FieldProblem, InvalidInput

Member = TypeVar("Member", bound=StrEnum)

MOST_VALUES = 50
LARGEST_LIMIT = 100
DEFAULT_LIMIT = 20
LARGEST_PAGE = 10_000_000
"""Pages beyond are all alike, empty, and offsets must stay within what databases count in."""

_WHOLE = re.compile(r"[0-9]{1,40}\Z")


class Query:
    """Parameters of one request. Reading a wrong one notes a problem and goes on; `check` raises them all."""

    def __init__(self, raw: str) -> None:
        self._values: dict[str, list[str]] = {}
        self._problems: list[FieldProblem] = []
        for name, value in parse_qsl(raw, keep_blank_values=True) if raw else ():
            self._values.setdefault(name.removesuffix("[]"), []).append(value)

    def check(self) -> None:
        """Raise what was noted.

        Raises: VALIDATION_ERROR.
        """
        if self._problems:
            raise InvalidInput(self._problems)

    def texts(self, name: str, *, longest: int) -> tuple[str, ...]:
        """Return an array of texts: repeated, with commas, or with brackets."""
        found = self._array(name)
        for text in found:
            if not 1 <= len(text) <= longest or "\0" in text:
                self._note(name, f"each must have 1 to {longest} characters, U+0000 not among them")
        return found

    def members(self, name: str, kind: type[Member]) -> tuple[Member, ...]:
        """Return an array of members of a closed set."""
        return tuple(member for part in self._array(name) if (member := self._member(name, part, kind)) is not None)

    def member(self, name: str, kind: type[Member], *, default: Member) -> Member:
        """Return one member of a closed set."""
        return self.optional_member(name, kind) or default

    def optional_member(self, name: str, kind: type[Member]) -> Member | None:
        """Return one member of a closed set, None if it is left out."""
        text = self._single(name)
        return None if text is None else self._member(name, text, kind)

    def day(self, name: str) -> date | None:
        """Return a date; of a date-time its date part."""
        text = self._single(name)
        if text is None:
            return None
        try:
            return day_of_text(text)
        except ValueError as error:
            self._note(name, str(error))
            return None

    def page(self) -> Page:
        """Return the page that is asked for, its number however large."""
        number = self._whole("page", default=1, largest=None)
        size = self._whole("limit", default=DEFAULT_LIMIT, largest=LARGEST_LIMIT)
        return Page(number, size)

    def _array(self, name: str) -> tuple[str, ...]:
        """Return the different values of an array. Their number is bounded: each is a part of the statement."""
        found = [part for value in self._values.get(name, ()) for part in value.split(",")]
        if len(found) > MOST_VALUES:
            self._note(name, f"takes at most {MOST_VALUES} values, these are {len(found)}")
            return ()
        return tuple(dict.fromkeys(found))

    def _whole(self, name: str, *, default: int, largest: int | None) -> int:
        text = self._single(name)
        if text is None:
            return default
        number = int(text) if _WHOLE.match(text) else 0
        if number < 1 or (largest is not None and number > largest):
            self._note(name, f"must be a whole number {'from 1' if largest is None else f'from 1 to {largest}'}")
            return default
        return number

    def _single(self, name: str) -> str | None:
        values = self._values.get(name)
        if values is None:
            return None
        if len(values) > 1:
            self._note(name, "is given more than once")
        return values[0]

    def _member(self, name: str, text: str, kind: type[Member]) -> Member | None:
        try:
            return kind(text)
        except ValueError:
            self._note(name, f"must be one of {', '.join(kind)}")
            return None

    def _note(self, name: str, message: str) -> None:
        problem = FieldProblem(name, message)
        if problem not in self._problems:
            self._problems.append(problem)


def reachable(page: Page) -> Page:
    """Return a page to look for in the database: far past every end they are all alike."""
    return Page(min(page.number, LARGEST_PAGE), page.size)
