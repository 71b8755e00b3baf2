"""The forms of the conversation as modals, and modals that were sent as forms. Pure.

https://docs.slack.dev/reference/views/modal-views
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import cast

import orjson

from bots.conversation.fields import FIELDS, Field, Filled, Kind
from bots.conversation.flows import plans
from bots.conversation.forms.lines import LONGEST_TITLE
from bots.conversation.forms.offering import LONGEST_NOTE, Offer
from bots.conversation.replies import Option
from bots.conversation.wording import forms as words
from bots.conversation.wording.guide import EXAMPLES, kind_labels
from bots.slack.elements import field, plain, select, text_input
from core.domain.json import JsonArray, JsonObject

PREFIX = "form-"
"""What the callback ids of our modals begin with; the kind of form follows."""
LONGEST_TITLE_OF_MODAL = 24
LONGEST_AMOUNT = 100
LATEST_DAY_START = 6
Blocks = list[JsonObject]


@dataclass(frozen=True, slots=True)
class Origin:
    """From where a form was opened: a channel, in a thread; nowhere is the Home tab."""

    address: str = ""
    thread: str | None = None

    def text(self) -> str:
        """Return the origin as a modal carries it."""
        return orjson.dumps([self.address, self.thread]).decode()

    @classmethod
    def of(cls, text: str) -> "Origin":
        """Read an origin; nowhere where there is none."""
        try:
            address, thread = orjson.loads(text)
        except (orjson.JSONDecodeError, TypeError, ValueError):
            return cls()
        return cls(str(address), None if thread is None else str(thread))


def modal(kind: Kind, offer: Offer, *, origin: Origin) -> JsonObject:
    """Return the modal of a form, filled in as far as is known. Without a goal to choose, it asks for a new one."""
    kind = Kind.GOAL if kind in (Kind.LOG, Kind.REMINDER) and not offer.goals else kind
    blocks: JsonArray = [*_BLOCKS[kind](offer)]
    return {
        "type": "modal",
        "callback_id": f"{PREFIX}{kind.value}",
        "private_metadata": origin.text(),
        "title": plain(words.titles()[kind], most=LONGEST_TITLE_OF_MODAL),
        "submit": plain(words.send(), most=LONGEST_TITLE_OF_MODAL),
        "close": plain(words.close(), most=LONGEST_TITLE_OF_MODAL),
        "blocks": blocks,
    }


def filled_of(view: JsonObject) -> Filled:
    """Return the form that a modal held when it was sent."""
    kind = Kind(str(view["callback_id"]).removeprefix(PREFIX))
    state = cast("Mapping[str, Mapping[str, JsonObject]]", cast("JsonObject", view["state"])["values"])
    given = {name: _given(state.get(name.value, {}).get(name.value, {})) for name in FIELDS[kind]}
    return Filled(kind, {name: value for name, value in given.items() if value})


def errors_in(view: JsonObject, problems: Mapping[Field, str]) -> dict[str, str]:
    """Return what is wrong by the fields that a modal shows; of one that it does not show, at its first."""
    blocks = [str(each["block_id"]) for each in cast("Blocks", view["blocks"]) if each["type"] == "input"]
    return {name.value if name.value in blocks else blocks[0]: problem for name, problem in problems.items()}


def _given(element: JsonObject) -> str:
    """Return the value of an element, of whatever type."""
    option = element.get("selected_option")
    chosen = cast("JsonObject", option).get("value") if isinstance(option, dict) else None
    values = (element.get("value"), chosen, element.get("selected_date"), element.get("selected_time"))
    return next((value for value in values if isinstance(value, str)), "")


def _goal(offer: Offer) -> Blocks:
    labels, kind = words.labels(), offer.values.get(Field.KIND, plans.REGULAR)
    kinds = [Option(label, name) for name, label in kind_labels().items()]
    title = text_input(offer.values.get(Field.TITLE, ""), most=LONGEST_TITLE)
    amount = text_input(placeholder=EXAMPLES[kind].replace("`", ""), most=LONGEST_AMOUNT)
    blocks = [
        field(Field.KIND, labels[Field.KIND], element=select(kinds, kind), tells_changes=True),
        field(Field.TITLE, labels[Field.TITLE], element=title),
        field(Field.AMOUNT, labels[Field.AMOUNT], element=amount, is_optional=kind == plans.REGULAR),
    ]
    if kind in plans.HAS_RHYTHM:
        rhythms = [Option(label, text) for label, text in words.rhythms()]
        blocks.append(field(Field.RHYTHM, labels[Field.RHYTHM], element=select(rhythms, rhythms[0].choice)))
    if kind in plans.HAS_DEADLINE:
        blocks.append(field(Field.DEADLINE, labels[Field.DEADLINE], element={"type": "datepicker"}, is_optional=True))
    return blocks


def _log(offer: Offer) -> Blocks:
    labels, values = words.labels(), offer.values
    day: JsonObject = {"type": "datepicker", "initial_date": values.get(Field.DAY) or offer.today.isoformat()}
    amount = text_input(values.get(Field.AMOUNT, ""), placeholder="10 min", most=LONGEST_AMOUNT)
    note = text_input(values.get(Field.NOTE, ""), most=LONGEST_NOTE, is_multiline=True)
    return [
        _goals(offer),
        field(Field.AMOUNT, labels[Field.AMOUNT], element=amount, is_optional=True),
        field(Field.DAY, labels[Field.DAY], element=day),
        field(Field.NOTE, labels[Field.NOTE], element=note, is_optional=True),
    ]


def _reminder(offer: Offer) -> Blocks:
    labels, days = words.labels(), [Option(label, text) for label, text in words.reminder_days()]
    return [
        _goals(offer),
        field(Field.DAYS, labels[Field.DAYS], element=select(days, days[0].choice)),
        field(Field.TIME, labels[Field.TIME], element={"type": "timepicker"}, is_optional=True),
    ]


def _settings(offer: Offer) -> Blocks:
    labels, values = words.labels(), offer.values
    languages = {tag: name for name, tag in words.spoken_languages()}
    languages.setdefault(values[Field.LANGUAGE], values[Field.LANGUAGE])
    hours = [Option(f"{hour}:00", str(hour)) for hour in range(LATEST_DAY_START + 1)]
    week_starts = [Option(label, text) for label, text in words.week_starts()]
    spoken = [Option(name, tag) for tag, name in languages.items()]
    return [
        field(Field.TIMEZONE, labels[Field.TIMEZONE], element=text_input(values[Field.TIMEZONE], most=LONGEST_AMOUNT)),
        field(Field.DAY_START, labels[Field.DAY_START], element=select(hours, values[Field.DAY_START])),
        field(Field.WEEK_START, labels[Field.WEEK_START], element=select(week_starts, values[Field.WEEK_START])),
        field(Field.LANGUAGE, labels[Field.LANGUAGE], element=select(spoken, values[Field.LANGUAGE])),
        field(
            Field.QUIET,
            labels[Field.QUIET],
            element=text_input(placeholder="22-7", most=LONGEST_AMOUNT),
            is_optional=True,
        ),
    ]


def _goals(offer: Offer) -> JsonObject:
    return field(Field.GOAL, words.labels()[Field.GOAL], element=select(offer.goals, offer.values.get(Field.GOAL)))


_BLOCKS: Mapping[Kind, Callable[[Offer], Blocks]] = {
    Kind.GOAL: _goal,
    Kind.LOG: _log,
    Kind.REMINDER: _reminder,
    Kind.SETTINGS: _settings,
}
