"""The caller's own profile."""

from enum import StrEnum

from sqlmodel import Session

from api.call import Call
from api.rendering.profile import rendered_profile
from api.reply import Reply
from api.schemas.profile import UpdateUserProfileRequest
from core.db.records import Actor
from core.services import users


async def get_user_profile(call: Call) -> Reply:
    """Who the token belongs to."""
    return Reply(200, await call.read(_profile))


async def update_user_profile(call: Call) -> Reply:
    """Change one's profile in part."""
    body = await call.parsed(UpdateUserProfileRequest)
    sent = {name: _column(getattr(body, name)) for name in body.model_fields_set}

    def use_case(session: Session, actor: Actor) -> tuple[str, bytes]:
        users.change_profile(session, actor, sent, now=call.now)
        return actor.user_id, _profile(session, actor)

    user_id, profile = await call.write(use_case)
    call.runtime.callers.forget(user_id)
    return Reply(200, profile)


def _profile(session: Session, actor: Actor) -> bytes:
    return rendered_profile(users.profile_of(session, actor))


def _column(value: object) -> object:
    return value.value if isinstance(value, StrEnum) else value
