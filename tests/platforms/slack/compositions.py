"""What Slack documents of the parts of blocks that say something: texts, options, questions before an act.

https://docs.slack.dev/reference/block-kit/composition-objects
"""

from collections.abc import Iterator
from typing import cast

from core.domain.json import JsonObject

PLAIN, MRKDWN = "plain_text", "mrkdwn"
MOST_OPTIONS = 100
Found = Iterator[str]


def wrong(what: str, at: str) -> str:
    """Word a problem as Slack does, with where it is."""
    return f"{what} [json-pointer:{at}]"


def longer(text: str, most: int, at: str) -> Found:
    """Yield a problem when a text is longer than it may be."""
    if len(text) > most:
        yield wrong(f"must be less than {most + 1} characters", at)


def needs(given: JsonObject, names: tuple[str, ...], at: str) -> Found:
    """Yield a problem for each field that is lacking."""
    for name in names:
        if given.get(name) in (None, ""):
            yield wrong(f"missing required field: {name}", at)


def words(value: object, most: int, at: str, *, kinds: tuple[str, ...] = (PLAIN,)) -> Found:
    """Yield what is wrong with a text object; None is none."""
    if value is None:
        return
    if not isinstance(value, dict):
        yield wrong("must be an object", at)
        return
    text = cast("JsonObject", value)
    said = text.get("text")
    if text.get("type") not in kinds:
        yield wrong(f"unsupported type: {text.get('type')}", f"{at}/type")
    if not isinstance(said, str):
        yield wrong("missing required field: text", at)
        return
    if not said:
        yield wrong("must be more than 0 characters", f"{at}/text")
    yield from longer(said, most, f"{at}/text")
    foreign = {"verbatim"} if text.get("type") == PLAIN else {"emoji"}
    yield from (wrong(f"invalid additional property: {each}", at) for each in sorted(foreign & text.keys()))


def texts(given: JsonObject, limits: dict[str, int], at: str) -> Found:
    """Yield what is wrong with fields that are plain strings."""
    for name, most in limits.items():
        value = given.get(name)
        if value is not None and not isinstance(value, str):
            yield wrong("must be a string", f"{at}/{name}")
        elif value is not None:
            yield from longer(value, most, f"{at}/{name}")


def listed(value: object, most: int, at: str) -> Found:
    """Yield what is wrong with a list as such: it holds something, and not too much."""
    if not isinstance(value, list):
        yield wrong("must be an array", at)
    elif not value:
        yield wrong("no fewer than 1 items allowed", at)
    elif len(value) > most:
        yield wrong(f"no more than {most} items allowed", at)


def items(value: object) -> list[JsonObject]:
    """Return the objects of a list, nothing for what is none."""
    return (
        [cast("JsonObject", each) for each in cast("list[object]", value) if isinstance(each, dict)]
        if isinstance(value, list)
        else []
    )


def options(value: object, most: int, at: str, *, kinds: tuple[str, ...] = (PLAIN,)) -> Found:
    """Yield what is wrong with options."""
    yield from listed(value, most, at)
    seen: set[object] = set()
    for number, option in enumerate(items(value)):
        here = f"{at}/{number}"
        yield from needs(option, ("text", "value"), here)
        yield from words(option.get("text"), 75, f"{here}/text", kinds=kinds)
        yield from words(option.get("description"), 75, f"{here}/description", kinds=kinds)
        yield from texts(option, {"value": 150, "url": 3000}, here)
        if option.get("value") in seen:
            yield wrong(f"duplicate value: {option.get('value')}", here)
        seen.add(option.get("value"))


def groups(value: object, at: str) -> Found:
    """Yield what is wrong with groups of options."""
    yield from listed(value, MOST_OPTIONS, at)
    for number, group in enumerate(items(value)):
        yield from needs(group, ("label", "options"), f"{at}/{number}")
        yield from words(group.get("label"), 75, f"{at}/{number}/label")
        yield from options(group.get("options"), MOST_OPTIONS, f"{at}/{number}/options")


def confirmation(value: object, at: str) -> Found:
    """Yield what is wrong with a question before an act; None is none."""
    if value is None:
        return
    if not isinstance(value, dict):
        yield wrong("must be an object", at)
        return
    asked = cast("JsonObject", value)
    yield from needs(asked, ("title", "text", "confirm", "deny"), at)
    for name, most in (("title", 100), ("confirm", 30), ("deny", 30)):
        yield from words(asked.get(name), most, f"{at}/{name}")
    yield from words(asked.get("text"), 300, f"{at}/text", kinds=(PLAIN, MRKDWN))
