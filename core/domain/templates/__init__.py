"""Goals that many people set themselves, ready to be taken over: what one looks like, and which there are."""

from core.domain.templates.catalogue import TEMPLATES, template_with_id
from core.domain.templates.template import GoalTemplate, Topic

__all__ = ["TEMPLATES", "GoalTemplate", "Topic", "template_with_id"]
