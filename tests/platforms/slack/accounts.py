"""People and bots of a workspace."""

from dataclasses import dataclass
from datetime import datetime
from zoneinfo import ZoneInfo

from core.domain.json import JsonObject


@dataclass(slots=True)
class User:
    """Somebody; a guest is restricted, or ultra-restricted to a single channel. `tz` None was never told."""

    id: str
    team_id: str
    name: str
    real_name: str = ""
    tz: str | None = "Europe/London"
    locale: str = "en-US"
    email: str | None = None
    is_bot: bool = False
    is_deleted: bool = False
    is_admin: bool = False
    is_restricted: bool = False
    is_ultra_restricted: bool = False
    app_id: str | None = None
    updated: int = 0
    installed_by: str | None = None

    @property
    def shown_name(self) -> str:
        """What others read."""
        return self.real_name or self.name.title()

    def document(self, *, now: datetime, has_locale: bool = False, from_team: str | None = None) -> JsonObject:
        """Return the user as Slack describes them to somebody of a team; others' are strangers."""
        user: JsonObject = {"id": self.id, "team_id": self.team_id, "name": self.name, "deleted": self.is_deleted}
        user |= {"profile": self._profile(), "is_bot": self.is_bot, "updated": self.updated, "is_app_user": False}
        if not self.is_deleted:
            user |= {"real_name": self.shown_name, "is_admin": self.is_admin, "is_owner": False, **self._zone(now)}
            user |= {"is_restricted": self.is_restricted, "is_ultra_restricted": self.is_ultra_restricted}
            user |= {"is_primary_owner": False, "color": "9f69e7"}
        if from_team not in (None, self.team_id):
            user["is_stranger"] = True
        return {**user, "locale": self.locale} if has_locale else user

    def _profile(self) -> JsonObject:
        texts = ("title", "phone", "skype", "status_text", "status_emoji")
        profile: JsonObject = {**dict.fromkeys(texts, ""), "avatar_hash": "0a1b2c", "fields": None}
        for name in ("real_name", "display_name"):
            profile |= {name: self.shown_name, f"{name}_normalized": self.shown_name}
        profile["team"] = self.team_id
        profile |= {} if self.app_id is None else {"api_app_id": self.app_id}
        return profile if self.email is None else {**profile, "email": self.email}

    def _zone(self, now: datetime) -> JsonObject:
        if self.tz is None:
            return {"tz": None, "tz_label": "Pacific Standard Time", "tz_offset": -28800}
        offset = now.astimezone(ZoneInfo(self.tz)).utcoffset()
        seconds = 0 if offset is None else int(offset.total_seconds())
        return {"tz": self.tz, "tz_label": self.tz.rpartition("/")[2], "tz_offset": seconds}
