"""Reminders of a goal: list, add, get, write anew, delete."""

import orjson
from sqlmodel import Session

from api.call import Call
from api.once import Done, answer_post
from api.rendering.reminder import rendered_reminder, rendered_reminders
from api.reply import Reply
from api.schemas.reminder import ReminderRequest
from core.db.records import Actor
from core.services import reminders
from core.services.access import goal_of
from core.services.answers import Answer


async def list_reminders(call: Call, goal_id: str) -> Reply:
    """All reminders of a goal, oldest first."""

    def use_case(session: Session, actor: Actor) -> bytes:
        goal = goal_of(session, actor, goal_id)
        return rendered_reminders(reminders.own_reminders(session, actor, goal.id, now=call.now))

    return Reply(200, await call.read(use_case))


async def add_reminder(call: Call, goal_id: str) -> Reply:
    """Add a reminder."""
    draft = (await call.parsed(ReminderRequest)).draft

    def use_case(session: Session, actor: Actor) -> Done:
        goal_of(session, actor, goal_id)
        added = reminders.add_reminder(session, actor, goal_id, draft=draft, now=call.now)
        location = f"/v1/goals/{added.goal_id}/reminders/{added.id}"
        return Done(Answer(201, rendered_reminder(added), (("location", location),)))

    return await answer_post(call, use_case)


async def get_reminder(call: Call, goal_id: str, *, reminder_id: str) -> Reply:
    """One reminder."""
    return Reply(
        200,
        await call.read(
            lambda session, actor: rendered_reminder(
                reminders.reminder_of(session, actor, reminder_id, goal_id=goal_id)
            )
        ),
    )


async def update_reminder(call: Call, goal_id: str, *, reminder_id: str) -> Reply:
    """Write a reminder anew."""
    draft = (await call.parsed(ReminderRequest)).draft

    def use_case(session: Session, actor: Actor) -> bytes:
        row = reminders.reminder_of(session, actor, reminder_id, goal_id=goal_id)
        return rendered_reminder(reminders.change_reminder(session, actor, row.id, draft=draft, now=call.now))

    return Reply(200, await call.write(use_case))


async def delete_reminder(call: Call, goal_id: str, *, reminder_id: str) -> Reply:
    """Delete a reminder."""

    def use_case(session: Session, actor: Actor) -> None:
        row = reminders.reminder_of(session, actor, reminder_id, goal_id=goal_id)
        reminders.drop_reminder(session, actor, row.id)

    await call.write(use_case)
    return Reply(200, orjson.dumps({"message": "The reminder is deleted."}))
