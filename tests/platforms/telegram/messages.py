"""The methods that send, change and delete messages."""

import struct
from copy import deepcopy
from typing import cast

from core.domain.json import JsonObject
from tests.platforms.telegram.calls import Call
from tests.platforms.telegram.failures import bad_request
from tests.platforms.telegram.formatting import parsed, units
from tests.platforms.telegram.world import BOT_ID, PRIVATE, Chat, World

LONGEST_TEXT = 4096
LONGEST_CAPTION = 1024
LONGEST_DATA_BYTES = 64
MOST_BUTTONS = 100
LARGEST_PHOTO_BYTES = 10 * 1024 * 1024
_UNCHANGED = (
    "message is not modified: specified new message content and reply markup are exactly the same as a current "
    "content and reply markup of the message"
)
_PNG, _JPEG = b"\x89PNG\r\n\x1a\n", b"\xff\xd8"


def send_message(world: World, call: Call) -> JsonObject:
    """Say a text."""
    chat = world.reachable(call.parameters["chat_id"])
    content = {**_text(call), **_markup(call), **_context(call, chat)}
    return _posted(world, chat, content)


def send_photo(world: World, call: Call) -> JsonObject:
    """Show a picture: a new one, or one that is kept."""
    chat = world.reachable(call.parameters["chat_id"])
    content = {"photo": [_photo(world, call)], **_caption(call), **_markup(call), **_context(call, chat)}
    return _posted(world, chat, content)


def send_document(world: World, call: Call) -> JsonObject:
    """Hand over a file: a new one, or one that is kept."""
    chat = world.reachable(call.parameters["chat_id"])
    content = {"document": _document(world, call), **_caption(call), **_markup(call), **_context(call, chat)}
    return _posted(world, chat, content)


def send_chat_action(world: World, call: Call) -> bool:
    """Show that the bot is busy."""
    world.reachable(call.parameters["chat_id"])
    return True


def edit_text(world: World, call: Call) -> JsonObject | bool:
    """Give a message another text and other buttons; one that was sent through the bot is not shown to it."""
    inline_id = call.text("inline_message_id")
    if inline_id is not None:
        return _edited_inline(world, inline_id, {**_text(call), **_markup(call)})
    message = _own(world, call, to="edit")
    if "text" not in message:
        raise bad_request("there is no text in the message to edit")
    return _changed(world, message, {**_text(call), **_markup(call)}, parts=("text", "entities", "reply_markup"))


def _edited_inline(world: World, inline_id: str, new: JsonObject) -> bool:
    if inline_id not in world.inline:
        raise bad_request("MESSAGE_ID_INVALID")
    if world.inline[inline_id] == new:
        raise bad_request(_UNCHANGED)
    world.inline[inline_id] = new
    world.feed.bell.ring()
    return True


def edit_caption(world: World, call: Call) -> JsonObject:
    """Give a picture another caption and other buttons."""
    message = _own(world, call, to="edit")
    if "photo" not in message:
        raise bad_request("there is no caption in the message to edit")
    new = {**_caption(call), **_markup(call)}
    return _changed(world, message, new, parts=("caption", "caption_entities", "reply_markup"))


def edit_markup(world: World, call: Call) -> JsonObject:
    """Give a message other buttons, or none."""
    return _changed(world, _own(world, call, to="edit"), _markup(call), parts=("reply_markup",))


def delete_message(world: World, call: Call) -> bool:
    """Take a message away: the bot's own, or in a group anybody's when the bot runs it."""
    chat = world.reachable(call.parameters["chat_id"])
    message = world.message(chat, call.number("message_id"), to="delete")
    may_delete = chat.type == PRIVATE or chat.members[BOT_ID] == "administrator"
    if not may_delete and not is_own(message):
        raise bad_request("message can't be deleted")
    del chat.messages[call.number("message_id")]
    world.feed.bell.ring()
    return True


def is_own(message: JsonObject) -> bool:
    """Say whether the bot wrote a message."""
    sender = message["from"]
    return isinstance(sender, dict) and sender["id"] == BOT_ID


def buttons(message: JsonObject) -> list[JsonObject]:
    """Return a message's buttons, row after row."""
    markup = cast("dict[str, list[list[JsonObject]]]", message.get("reply_markup") or {})
    return [button for row in markup.get("inline_keyboard", []) for button in row]


def _posted(world: World, chat: Chat, content: JsonObject) -> JsonObject:
    message = world.post(chat, world.bot, content)
    world.told.append(deepcopy(message))
    world.feed.bell.ring()
    return message


def _own(world: World, call: Call, *, to: str) -> JsonObject:
    chat = world.reachable(call.parameters.get("chat_id"))
    message = world.message(chat, call.number("message_id"), to=to)
    if not is_own(message):
        raise bad_request("message can't be edited")
    return message


def _changed(world: World, message: JsonObject, new: JsonObject, *, parts: tuple[str, ...]) -> JsonObject:
    if all(message.get(part) == new.get(part) for part in parts):
        raise bad_request(_UNCHANGED)
    for part in parts:
        message.pop(part, None)
    message.update(new, edit_date=world.now())
    world.told.append(deepcopy(message))
    world.feed.bell.ring()
    return message


def _text(call: Call) -> JsonObject:
    source = call.text("text") or ""
    text, entities = parsed(source, call.text("parse_mode"))
    if not text:
        raise bad_request("message text is empty")
    if units(text) > LONGEST_TEXT:
        raise bad_request("message is too long")
    entities = entities or call.documents("entities")
    return {"text": text, **({"entities": entities} if entities else {})}


def _caption(call: Call) -> JsonObject:
    text, entities = parsed(call.text("caption") or "", call.text("parse_mode"))
    if units(text) > LONGEST_CAPTION:
        raise bad_request("message caption is too long")
    return {**({"caption": text} if text else {}), **({"caption_entities": entities} if entities else {})}


def _markup(call: Call) -> JsonObject:
    markup = call.document("reply_markup")
    rows = markup.get("inline_keyboard") if markup else None
    if not isinstance(rows, list):
        return {}
    buttons = [button for row in rows for button in row]
    if len(buttons) > MOST_BUTTONS:
        raise bad_request("reply markup is too long")
    for button in buttons:
        check_button(button)
    return {"reply_markup": markup} if buttons else {}


def check_button(button: JsonObject) -> None:
    """Refuse a button that Telegram would not show."""
    data = button.get("callback_data")
    if not str(button["text"]).strip():
        raise bad_request("text buttons are unallowed in the inline keyboard")
    if data is not None and not 1 <= len(str(data).encode()) <= LONGEST_DATA_BYTES:
        raise bad_request("BUTTON_DATA_INVALID")
    if len(button) == 1:
        raise bad_request("text buttons are unallowed in the inline keyboard")


def _context(call: Call, chat: Chat) -> JsonObject:
    """Return what a message answers, and the topic it stands in."""
    context: JsonObject = {}
    thread = call.number("message_thread_id")
    if thread:
        if thread not in chat.topics:
            raise bad_request("message thread not found")
        if thread in chat.closed and chat.members[BOT_ID] != "administrator":
            raise bad_request("TOPIC_CLOSED")
        context |= {"message_thread_id": thread, "is_topic_message": True}
    answered = call.document("reply_parameters")
    if answered is None:
        return context
    number = int(str(answered.get("message_id", 0)))
    if number in chat.messages:
        original = {name: part for name, part in chat.messages[number].items() if name != "reply_to_message"}
        return {**context, "reply_to_message": original}
    if not answered.get("allow_sending_without_reply"):
        raise bad_request("message to be replied not found")
    return context


def _photo(world: World, call: Call) -> JsonObject:
    given = call.text("photo") or ""
    if given.startswith("attach://"):
        given = world.keep_file(_checked(call.files.get(given.removeprefix("attach://"), b"")))
    if given not in world.files:
        raise bad_request("wrong file identifier/HTTP URL specified")
    content = world.files[given]
    width, height = struct.unpack(">II", content[16:24]) if content.startswith(_PNG) else (0, 0)
    sizes = {"width": width, "height": height, "file_size": len(content)}
    return {"file_id": given, "file_unique_id": f"unique-{given}", **sizes}


def _document(world: World, call: Call) -> JsonObject:
    given = call.text("document") or ""
    if given.startswith("attach://"):
        content = call.files.get(given.removeprefix("attach://"), b"")
        if not content:
            raise bad_request("file must be non-empty")
        given = world.keep_file(content)
    if given not in world.files:
        raise bad_request("wrong file identifier/HTTP URL specified")
    return {"file_id": given, "file_unique_id": f"unique-{given}", "file_size": len(world.files[given])}


def _checked(content: bytes) -> bytes:
    if not content:
        raise bad_request("file must be non-empty")
    if not content.startswith((_PNG, _JPEG)):
        raise bad_request("IMAGE_PROCESS_FAILED")
    if len(content) > LARGEST_PHOTO_BYTES:
        raise bad_request("PHOTO_INVALID_DIMENSIONS")
    return content
