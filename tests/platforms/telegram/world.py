"""What the server remembers: accounts, chats, messages, files, menus. It outlives a server that is started again."""

from collections.abc import Callable
from dataclasses import dataclass, field
from itertools import count

from core.clock import utc_now
from core.domain.json import JsonObject
from tests.platforms.telegram.failures import bad_request, forbidden
from tests.platforms.telegram.feed import Feed

BOT_ID = 7_000_001
GROUP, SUPERGROUP, PRIVATE = "group", "supergroup", "private"
_REACHES = frozenset({"creator", "administrator", "member", "restricted"})


@dataclass(slots=True)
class Account:
    """A person or the bot, as others see it."""

    id: int
    first_name: str
    username: str
    language_code: str | None = "en"
    is_bot: bool = False

    @property
    def document(self) -> JsonObject:
        """The account as a `User`."""
        user: JsonObject = {"id": self.id, "is_bot": self.is_bot, "first_name": self.first_name}
        user["username"] = self.username
        return user if self.is_bot or self.language_code is None else {**user, "language_code": self.language_code}


@dataclass(slots=True)
class Chat:
    """A chat with its messages by id; `members` holds what each account is in it.

    `signs` holds what each account has put on each message; `available_reactions` None allows every one.
    """

    id: int
    type: str
    title: str
    members: dict[int, str] = field(default_factory=dict)
    messages: dict[int, JsonObject] = field(default_factory=dict)
    signs: dict[int, dict[int, list[JsonObject]]] = field(default_factory=dict)
    available_reactions: list[JsonObject] | None = None
    topics: dict[int, str] = field(default_factory=dict)
    closed: set[int] = field(default_factory=set)
    is_forum: bool = False
    is_started: bool = False
    is_deactivated: bool = False
    migrated_to: int | None = None
    numbers: "count[int]" = field(default_factory=lambda: count(1))

    @property
    def document(self) -> JsonObject:
        """The chat as a `Chat`."""
        if self.type == PRIVATE:
            return {"id": self.id, "type": self.type, "first_name": self.title}
        document: JsonObject = {"id": self.id, "type": self.type, "title": self.title}
        return {**document, "is_forum": True} if self.is_forum else document


class World:
    """Everything there is on this Telegram, for one bot."""

    def __init__(self, *, bot_name: str, now: Callable[[], int] | None = None) -> None:
        self.bot = Account(BOT_ID, bot_name.title(), bot_name, is_bot=True)
        self.accounts: dict[int, Account] = {BOT_ID: self.bot}
        self.chats: dict[int, Chat] = {}
        self.files: dict[str, bytes] = {}
        self.menus: dict[tuple[str, str], list[JsonObject]] = {}
        self.profile: dict[tuple[str, str], str] = {}
        self.queries: dict[str, JsonObject] = {}
        self.answers: dict[str, JsonObject] = {}
        self.typed: dict[str, str] = {}
        self.inline: dict[str, JsonObject] = {}
        self.has_inline_feedback = True
        self.told: list[JsonObject] = []
        self.reads_all_groups = False
        self.feed = Feed()
        self.now = now or (lambda: int(utc_now().timestamp()))
        self.ids = count(1)

    def chat(self, chat_id: object) -> Chat:
        """Return the chat that a call names. Raises: `ApiError` when there is none."""
        if isinstance(chat_id, int) and chat_id in self.chats:
            return self.chats[chat_id]
        raise bad_request("chat not found")

    def reachable(self, chat_id: object) -> Chat:
        """Return a chat that the bot may speak in now.

        Raises: `ApiError` as Telegram words it: unknown, blocked, thrown out, moved.
        """
        chat = self.chat(chat_id)
        if chat.migrated_to is not None:
            raise bad_request("group chat was upgraded to a supergroup chat", migrate_to_chat_id=chat.migrated_to)
        if chat.is_deactivated:
            raise forbidden("user is deactivated")
        if chat.type == PRIVATE and not chat.is_started:
            raise forbidden("bot can't initiate conversation with a user")
        status = chat.members.get(BOT_ID, "left")
        if status not in _REACHES:
            raise forbidden(_why_out(chat, status))
        return chat

    def message(self, chat: Chat, message_id: int, *, to: str) -> JsonObject:
        """Return a message. Raises: `ApiError` when there is none to do this to."""
        if message_id not in chat.messages:
            raise bad_request(f"message to {to} not found")
        return chat.messages[message_id]

    def post(self, chat: Chat, sender: Account, content: JsonObject) -> JsonObject:
        """Add a message to a chat and return it."""
        message: JsonObject = {
            "message_id": next(chat.numbers),
            "date": self.now(),
            "chat": chat.document,
            "from": sender.document,
            **content,
        }
        chat.messages[int(str(message["message_id"]))] = message
        return message

    def keep_file(self, content: bytes) -> str:
        """Keep a file and return its id."""
        file_id = f"file-{next(self.ids)}"
        self.files[file_id] = content
        return file_id


def _why_out(chat: Chat, status: str) -> str:
    if chat.type == PRIVATE:
        return "bot was blocked by the user"
    how = "was kicked from" if status == "kicked" else "is not a member of"
    return f"bot {how} the {chat.type} chat"
