"""The methods that ask about the bot, chats and files, answer queries, and set what the bot says of itself."""

from core.domain.json import JsonObject
from tests.platforms.telegram.calls import Call
from tests.platforms.telegram.documented import reactions
from tests.platforms.telegram.failures import bad_request
from tests.platforms.telegram.messages import buttons, check_button
from tests.platforms.telegram.world import PRIVATE, Chat, World

MOST_COMMANDS = 100
MOST_RESULTS = 50
MOST_SIGNS = 1
LONGEST_RESULT_ID = 64
_TOO_OLD = "query is too old and response timeout expired or query ID is invalid"
_RIGHTS = [
    "can_be_edited",
    "is_anonymous",
    "can_manage_chat",
    "can_delete_messages",
    "can_manage_video_chats",
    "can_restrict_members",
    "can_promote_members",
    "can_change_info",
    "can_invite_users",
    "can_post_stories",
    "can_edit_stories",
    "can_delete_stories",
]
_GIFTS = ["unlimited_gifts", "limited_gifts", "unique_gifts", "premium_subscription", "gifts_from_channels"]


def get_me(world: World, _call: Call) -> JsonObject:
    """Describe the bot."""
    return {
        **world.bot.document,
        "can_join_groups": True,
        "can_read_all_group_messages": world.reads_all_groups,
        "supports_inline_queries": True,
    }


def get_chat(world: World, call: Call) -> JsonObject:
    """Describe a chat."""
    chat = world.reachable(call.parameters["chat_id"])
    gifts = dict.fromkeys(_GIFTS, True)
    signs = {} if chat.available_reactions is None else {"available_reactions": chat.available_reactions}
    return {**chat.document, "accent_color_id": 0, "max_reaction_count": 11, "accepted_gift_types": gifts, **signs}


def get_chat_member(world: World, call: Call) -> JsonObject:
    """Describe what somebody is in a chat."""
    chat, number = world.reachable(call.parameters["chat_id"]), call.number("user_id")
    if number not in world.accounts:
        raise bad_request("invalid user_id specified")
    return member(world, chat, number)


def get_chat_administrators(world: World, call: Call) -> list[JsonObject]:
    """Describe who runs a group."""
    chat = world.reachable(call.parameters["chat_id"])
    if chat.type == PRIVATE:
        raise bad_request("there are no administrators in the private chat")
    who = [number for number, status in chat.members.items() if status in {"creator", "administrator"}]
    return [member(world, chat, number) for number in who]


def get_chat_member_count(world: World, call: Call) -> int:
    """Count who is in a chat."""
    chat = world.reachable(call.parameters["chat_id"])
    return sum(status not in {"left", "kicked"} for status in chat.members.values())


def member(world: World, chat: Chat, number: int) -> JsonObject:
    """Return what somebody is in a chat, as a `ChatMember`."""
    status = chat.members.get(number, "left")
    described: JsonObject = {"status": status, "user": world.accounts[number].document}
    match status:
        case "creator":
            return {**described, "is_anonymous": False}
        case "administrator":
            return {**described, **dict.fromkeys(_RIGHTS, True)}
        case "kicked":
            return {**described, "until_date": 0}
        case _:
            return described


def leave_chat(world: World, call: Call) -> bool:
    """Let the bot leave a group."""
    chat = world.reachable(call.parameters["chat_id"])
    if chat.type == PRIVATE:
        raise bad_request("chat is not a group")
    chat.members[world.bot.id] = "left"
    world.feed.bell.ring()
    return True


def get_file(world: World, call: Call) -> JsonObject:
    """Say where a file can be fetched."""
    file_id = call.text("file_id") or ""
    if file_id not in world.files:
        raise bad_request("invalid file_id")
    size = len(world.files[file_id])
    return {"file_id": file_id, "file_unique_id": f"unique-{file_id}", "file_size": size, "file_path": file_id}


def answer_callback_query(world: World, call: Call) -> bool:
    """Say that a tap was seen; once."""
    if len(call.text("text") or "") > 200:
        raise bad_request("MESSAGE_TOO_LONG")
    return _answered(world, call, "callback_query_id")


def answer_inline_query(world: World, call: Call) -> bool:
    """Offer results for what somebody types: at most 50, whose ids differ and have 1 to 64 bytes."""
    results = call.documents("results")
    ids = [str(each["id"]) for each in results]
    if len(results) > MOST_RESULTS:
        raise bad_request("RESULTS_TOO_MUCH")
    if len(set(ids)) < len(ids) or not all(1 <= len(each.encode()) <= LONGEST_RESULT_ID for each in ids):
        raise bad_request("RESULT_ID_INVALID")
    for button in (each for result in results for each in buttons(result)):
        check_button(button)
    return _answered(world, call, "inline_query_id")


def _answered(world: World, call: Call, name: str) -> bool:
    number = call.text(name) or ""
    if number not in world.queries:
        raise bad_request(_TOO_OLD)
    del world.queries[number]
    world.answers[number] = call.parameters
    world.feed.bell.ring()
    return True


def set_message_reaction(world: World, call: Call) -> bool:
    """Put the bot's sign on a message, one at most, or take it away."""
    chat, number, signs = (
        world.reachable(call.parameters["chat_id"]),
        call.number("message_id"),
        call.documents("reaction"),
    )
    world.message(chat, number, to="react")
    if len(signs) > MOST_SIGNS:
        raise bad_request("REACTIONS_TOO_MANY")
    for sign in signs:
        check_sign(chat, sign)
    chat.signs.setdefault(number, {})[world.bot.id] = signs
    world.feed.bell.ring()
    return True


def check_sign(chat: Chat, sign: JsonObject) -> None:
    """Refuse a sign that there is not, or that a chat does not allow."""
    is_allowed = chat.available_reactions is None or sign in chat.available_reactions
    if sign.get("type") != "emoji" or sign.get("emoji") not in reactions() or not is_allowed:
        raise bad_request("REACTION_INVALID")


def set_my_commands(world: World, call: Call) -> bool:
    """Set the menu of a scope and language."""
    commands = call.documents("commands")
    if len(commands) > MOST_COMMANDS:
        raise bad_request("BOT_COMMANDS_TOO_MUCH")
    for each in commands:
        _check_command(str(each["command"]), str(each["description"]))
    world.menus[_scope(call)] = commands
    world.feed.bell.ring()
    return True


def get_my_commands(world: World, call: Call) -> list[JsonObject]:
    """Return the menu of a scope and language."""
    return world.menus.get(_scope(call), [])


def delete_my_commands(world: World, call: Call) -> bool:
    """Take the menu of a scope and language away."""
    world.menus.pop(_scope(call), None)
    return True


def _check_command(name: str, description: str) -> None:
    is_valid = name.isascii() and name.replace("_", "").isalnum() and name == name.lower() and len(name) <= 32
    if not is_valid:
        raise bad_request("BOT_COMMAND_INVALID")
    if not 1 <= len(description) <= 256:
        raise bad_request("BOT_COMMAND_DESCRIPTION_INVALID")


def _scope(call: Call) -> tuple[str, str]:
    scope = call.document("scope") or {"type": "default"}
    return ":".join(str(each) for each in scope.values()), call.text("language_code") or ""


def set_profile(world: World, call: Call) -> bool:
    """Set the bot's name or one of its descriptions, in a language."""
    field = _field(call)
    world.profile[field, call.text("language_code") or ""] = call.text(field) or ""
    return True


def get_profile(world: World, call: Call) -> JsonObject:
    """Return the bot's name or one of its descriptions, in a language or else in none."""
    field = _field(call)
    language = call.text("language_code") or ""
    return {field: world.profile.get((field, language), world.profile.get((field, ""), ""))}


def _field(call: Call) -> str:
    return {"ShortDescription": "short_description", "Description": "description", "Name": "name"}[call.method[5:]]
