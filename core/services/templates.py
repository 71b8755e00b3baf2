"""Goals made from templates."""

from datetime import datetime

from sqlmodel import Session

from core.db.records import Actor, GoalRecord
from core.db.stored import merged, target_document, target_of
from core.domain.draft import GoalDraft
from core.domain.errors import ErrorCode, GoalError
from core.domain.json import JsonObject
from core.domain.templates import GoalTemplate, template_with_id
from core.services.goals import create_goal


def create_from_template(
    session: Session, actor: Actor, template_id: str, *, now: datetime, title: str | None = None, target: JsonObject
) -> GoalRecord:
    """Create the goal that a template describes.

    `title` takes the place of the template's. `target` holds the members that differ, by their stored names; None
    clears one.

    Raises: NOT_FOUND for a template that there is not, VALIDATION_ERROR, DUPLICATE_TITLE, GOAL_QUOTA_EXCEEDED.
    """
    template = template_with_id(template_id)
    if template is None:
        raise GoalError(ErrorCode.NOT_FOUND, what="template")
    return create_goal(session, actor, draft=draft_from(template, title=title, target=target), now=now)


def draft_from(template: GoalTemplate, *, title: str | None, target: JsonObject) -> GoalDraft:
    """Return the goal that a template describes, with what differs."""
    return GoalDraft(
        title=title or template.title,
        category=template.topic.value,
        pattern=template.pattern,
        target=target_of(merged(target_document(template.target), target)),
        schedule=template.schedule,
        description=template.description,
    )
