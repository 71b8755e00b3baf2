"""Templates as JSON."""

from collections.abc import Iterable

import orjson

from api.rendering.goal import schedule_document, target_document
from api.rendering.values import present
from core.domain.goal import Pattern
from core.domain.json import JsonObject
from core.domain.templates import GoalTemplate


def rendered_templates(
    templates: Iterable[GoalTemplate], *, patterns: tuple[Pattern, ...], categories: tuple[str, ...]
) -> bytes:
    """Return the templates of some patterns and categories; naming none is naming all."""
    wanted = [
        _document(each)
        for each in templates
        if (not patterns or each.pattern in patterns) and (not categories or each.topic.value in categories)
    ]
    return orjson.dumps({"templates": wanted})


def _document(template: GoalTemplate) -> JsonObject:
    return present(
        templateId=template.id,
        title=template.title,
        description=template.description,
        category=template.topic.value,
        goalPattern=template.pattern.value,
        target=target_document(template.target),
        schedule=schedule_document(template.schedule),
        isExample=template.is_example,
    )
