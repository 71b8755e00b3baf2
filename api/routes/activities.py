"""Activities of a goal: list, log, get, edit, undo."""

import orjson
from sqlmodel import Session

from api.call import Call
from api.drafts import log_change, log_draft
from api.once import Count, Done, answer_post
from api.query import reachable
from api.rendering.activity import rendered_activity
from api.rendering.lists import rendered_list
from api.reply import Reply
from api.schemas.activity import LogActivityRequest, UpdateActivityRequest
from core.db.queries.activities import ActivityFilter
from core.db.records import Actor
from core.domain.activity import ActivityType
from core.domain.events import GoalCompleted
from core.metrics import Metrics
from core.services import activities, corrections
from core.services.activities import Logged
from core.services.announcing import announce
from core.services.answers import Answer


async def list_goal_activities(call: Call, goal_id: str) -> Reply:
    """One page of a goal's activities, newest first."""
    query = call.query
    wanted = ActivityFilter(
        first_on=query.day("startDate"),
        last_on=query.day("endDate"),
        types=query.members("activityType", ActivityType),
    )
    page = query.page()
    query.check()

    def use_case(session: Session, actor: Actor) -> bytes:
        found, total = activities.list_activities(session, actor, goal_id, wanted=wanted, page=reachable(page))
        return rendered_list("activities", map(rendered_activity, found), page=page, total=total)

    return Reply(200, await call.read(use_case))


async def log_goal_activity(call: Call, goal_id: str) -> Reply:
    """Log an activity."""
    draft = log_draft(await call.parsed(LogActivityRequest))

    def use_case(session: Session, actor: Actor) -> Done:
        logged = activities.log_activity(session, actor, goal_id, draft=draft, now=call.now)
        announce(session, logged.goal, logged.events, now=call.now)
        activity = logged.activity
        location = f"/v1/goals/{activity.goal_id}/activities/{activity.activity_id}"
        return Done(Answer(201, rendered_activity(activity), (("location", location),)), _counts(logged))

    return await answer_post(call, use_case)


async def get_goal_activity(call: Call, goal_id: str, *, activity_id: str) -> Reply:
    """One activity."""
    found = await call.read(
        lambda session, actor: activities.read_activity(session, actor, goal_id, activity_id=activity_id)
    )
    return Reply(200, rendered_activity(found))


async def update_goal_activity(call: Call, goal_id: str, *, activity_id: str) -> Reply:
    """Edit an activity in part."""
    change = log_change(await call.parsed(UpdateActivityRequest))

    def use_case(session: Session, actor: Actor) -> Logged:
        edited = corrections.edit_activity(
            session, actor, goal_id, activity_id=activity_id, change=change, now=call.now
        )
        announce(session, edited.goal, edited.events, now=call.now)
        return edited

    return Reply(200, rendered_activity((await call.write(use_case)).activity))


async def delete_goal_activity(call: Call, goal_id: str, *, activity_id: str) -> Reply:
    """Undo an activity; again is fine."""
    await call.write(
        lambda session, actor: corrections.undo_activity(session, actor, goal_id, activity_id=activity_id, now=call.now)
    )
    return Reply(200, orjson.dumps({"message": "The activity is undone."}))


def _counts(logged: Logged) -> tuple[Count, ...]:
    activity_type, pattern = logged.activity.activity_type.value, logged.goal.pattern.value
    is_completed = any(isinstance(event, GoalCompleted) for event in logged.events)

    def count(metrics: Metrics) -> None:
        metrics.activities.labels(activity_type).inc()
        if is_completed:
            metrics.goals_completed.labels(pattern).inc()

    return (count,)
