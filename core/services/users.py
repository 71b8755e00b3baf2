"""People: finding or making one by name, their profile and calendar, and the tokens they sign in with."""

import base64
import os
from collections.abc import Mapping
from datetime import datetime

from sqlmodel import Session

from core.db.queries import users as rows
from core.db.queries.goals import forget_checkpoints
from core.db.records import Actor
from core.db.tables import UserRow
from core.domain.calendar import is_zone
from core.domain.errors import InvalidInput
from core.ids import new_id
from core.services.access import digest_of
from core.services.occasions import replan_occasions
from core.services.reminders import replan_user

TOKEN_PREFIX = "gp_"  # noqa: S105 - the part of every token that is no secret
LONGEST_NAME = 200
CALENDAR_MEMBERS = frozenset({"timezone", "day_starts_at", "week_start"})


def actor_named(session: Session, name: str, *, now: datetime, timezone: str | None = None) -> Actor:
    """Return the user of a name, made on first sight; a zone that is given becomes theirs.

    Raises: VALIDATION_ERROR for an empty or overlong name, or an unknown zone.
    """
    actor = actor_welcomed(session, name, now=now, timezone=timezone)
    if timezone is not None and timezone != actor.calendar.timezone:
        change_profile(session, actor, {"timezone": timezone}, now=now)
        return rows.actor_by_name(session, actor.name)
    return actor


def actor_welcomed(session: Session, name: str, *, now: datetime, timezone: str | None) -> Actor:
    """Return the user of a name, made on first sight in a zone; one who is there keeps their own.

    Raises: VALIDATION_ERROR for an empty or overlong name, or an unknown zone.
    """
    name = name.strip()
    if not 1 <= len(name) <= LONGEST_NAME:
        raise InvalidInput.at("user", f"a name has 1 to {LONGEST_NAME} characters, this one has {len(name)}")
    if timezone is not None:
        check_timezone(timezone)
    new = {**_DEFAULTS, "id": new_id(now), "name": name, "created_at": now, "timezone": timezone or "UTC"}
    rows.insert_user_if_new(session, new)
    return rows.actor_by_name(session, name)


_DEFAULTS: Mapping[str, object] = {
    "display_name": None,
    "day_starts_at": 0,
    "week_start": "monday",
    "locale": "en",
}


def issue_token(session: Session, actor: Actor, *, now: datetime) -> str:
    """Make a bearer token for a user and return its text, which is not kept: a prefix and 160 random bits."""
    token = TOKEN_PREFIX + base64.b32encode(os.urandom(20)).decode().lower()
    rows.insert_token(session, actor.user_id, digest=digest_of(token), at=now)
    return token


def revoke_tokens(session: Session, name: str, *, now: datetime) -> int:
    """Make all tokens of a user of this name invalid; return how many were valid. Nobody is made on this occasion.

    Raises: VALIDATION_ERROR for a name that nobody has.
    """
    actor = rows.find_actor_by_name(session, name.strip())
    if actor is None:
        raise InvalidInput.at("user", f"nobody is called {name.strip()!r} here")
    return rows.revoke_tokens(session, actor.user_id, at=now)


def profile_of(session: Session, actor: Actor) -> UserRow:
    """Return the actor's own row."""
    return rows.find_user(session, actor.user_id)


def change_profile(session: Session, actor: Actor, change: Mapping[str, object], *, now: datetime) -> None:
    """Write changed members of the actor's profile, by column name.

    A change of the calendar changes what every goal's periods are, so what was settled is forgotten, and when
    reminders are due and days end.
    """
    kept = rows.find_user(session, actor.user_id).model_dump()
    news = {name: value for name, value in change.items() if value != kept[name]}
    if news:
        rows.change_user(session, actor.user_id, news)
    if CALENDAR_MEMBERS & news.keys():
        forget_checkpoints(session, actor.user_id)
        replan_user(session, actor.user_id, now=now)
        replan_occasions(session, actor.user_id, now=now)


def check_timezone(name: str) -> None:
    """Hold a zone to the IANA names.

    Raises: VALIDATION_ERROR.
    """
    if not is_zone(name):
        raise InvalidInput.at("timezone", f"{name!r} is not an IANA time zone; one looks like Europe/Paris")
