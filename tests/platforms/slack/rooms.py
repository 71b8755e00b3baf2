"""Conversations: channels public and private, shared with other workspaces or not, and direct ones."""

from dataclasses import dataclass, field
from enum import StrEnum

from core.domain.json import JsonObject


class Sort(StrEnum):
    """What a conversation is, in the words of `types`."""

    PUBLIC = "public_channel"
    PRIVATE = "private_channel"
    IM = "im"
    MPIM = "mpim"


_CHANNEL_TYPES = {Sort.PUBLIC: "channel", Sort.PRIVATE: "group", Sort.IM: "im", Sort.MPIM: "mpim"}


@dataclass(slots=True)
class Channel:
    """A conversation with its messages by `ts`. `ephemerals` are what single readers were shown."""

    id: str
    team_id: str
    name: str
    sort: Sort
    created: float
    creator: str
    members: set[str] = field(default_factory=set)
    messages: dict[str, JsonObject] = field(default_factory=dict)
    ephemerals: list[JsonObject] = field(default_factory=list)
    shared_with: set[str] = field(default_factory=set)
    is_archived: bool = False

    @property
    def type(self) -> str:
        """What events call it."""
        return _CHANNEL_TYPES[self.sort]

    def is_seen_in(self, team_id: str) -> bool:
        """Say whether it belongs to a workspace or is shared with it."""
        return team_id == self.team_id or team_id in self.shared_with

    def document(self, *, to: str) -> JsonObject:
        """Return the conversation as Slack describes it to a member, or to somebody who is none."""
        if self.sort is Sort.IM:
            return self._direct(to)
        shared: JsonObject = {"is_shared": bool(self.shared_with), "is_ext_shared": bool(self.shared_with)}
        if self.shared_with:
            shared |= {
                "shared_team_ids": sorted({self.team_id, *self.shared_with}),
                "conversation_host_id": self.team_id,
            }
        is_private = self.sort is not Sort.PUBLIC
        empty = {"value": "", "creator": "", "last_set": 0}
        return {
            "id": self.id,
            "name": self.name,
            "name_normalized": self.name,
            "created": int(self.created),
            "creator": self.creator,
            "is_archived": self.is_archived,
            "is_channel": self.sort is Sort.PUBLIC or self.sort is Sort.PRIVATE,
            "is_group": False,
            "is_general": self.name == "general",
            "is_im": False,
            "is_mpim": self.sort is Sort.MPIM,
            "is_member": to in self.members,
            "is_org_shared": False,
            "is_private": is_private,
            "purpose": empty,
            "topic": empty,
            **shared,
        }

    def _direct(self, to: str) -> JsonObject:
        other = next(iter(self.members - {to}), to)
        document: JsonObject = {"id": self.id, "created": int(self.created), "is_im": True, "is_org_shared": False}
        return {**document, "user": other, "priority": 0, "is_archived": self.is_archived}
