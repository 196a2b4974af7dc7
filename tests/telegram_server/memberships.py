"""How the bot is in a group: which rights it has there."""

from __future__ import annotations

import telegram
from telegram import ChatMemberLeft, ChatMemberMember

from tests.telegram_server.chats import Chat

RIGHTS = (
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
    "can_manage_topics",
)
NO_RIGHTS = ("can_be_edited", "is_anonymous")


def membership(chat: Chat, bot: telegram.User) -> telegram.ChatMember:
    """Return how the bot is in a chat now."""
    if chat.bot_is_admin:
        rights = dict.fromkeys(RIGHTS, True) | dict.fromkeys(NO_RIGHTS, False)
        may = rights | {"can_pin_messages": chat.bot_may_pin}
        data = {"status": "administrator", "user": bot.to_dict(), **may}
        return telegram.ChatMember.de_json(data, None)
    return ChatMemberMember(bot) if chat.bot_is_in else ChatMemberLeft(bot)
