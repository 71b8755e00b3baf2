"""A goal's way through life: restore, complete, pause, resume."""

from collections.abc import Callable

from sqlmodel import Session

from api.call import Call
from api.once import Done, answer_post
from api.reply import Reply
from api.routes.goals import is_just_completed, views_of
from api.schemas.goal import PauseGoalRequest
from core.db.records import Actor
from core.services import statuses
from core.services.answers import Answer
from core.services.outcome import Changed


async def restore_goal(call: Call, goal_id: str) -> Reply:
    """Bring an archived or completed goal back."""
    return await _moved(call, lambda session, actor: statuses.restore_goal(session, actor, goal_id, now=call.now))


async def complete_goal(call: Call, goal_id: str) -> Reply:
    """Call a goal completed."""
    return await _moved(call, lambda session, actor: statuses.complete_goal(session, actor, goal_id, now=call.now))


async def pause_goal(call: Call, goal_id: str) -> Reply:
    """Let a goal rest, until a day if one is given."""
    body = await call.parsed(PauseGoalRequest, is_optional=True)
    return await _moved(
        call,
        lambda session, actor: statuses.pause_goal(session, actor, goal_id, now=call.now, resume_on=body.resume_on),
    )


async def resume_goal(call: Call, goal_id: str) -> Reply:
    """Go on with a paused goal."""
    return await _moved(call, lambda session, actor: statuses.resume_goal(session, actor, goal_id, now=call.now))


async def _moved(call: Call, move: Callable[[Session, Actor], Changed]) -> Reply:
    def use_case(session: Session, actor: Actor) -> Done:
        changed = move(session, actor)
        view = views_of(call, session, actor).changed(changed.goal)
        answer = Answer(200, view.body, (("etag", view.tag),))
        if not is_just_completed(call, changed):
            return Done(answer)
        return Done(answer, (lambda metrics: metrics.goals_completed.labels(changed.goal.pattern.value).inc(),))

    return await answer_post(call, use_case)
