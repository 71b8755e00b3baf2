"""Which template somebody means by a name, or by a wish in their own words."""

import re
from collections.abc import Sequence

from core.domain.templates.catalogue import TEMPLATES
from core.domain.templates.template import GoalTemplate, Topic

_WORD = re.compile(r"[^\W_]+")


def template_named(name: str) -> GoalTemplate | None:
    """Return the template of this id, title or other word, letter case, blanks and hyphens aside."""
    wanted = _folded(name)
    return next((each for each in TEMPLATES if wanted in _names(each)), None) if wanted else None


def template_wished(text: str) -> GoalTemplate | None:
    """Return the template whose title or words stand in a text; of several the one named first."""
    words = _words(text)
    found = [(at, each) for each in TEMPLATES if (at := _place(each, words)) is not None]
    return min(found, key=lambda pair: pair[0])[1] if found else None


def templates_of(topic: Topic) -> tuple[GoalTemplate, ...]:
    """Return the templates of a topic, the most wanted first."""
    return tuple(each for each in TEMPLATES if each.topic is topic)


def topic_named(text: str) -> Topic | None:
    """Return the topic whose name is among the words of a text."""
    words = _words(text)
    return next((topic for topic in Topic if topic.value in words), None)


def _names(template: GoalTemplate) -> set[str]:
    return {_folded(name) for name in (template.id, template.title, *template.words)}


def _place(template: GoalTemplate, words: Sequence[str]) -> int | None:
    """Return where a template's title or one of its words begins among words."""
    for name in (template.title, *template.words):
        parts = _words(name)
        for at in range(len(words) - len(parts) + 1):
            if words[at : at + len(parts)] == parts:
                return at
    return None


def _words(text: str) -> list[str]:
    return _WORD.findall(text.casefold())


def _folded(name: str) -> str:
    return "".join(_words(name))
