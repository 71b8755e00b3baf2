"""Takes from a description of the whole Bot API what the local server needs, as facts without prose.

`python -m tests.platforms.telegram.vendoring telegram-bot-api.json` writes `data/bot_api.json` anew. The description is
the one of PaulSonOfLars/telegram-bot-api-spec (MIT).
"""

import json
import re
import sys
from pathlib import Path
from typing import cast

from core.domain.json import JsonObject

DATA = Path(__file__).parent / "data" / "bot_api.json"

METHODS = [
    "getMe",
    "getUpdates",
    "setWebhook",
    "deleteWebhook",
    "getWebhookInfo",
    "sendMessage",
    "sendPhoto",
    "sendDocument",
    "sendChatAction",
    "editMessageText",
    "editMessageCaption",
    "editMessageReplyMarkup",
    "deleteMessage",
    "getFile",
    "answerCallbackQuery",
    "answerInlineQuery",
    "setMyCommands",
    "getMyCommands",
    "deleteMyCommands",
    "setMyDescription",
    "getMyDescription",
    "setMyShortDescription",
    "getMyShortDescription",
    "setMyName",
    "getMyName",
    "getChat",
    "getChatMember",
    "getChatAdministrators",
    "getChatMemberCount",
    "leaveChat",
    "setMessageReaction",
]
TYPES = [
    "Update",
    "User",
    "Chat",
    "ChatFullInfo",
    "Message",
    "MaybeInaccessibleMessage",
    "InaccessibleMessage",
    "MessageEntity",
    "PhotoSize",
    "Document",
    "File",
    "CallbackQuery",
    "InlineQuery",
    "ChosenInlineResult",
    "ChatMemberUpdated",
    "ChatMember",
    "ChatMemberOwner",
    "ChatMemberAdministrator",
    "ChatMemberMember",
    "ChatMemberRestricted",
    "ChatMemberLeft",
    "ChatMemberBanned",
    "MessageReactionUpdated",
    "ReactionType",
    "ReactionTypeEmoji",
    "InlineKeyboardMarkup",
    "InlineKeyboardButton",
    "ReplyParameters",
    "LinkPreviewOptions",
    "WebhookInfo",
    "BotCommand",
    "BotCommandScope",
    "BotCommandScopeDefault",
    "BotCommandScopeAllPrivateChats",
    "BotCommandScopeAllGroupChats",
    "BotCommandScopeAllChatAdministrators",
    "BotCommandScopeChat",
    "BotCommandScopeChatAdministrators",
    "BotCommandScopeChatMember",
    "BotDescription",
    "BotShortDescription",
    "BotName",
    "ForumTopicCreated",
    "AcceptedGiftTypes",
    "ReplyKeyboardMarkup",
    "ReplyKeyboardRemove",
    "ForceReply",
    "KeyboardButton",
    "Voice",
    "VideoNote",
    "Video",
    "Audio",
    "Animation",
    "Sticker",
    "Dice",
    "Location",
    "Contact",
    "Poll",
    "PollOption",
    "InlineQueryResult",
    "InlineQueryResultArticle",
    "InlineQueryResultsButton",
    "InputMessageContent",
    "InputTextMessageContent",
]


def subset_of(described: JsonObject) -> JsonObject:
    """Return the methods and types that the server knows, each field as `[types, is_required]`."""
    methods = cast("dict[str, JsonObject]", described["methods"])
    types = cast("dict[str, JsonObject]", described["types"])
    return {
        "version": described["version"],
        "methods": {name: {"returns": methods[name]["returns"], **_fields(methods[name])} for name in METHODS},
        "types": {name: _type(types[name]) for name in TYPES},
        "reactions": _reactions(types["ReactionTypeEmoji"]),
    }


def _reactions(described: JsonObject) -> list[str]:
    """Return the signs that may be put on messages, which the description of the type lists."""
    [emoji] = (field for field in cast("list[JsonObject]", described["fields"]) if field["name"] == "emoji")
    return re.findall(r'"([^"]+)"', str(emoji["description"]))


def _type(described: JsonObject) -> JsonObject:
    return {"subtypes": described["subtypes"]} if "subtypes" in described else _fields(described)


def _fields(described: JsonObject) -> JsonObject:
    fields = cast("list[JsonObject]", described.get("fields") or [])
    return {"fields": {str(field["name"]): [field["types"], field["required"]] for field in fields}}


def written(subset: JsonObject) -> str:
    """Return a subset as a file: a line for each method and type, so that a difference can be read."""
    groups = [f" {json.dumps(name)}: {_lines(subset[name])}" for name in ("methods", "types")]
    plain = [
        f" {json.dumps(name)}: {json.dumps(subset[name], ensure_ascii=False)}" for name in ("version", "reactions")
    ]
    return "{\n" + ",\n".join([*plain, *groups]) + "\n}\n"


def _lines(group: object) -> str:
    rows = [f"  {json.dumps(name)}: {json.dumps(value)}" for name, value in cast("JsonObject", group).items()]
    return "{\n" + ",\n".join(rows) + "\n }"


if __name__ == "__main__":
    DATA.write_text(written(subset_of(json.loads(Path(sys.argv[1]).read_text("utf-8")))), "utf-8")
