"""Which function answers which method, all but getUpdates."""

from collections.abc import Callable

from tests.platforms.telegram import asking, messages, webhooks
from tests.platforms.telegram.calls import Call
from tests.platforms.telegram.world import World

METHODS: dict[str, Callable[[World, Call], object]] = {
    "getMe": asking.get_me,
    "setWebhook": webhooks.set_webhook,
    "deleteWebhook": webhooks.delete_webhook,
    "getWebhookInfo": webhooks.webhook_info,
    "sendMessage": messages.send_message,
    "sendPhoto": messages.send_photo,
    "sendDocument": messages.send_document,
    "sendChatAction": messages.send_chat_action,
    "editMessageText": messages.edit_text,
    "editMessageCaption": messages.edit_caption,
    "editMessageReplyMarkup": messages.edit_markup,
    "deleteMessage": messages.delete_message,
    "getFile": asking.get_file,
    "answerCallbackQuery": asking.answer_callback_query,
    "answerInlineQuery": asking.answer_inline_query,
    "setMyCommands": asking.set_my_commands,
    "getMyCommands": asking.get_my_commands,
    "deleteMyCommands": asking.delete_my_commands,
    "getChat": asking.get_chat,
    "getChatMember": asking.get_chat_member,
    "getChatMemberCount": asking.get_chat_member_count,
    "getChatAdministrators": asking.get_chat_administrators,
    "leaveChat": asking.leave_chat,
    "setMessageReaction": asking.set_message_reaction,
    **{f"setMy{each}": asking.set_profile for each in ("Name", "Description", "ShortDescription")},
    **{f"getMy{each}": asking.get_profile for each in ("Name", "Description", "ShortDescription")},
}
SPEAKS = frozenset(
    {"sendMessage", "sendPhoto", "sendDocument", "editMessageText", "editMessageCaption", "editMessageReplyMarkup"}
)
"""What the platform's limits count."""
