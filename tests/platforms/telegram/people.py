"""People and groups that a test, or somebody at the page, lets do what people do on Telegram."""

from copy import deepcopy
from typing import cast

from core.domain.json import JsonObject
from tests.platforms.telegram.asking import check_sign, member
from tests.platforms.telegram.formatting import found_in, units
from tests.platforms.telegram.messages import buttons, is_own
from tests.platforms.telegram.wordless import wordless
from tests.platforms.telegram.world import BOT_ID, GROUP, PRIVATE, SUPERGROUP, Account, Chat, World

FIRST_GROUP, FIRST_SUPERGROUP = -1000, -1_001_000_000_000


class Person:
    """Somebody with a private chat with the bot, named `chat`, which opens when they first write."""

    def __init__(self, world: World, account: Account) -> None:
        self.world = world
        self.account = account
        self.chat = Chat(account.id, PRIVATE, account.first_name, {account.id: "member", BOT_ID: "left"})
        world.accounts[account.id] = account
        world.chats[account.id] = self.chat

    def says(
        self, text: str, *, to: Chat | None = None, answering: JsonObject | None = None, thread: int | None = None
    ) -> JsonObject:
        """Write a message, in private unless a chat is named; return it."""
        chat = self._opened(to)
        content: JsonObject = {"text": text, **_entities(text), **_answer(answering)}
        if thread is not None:
            content |= {"message_thread_id": thread, "is_topic_message": True}
        return self._wrote(chat, content)

    def shows(
        self,
        picture: bytes,
        *,
        caption: str = "",
        to: Chat | None = None,
        answering: JsonObject | None = None,
        album: str | None = None,
    ) -> JsonObject:
        """Send a picture; several of one album come as messages of their own."""
        file_id = self.world.keep_file(picture)
        photo = {"file_id": file_id, "file_unique_id": f"unique-{file_id}", "width": 1, "height": 1}
        content: JsonObject = {"photo": [photo], **({"caption": caption} if caption else {}), **_answer(answering)}
        return self._wrote(self._opened(to), {**content, **({"media_group_id": album} if album else {})})

    def sends(self, kind: str, *, to: Chat | None = None) -> JsonObject:
        """Send something without words: a voice, a sticker, a place; see `wordless`."""
        return self._wrote(self._opened(to), wordless(kind, self.world.keep_file(b"x")))

    def edits(self, message: JsonObject, text: str) -> None:
        """Write a message anew."""
        message.pop("entities", None)
        message.update({"text": text, **_entities(text), "edit_date": self.world.now()})
        if self._is_seen(self._chat_of(message), message):
            self.world.feed.add("edited_message", deepcopy(message))
        self.world.feed.bell.ring()

    def deletes(self, message: JsonObject) -> None:
        """Take a message away; a bot is never told."""
        del self._chat_of(message).messages[int(str(message["message_id"]))]
        self.world.feed.bell.ring()

    def taps(self, message: JsonObject, label: str) -> str:
        """Tap a button by what it reads; return the query's id."""
        current = self._chat_of(message).messages[int(str(message["message_id"]))]
        data = next(each["callback_data"] for each in buttons(current) if each["text"] == label)
        number = f"query-{next(self.world.ids)}"
        query: JsonObject = {"id": number, "from": self.account.document, "chat_instance": str(self.chat.id)}
        self.world.queries[number] = query
        self.world.feed.add("callback_query", {**query, "message": deepcopy(current), "data": data})
        return number

    def asks_inline(self, text: str) -> str:
        """Type the bot's name and a text in some chat; return the query's id."""
        number = f"inline-{next(self.world.ids)}"
        query: JsonObject = {"id": number, "from": self.account.document, "query": text, "offset": ""}
        self.world.queries[number] = query
        self.world.typed[number] = text
        self.world.feed.add("inline_query", query)
        return number

    def chooses(self, query: str, title: str, *, to: Chat | None = None) -> str:
        """Send a result of an inline query to a chat, one that the bot is not in if none; return its inline id.

        The bot is told that only where its owner has switched inline feedback on, and the id where there are buttons:
        https://core.telegram.org/bots/api#choseninlineresult.
        """
        results = cast("list[JsonObject]", self.world.answers[query]["results"])
        result = next(each for each in results if each["title"] == title)
        content = cast("JsonObject", result["input_message_content"])
        number = f"inline-message-{next(self.world.ids)}"
        self.world.inline[number] = {"text": content["message_text"], "reply_markup": result.get("reply_markup")}
        told: JsonObject = {"result_id": result["id"], "from": self.account.document, "query": self.world.typed[query]}
        if self.world.has_inline_feedback:
            id_if_known = {"inline_message_id": number} if "reply_markup" in result else {}
            self.world.feed.add("chosen_inline_result", told | id_if_known)
        if to is not None:
            self._wrote(to, {"text": content["message_text"], "via_bot": self.world.bot.document})
        return number

    def taps_inline(self, inline_id: str, label: str) -> str:
        """Tap a button of a message that was sent through the bot; return the query's id."""
        data = next(each["callback_data"] for each in buttons(self.world.inline[inline_id]) if each["text"] == label)
        number = f"query-{next(self.world.ids)}"
        query: JsonObject = {"id": number, "from": self.account.document, "chat_instance": inline_id}
        self.world.queries[number] = query
        self.world.feed.add("callback_query", {**query, "inline_message_id": inline_id, "data": data})
        return number

    def reacts(self, message: JsonObject, *signs: str) -> None:
        """Put signs on a message in place of those before; none takes them back.

        A bot hears of it in private, and where it runs the group: https://core.telegram.org/bots/api#update
        """
        chat, number = self._chat_of(message), int(str(message["message_id"]))
        new: list[JsonObject] = [{"type": "emoji", "emoji": sign} for sign in signs]
        for sign in new:
            check_sign(chat, sign)
        mine = chat.signs.setdefault(number, {})
        told: JsonObject = {"chat": message["chat"], "message_id": number, "user": self.account.document}
        told |= {"date": self.world.now(), "old_reaction": mine.get(self.account.id, []), "new_reaction": new}
        mine[self.account.id] = new
        if chat.type == PRIVATE or chat.members[BOT_ID] == "administrator":
            self.world.feed.add("message_reaction", told)

    def blocks(self) -> None:
        """Block the bot."""
        self.moves_bot(self.chat, "kicked")

    def unblocks(self) -> None:
        """Let the bot speak again."""
        self.moves_bot(self.chat, "member")

    def is_deleted(self) -> None:
        """Delete the account."""
        self.chat.is_deactivated = True

    def makes_group(self, title: str, *, is_forum: bool = False, is_supergroup: bool = False) -> Chat:
        """Make a group and put the bot in."""
        is_supergroup = is_supergroup or is_forum
        number = next(self.world.ids)
        first = FIRST_SUPERGROUP if is_supergroup else FIRST_GROUP
        kind = SUPERGROUP if is_supergroup else GROUP
        chat = Chat(first - number, kind, title, {self.account.id: "creator", BOT_ID: "left"}, is_forum=is_forum)
        self.world.chats[chat.id] = chat
        self.moves_bot(chat, "member")
        return chat

    def joins(self, chat: Chat) -> None:
        """Join a group."""
        self._moves(chat, "member", told={"new_chat_members": [self.account.document]})

    def leaves(self, chat: Chat, *, is_told: bool = True) -> None:
        """Leave a group; a big one tells only the bots that run it."""
        self._moves(chat, "left", told={"left_chat_member": self.account.document} if is_told else None)

    def renames(self, chat: Chat, title: str) -> None:
        """Give a group another name."""
        chat.title = title
        self.world.feed.add("message", deepcopy(self.world.post(chat, self.account, {"new_chat_title": title})))
        self.world.feed.bell.ring()

    def opens_topic(self, chat: Chat, name: str) -> int:
        """Open a topic in a forum; return its number."""
        created: JsonObject = {"name": name, "icon_color": 7322096}
        message = self.world.post(chat, self.account, {"forum_topic_created": created})
        number = int(str(message["message_id"]))
        chat.topics[number] = name
        message.update({"message_thread_id": number, "is_topic_message": True})
        self.world.feed.add("message", deepcopy(message))
        return number

    def upgrades(self, chat: Chat) -> Chat:
        """Make a supergroup of a group: it has another id from now on."""
        number = FIRST_SUPERGROUP - next(self.world.ids)
        new = Chat(number, SUPERGROUP, chat.title, dict(chat.members))
        self.world.chats[number] = new
        chat.migrated_to = number
        for where, content in ((chat, {"migrate_to_chat_id": number}), (new, {"migrate_from_chat_id": chat.id})):
            self.world.feed.add("message", deepcopy(self.world.post(where, self.account, dict(content))))
        return new

    def moves_bot(self, chat: Chat, status: str) -> None:
        """Make the bot something in a chat: member, administrator, left or kicked."""
        old = member(self.world, chat, BOT_ID)
        chat.members[BOT_ID] = status
        change: JsonObject = {"chat": chat.document, "from": self.account.document, "date": self.world.now()}
        change |= {"old_chat_member": old, "new_chat_member": member(self.world, chat, BOT_ID)}
        self.world.feed.add("my_chat_member", change)
        self.world.feed.bell.ring()

    def _moves(self, chat: Chat, status: str, *, told: JsonObject | None) -> None:
        """Become something in a group; the bot is told by a message, and where it runs the group besides.

        https://core.telegram.org/bots/api#update
        """
        old = member(self.world, chat, self.account.id)
        chat.members[self.account.id] = status
        if chat.members[BOT_ID] == "administrator":
            change: JsonObject = {"chat": chat.document, "from": self.account.document, "date": self.world.now()}
            change |= {"old_chat_member": old, "new_chat_member": member(self.world, chat, self.account.id)}
            self.world.feed.add("chat_member", change)
        if told is not None and chat.members[BOT_ID] not in {"left", "kicked"}:
            self.world.feed.add("message", deepcopy(self.world.post(chat, self.account, dict(told))))
        self.world.feed.bell.ring()

    def _opened(self, to: Chat | None) -> Chat:
        """Return where to write; the first message to the bot opens the private chat, and one unblocks it."""
        if to is not None:
            return to
        if not self.chat.is_started:
            self.chat.is_started = True
            self.chat.members[BOT_ID] = "member"
        elif self.chat.members[BOT_ID] != "member":
            self.unblocks()
        return self.chat

    def _wrote(self, chat: Chat, content: JsonObject) -> JsonObject:
        message = self.world.post(chat, self.account, content)
        if self._is_seen(chat, message):
            self.world.feed.add("message", deepcopy(message))
        self.world.feed.bell.ring()
        return message

    def _is_seen(self, chat: Chat, message: JsonObject) -> bool:
        """Say whether the bot gets a message: in groups what is said to it or through it alone, unless it reads all.

        https://core.telegram.org/bots/features#privacy-mode
        """
        status = chat.members[BOT_ID]
        if status in {"left", "kicked"}:
            return False
        if chat.type == PRIVATE or self.world.reads_all_groups or status == "administrator":
            return True
        answered = cast("JsonObject | None", message.get("reply_to_message"))
        if "via_bot" in message or (answered is not None and is_own(answered)):
            return True
        text = str(message.get("text", ""))
        name = text.split(maxsplit=1)[0].partition("@")[2] if text.startswith("/") else None
        return name in {"", self.world.bot.username}

    def _chat_of(self, message: JsonObject) -> Chat:
        return self.world.chats[int(str(cast("JsonObject", message["chat"])["id"]))]


def labels(message: JsonObject) -> list[str]:
    """Return what a message's buttons read."""
    return [str(each["text"]) for each in buttons(message)]


def _answer(message: JsonObject | None) -> JsonObject:
    if message is None:
        return {}
    return {"reply_to_message": {name: part for name, part in message.items() if name != "reply_to_message"}}


def _entities(text: str) -> JsonObject:
    assert units(text) <= 4096, "nobody can type more into one message"
    found = found_in(text)
    return {"entities": found} if found else {}
