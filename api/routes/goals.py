"""Goals: list, create, get, change, archive."""

import orjson
from sqlmodel import Session

from api.call import Call
from api.conditional import expected_versions, is_known
from api.drafts import goal_change, goal_draft
from api.once import Done, answer_post
from api.query import reachable
from api.rendering.lists import rendered_list
from api.reply import Reply
from api.schemas.goal import CreateGoalRequest, UpdateGoalRequest
from api.views import View, Views
from core.db.queries.goal_lists import GoalFilter, GoalSort
from core.db.queries.goals import goal_version
from core.db.records import Actor
from core.domain.draft import LONGEST_CATEGORY
from core.domain.goal import Pattern, Status
from core.services import goals, statuses
from core.services.access import goal_of
from core.services.answers import Answer
from core.services.outcome import Changed


async def list_goals(call: Call) -> Reply:
    """One page of the caller's goals."""
    query = call.query
    wanted = GoalFilter(
        statuses=query.members("status", Status),
        patterns=query.members("goalPattern", Pattern),
        categories=query.texts("category", longest=LONGEST_CATEGORY),
    )
    sort = query.member("sort", GoalSort, default=GoalSort.UPDATED_DESC)
    page = query.page()
    query.check()

    def use_case(session: Session, actor: Actor) -> bytes:
        views = views_of(call, session, actor)

        def render() -> bytes:
            stamps, total = goals.list_goals(session, actor, wanted=wanted, sort=sort, page=reachable(page))
            return rendered_list("goals", views.goals(stamps), page=page, total=total)

        return views.goal_list(call.query_string, render)

    return Reply(200, await call.read(use_case))


async def create_goal(call: Call) -> Reply:
    """Create a goal."""
    draft = goal_draft(await call.parsed(CreateGoalRequest))

    def use_case(session: Session, actor: Actor) -> Done:
        goal = goals.create_goal(session, actor, draft=draft, now=call.now)
        view = views_of(call, session, actor).changed(goal)
        headers = (("location", f"/v1/goals/{goal.id}"), ("etag", view.tag))
        count = [lambda metrics: metrics.goals_created.labels(goal.pattern.value).inc()]
        return Done(Answer(201, view.body, headers), tuple(count))

    return await answer_post(call, use_case)


async def get_goal(call: Call, goal_id: str) -> Reply:
    """One goal."""
    view = await call.read(lambda session, actor: views_of(call, session, actor).goal(goal_id))
    return conditional_reply(call, view)


async def update_goal(call: Call, goal_id: str) -> Reply:
    """Change a goal in part."""
    body = await call.parsed(UpdateGoalRequest)

    def use_case(session: Session, actor: Actor) -> tuple[View, Changed]:
        pattern = goal_of(session, actor, goal_id).pattern if "schedule" in body.model_fields_set else Pattern.TARGET
        changed = goals.change_goal(
            session,
            actor,
            goal_id,
            change=goal_change(body, pattern),
            now=call.now,
            expected=_expected(call, session, actor, goal_id),
        )
        return views_of(call, session, actor).changed(changed.goal), changed

    view, changed = await call.write(use_case)
    if is_just_completed(call, changed):
        call.runtime.metrics.goals_completed.labels(changed.goal.pattern.value).inc()
    return Reply(200, view.body, {"etag": view.tag})


async def archive_goal(call: Call, goal_id: str) -> Reply:
    """Archive a goal; again is fine."""
    await call.write(
        lambda session, actor: statuses.archive_goal(
            session, actor, goal_id, now=call.now, expected=_expected(call, session, actor, goal_id)
        )
    )
    return Reply(200, orjson.dumps({"message": "The goal is archived. Restoring it brings everything back."}))


def views_of(call: Call, session: Session, actor: Actor) -> Views:
    """Return the views of a call's actor."""
    return Views(session, actor, now=call.now, memory=call.runtime.rendered)


def conditional_reply(call: Call, view: View) -> Reply:
    """Return a view, or 304 when the client has it already."""
    if is_known(view.tag, call.header("if-none-match")):
        return Reply(304, None, {"etag": view.tag})
    return Reply(200, view.body, {"etag": view.tag})


def is_just_completed(call: Call, changed: Changed) -> bool:
    """Say whether this call completed the goal."""
    return changed.goal.status is Status.COMPLETED and changed.goal.completed_at == call.now


def _expected(call: Call, session: Session, actor: Actor, goal_id: str) -> int | None:
    """Return the version that the goal must have: of several that the client names, the one that it has."""
    versions = expected_versions(call.header("if-match"))
    if versions is None:
        return None
    current = goal_version(session, actor.user_id, goal_of(session, actor, goal_id).id)
    return current if current in versions else min(versions)
