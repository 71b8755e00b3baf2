"""Progress of a goal over a window."""

from api.call import Call
from api.reply import Reply
from api.routes.goals import conditional_reply, views_of
from core.domain.progress import Window


async def get_goal_progress(call: Call, goal_id: str) -> Reply:
    """How a goal stands."""
    query = call.query
    window = query.member("period", Window, default=Window.CURRENT)
    query.check()
    view = await call.read(lambda session, actor: views_of(call, session, actor).progress(goal_id, window))
    return conditional_reply(call, view)
