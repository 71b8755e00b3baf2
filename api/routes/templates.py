"""Templates: which there are, and goals made from them."""

from sqlmodel import Session

from api.call import Call
from api.drafts import target_change
from api.rendering.templates import rendered_templates
from api.reply import Reply
from api.routes.goals import created
from api.schemas.goal import CreateFromTemplateRequest
from core.db.records import Actor, GoalRecord
from core.domain.draft import LONGEST_CATEGORY
from core.domain.goal import Pattern
from core.domain.templates import TEMPLATES
from core.services.templates import create_from_template


async def list_templates(call: Call) -> Reply:
    """List the templates, of some patterns or categories if any are named."""
    query = call.query
    patterns = query.members("goalPattern", Pattern)
    categories = query.texts("category", longest=LONGEST_CATEGORY)
    query.check()
    await call.read(lambda _session, _actor: None)
    return Reply(200, rendered_templates(TEMPLATES, patterns=patterns, categories=categories))


async def create_goal_from_template(call: Call) -> Reply:
    """Create the goal that a template describes."""
    body = await call.parsed(CreateFromTemplateRequest)
    target = {} if body.target is None else target_change(body.target)

    def use_case(session: Session, actor: Actor) -> GoalRecord:
        return create_from_template(session, actor, body.template_id, now=call.now, title=body.title, target=target)

    return await created(call, use_case)
