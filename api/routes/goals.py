"""Goals: list, create, get, change, archive."""

import orjson
from sqlmodel import Session

from api.call import Call, UseCase
from api.conditional import expected_versions, is_known
from api.drafts import goal_change, goal_draft
from api.once import Done, answer_post
from api.query import reachable
from api.rendering.lists import rendered_list
from api.reply import Reply
from api.schemas.goal import CreateGoalRequest, UpdateGoalRequest
from api.views import View, Views
from core.db.queries.goal_lists import GoalFilter, GoalSort
from core.db.records import Actor, GoalRecord, Page
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

        return views.goal_list(_asked(wanted, sort=sort, page=page), render)

    return Reply(200, await call.read(use_case))


async def create_goal(call: Call) -> Reply:
    """Create a goal."""
    draft = goal_draft(await call.parsed(CreateGoalRequest))
    return await created(call, lambda session, actor: goals.create_goal(session, actor, draft=draft, now=call.now))


async def created(call: Call, create: UseCase[GoalRecord]) -> Reply:
    """Create a goal and answer with it and where it can be read."""

    def use_case(session: Session, actor: Actor) -> Done:
        goal = create(session, actor)
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

    versions = expected_versions(call.header("if-match"))

    def use_case(session: Session, actor: Actor) -> tuple[View, Changed]:
        pattern, expected = Pattern.TARGET, None
        if versions is not None or "schedule" in body.model_fields_set:
            goal = goal_of(session, actor, goal_id, is_locked=True)
            pattern, expected = goal.pattern, _expected(versions, goal)
        change = goal_change(body, pattern)
        changed = goals.change_goal(session, actor, goal_id, change=change, now=call.now, expected=expected)
        return views_of(call, session, actor).changed(changed.goal), changed

    view, changed = await call.write(use_case)
    if is_just_completed(call, changed):
        call.runtime.metrics.goals_completed.labels(changed.goal.pattern.value).inc()
    return Reply(200, view.body, {"etag": view.tag})


async def archive_goal(call: Call, goal_id: str) -> Reply:
    """Archive a goal; again is fine."""
    versions = expected_versions(call.header("if-match"))

    def use_case(session: Session, actor: Actor) -> None:
        goal = None if versions is None else goal_of(session, actor, goal_id, is_locked=True)
        expected = None if goal is None else _expected(versions, goal)
        statuses.archive_goal(session, actor, goal_id, now=call.now, expected=expected)

    await call.write(use_case)
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


def _asked(wanted: GoalFilter, *, sort: GoalSort, page: Page) -> str:
    """Write a query in one way, however it was spelt. Categories come last: they may hold anything but commas."""
    lists = (",".join(values) for values in (wanted.statuses, wanted.patterns, wanted.categories))
    return " ".join((sort, str(page.number), str(page.size), *lists))


def _expected(versions: frozenset[int] | None, goal: GoalRecord) -> int | None:
    """Return the version that the goal must have: of several that the client names, the one that it has."""
    if versions is None:
        return None
    return goal.version if goal.version in versions else min(versions)
