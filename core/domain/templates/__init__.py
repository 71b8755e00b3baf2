"""Goals that many people set themselves, ready to be taken over: what one looks like, and which there are."""

from core.domain.templates.catalogue import TEMPLATES, template_with_id
from core.domain.templates.search import template_named, template_wished, templates_of, topic_named
from core.domain.templates.template import GoalTemplate, Topic

__all__ = [
    "TEMPLATES",
    "GoalTemplate",
    "Topic",
    "template_named",
    "template_wished",
    "template_with_id",
    "templates_of",
    "topic_named",
]
