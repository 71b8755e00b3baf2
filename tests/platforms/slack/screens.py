"""What people have before them: modals one over the other, the Home tab, and the triggers that may open one."""

from dataclasses import dataclass, field

from core.domain.json import JsonObject
from tests.platforms.slack.failures import refused

TRIGGER_SECONDS = 3.0
MOST_MODALS = 3


@dataclass(slots=True)
class Trigger:
    """What somebody did just now; it opens one modal."""

    user: str
    at: float
    is_used: bool = False


@dataclass(slots=True)
class Screens:
    """Views by id, Home tabs and modals by person, triggers."""

    views: dict[str, JsonObject] = field(default_factory=dict)
    homes: dict[str, JsonObject] = field(default_factory=dict)
    stacks: dict[str, list[JsonObject]] = field(default_factory=dict)
    triggers: dict[str, Trigger] = field(default_factory=dict)

    def stack(self, user: str) -> list[JsonObject]:
        """Return the modals somebody has open, the uppermost last."""
        return self.stacks.setdefault(user, [])

    def used(self, trigger_id: str, *, now: float) -> str:
        """Use a trigger up; return whose it is.

        Raises: `SlackError` (`invalid_trigger_id`, `exchanged_trigger_id`, `expired_trigger_id`).
        """
        trigger = self.triggers.get(trigger_id)
        if trigger is None:
            raise refused("invalid_trigger_id")
        if trigger.is_used:
            raise refused("exchanged_trigger_id")
        if now - trigger.at > TRIGGER_SECONDS:
            raise refused("expired_trigger_id")
        trigger.is_used = True
        return trigger.user

    def view(self, view_id: str | None, external_id: str | None) -> JsonObject:
        """Return a view by one of its ids. Raises: `SlackError` (`not_found`)."""
        for view in self.views.values():
            if view["id"] == view_id or (external_id and view.get("external_id") == external_id):
                return view
        raise refused("not_found")

    def close(self, user: str) -> JsonObject:
        """Close the uppermost modal; return it."""
        view = self.stack(user).pop()
        del self.views[str(view["id"])]
        return view

    def close_all(self, user: str) -> None:
        """Close all modals of somebody."""
        while self.stack(user):
            self.close(user)
