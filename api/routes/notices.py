"""Which notices the caller wants."""

from dataclasses import replace
from datetime import datetime

import orjson
from sqlmodel import Session

from api.call import Call
from api.rendering.values import instant, present
from api.reply import Reply
from api.schemas.notices import UpdateNoticePreferencesRequest
from core.db.records import Actor
from core.domain.errors import InvalidInput
from core.domain.notices import LONGEST_MUTE, Preferences
from core.services.notices import change_preferences, preferences_of


async def get_notice_preferences(call: Call) -> Reply:
    """Which notices the caller wants."""
    found = await call.read(lambda session, actor: preferences_of(session, actor.user_id))
    return _reply(call, found)


async def update_notice_preferences(call: Call) -> Reply:
    """Change in part what the caller wants to be told."""
    body = await call.parsed(UpdateNoticePreferencesRequest)

    def use_case(session: Session, actor: Actor) -> Preferences:
        wishes = _changed(preferences_of(session, actor.user_id), body, now=call.now)
        change_preferences(session, actor.user_id, wishes, now=call.now)
        return wishes

    return _reply(call, await call.write(use_case))


def _changed(before: Preferences, body: UpdateNoticePreferencesRequest, *, now: datetime) -> Preferences:
    sent, wishes = body.model_fields_set, before
    if "turned_off" in sent:
        wishes = replace(wishes, turned_off=frozenset(body.turned_off))
    if "quiet_hours" in sent:
        wishes = replace(wishes, quiet=None if body.quiet_hours is None else body.quiet_hours.hours)
    if "most_a_day" in sent:
        wishes = replace(wishes, most_a_day=body.most_a_day)
    if "muted_until" in sent:
        wishes = replace(wishes, muted_until=_mute_ends(body.muted_until, now=now))
    return replace(wishes, reviews_at=body.reviews_at) if "reviews_at" in sent else wishes


def _mute_ends(text: str | None, *, now: datetime) -> datetime | None:
    """Return until when nothing is to be said, None where a mute is cleared.

    Raises: VALIDATION_ERROR for what is over, or too far away to be meant.
    """
    until = None if text is None else datetime.fromisoformat(text)
    if until is not None and not now < until <= now + LONGEST_MUTE:
        raise InvalidInput.at("mutedUntil", f"must be in the future, at most {LONGEST_MUTE.days} days from now")
    return until


def _reply(call: Call, wishes: Preferences) -> Reply:
    quiet, until = wishes.quiet, wishes.muted_until
    document = present(
        turnedOff=sorted(kind.value for kind in wishes.turned_off),
        quietHours=None if quiet is None else {"from": f"{quiet.begins:%H:%M}", "to": f"{quiet.ends:%H:%M}"},
        mostADay=wishes.most_a_day,
        mutedUntil=instant(until) if until is not None and until > call.now else None,
        reviewsAt=f"{wishes.reviews_at:%H:%M}",
    )
    return Reply(200, orjson.dumps(document))
