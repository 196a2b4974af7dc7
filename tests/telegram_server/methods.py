"""The methods of the Bot API that this server knows, and the parameters of each."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import Any

import telegram
from telegram import ChatFullInfo

from tests.telegram_server import messages
from tests.telegram_server.memberships import membership
from tests.telegram_server.parameters import Parameters
from tests.telegram_server.refusals import Refused
from tests.telegram_server.world import World

Work = Callable[[World, Parameters], Awaitable[Any]]

SENDING = (
    " chat_id message_thread_id disable_notification protect_content reply_parameters reply_markup"
)


@dataclass(frozen=True, slots=True)
class Method:
    """What a method does, and what it may be given."""

    work: Work
    parameters: frozenset[str]


async def get_me(world: World, _: Parameters) -> dict[str, Any]:
    """Return the bot."""
    return world.bot.to_dict()


async def get_chat(world: World, given: Parameters) -> dict[str, Any]:
    """Return a chat."""
    chat = world.chat(given.number("chat_id"))
    gifts = telegram.AcceptedGiftTypes(*[False] * 5)
    return ChatFullInfo(
        accent_color_id=0,
        max_reaction_count=11,
        accepted_gift_types=gifts,
        **chat.info().to_dict(),
    ).to_dict()


async def get_chat_member(world: World, given: Parameters) -> dict[str, Any]:
    """Return how the bot is in a chat; of others nothing is modelled."""
    chat = world.chat(given.number("chat_id"))
    if given.number("user_id") != world.bot.id:
        raise Refused(400, "user not found")
    return membership(chat, world.bot).to_dict()


async def leave_chat(world: World, given: Parameters) -> bool:
    """Leave a group or a channel."""
    chat = world.chat(given.number("chat_id"))
    if chat.kind == "private":
        raise Refused(400, "chat member status can't be changed in private chats")
    chat.bot_is_in = chat.bot_is_admin = False
    return True


def text_methods(name: str) -> dict[str, Method]:
    """Return the two methods of a text in the bot's profile."""

    async def set_text(world: World, given: Parameters) -> bool:
        return world.profile.set_text(name, given)

    async def get_text(world: World, given: Parameters) -> dict[str, str]:
        return {name: world.profile.text(name, given.text("language_code"))}

    title = "".join(word.capitalize() for word in name.split("_"))
    return {
        f"setMy{title}": method(set_text, f"{name} language_code"),
        f"getMy{title}": method(get_text, "language_code"),
    }


async def set_my_commands(world: World, given: Parameters) -> bool:
    """Set the bot's commands."""
    return world.profile.set_commands(given)


async def get_my_commands(world: World, given: Parameters) -> list[dict[str, Any]]:
    """Return the bot's commands."""
    return world.profile.get_commands(given)


async def delete_my_commands(world: World, given: Parameters) -> bool:
    """Remove the bot's commands."""
    return world.profile.delete_commands(given)


def method(work: Work, parameters: str = "") -> Method:
    """Describe a method."""
    return Method(work, frozenset(parameters.split()))


METHODS = {
    "getMe": method(get_me),
    "getChat": method(get_chat, "chat_id"),
    "getChatMember": method(get_chat_member, "chat_id user_id"),
    "leaveChat": method(leave_chat, "chat_id"),
    "sendMessage": method(messages.send_message, "text entities link_preview_options" + SENDING),
    "sendPhoto": method(messages.send_photo, "photo caption caption_entities" + SENDING),
    "editMessageText": method(
        messages.edit_message_text,
        "chat_id message_id text entities link_preview_options reply_markup",
    ),
    "editMessageReplyMarkup": method(
        messages.edit_message_reply_markup, "chat_id message_id reply_markup"
    ),
    "pinChatMessage": method(messages.pin_chat_message, "chat_id message_id disable_notification"),
    "deleteMessage": method(messages.delete_message, "chat_id message_id"),
    "deleteMessages": method(messages.delete_messages, "chat_id message_ids"),
    "answerCallbackQuery": method(
        messages.answer_callback_query, "callback_query_id text show_alert cache_time"
    ),
    "sendChatAction": method(messages.send_chat_action, "chat_id message_thread_id action"),
    "createForumTopic": method(messages.create_forum_topic, "chat_id name icon_color"),
    "setMyCommands": method(set_my_commands, "commands scope language_code"),
    "getMyCommands": method(get_my_commands, "scope language_code"),
    "deleteMyCommands": method(delete_my_commands, "scope language_code"),
    **text_methods("name"),
    **text_methods("description"),
    **text_methods("short_description"),
}
