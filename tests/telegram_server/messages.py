"""The methods that write, change and delete messages."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import telegram
from telegram import InlineKeyboardMarkup
from telegram.constants import BulkRequestLimit, CallbackQueryLimit, ForumTopicLimit

from tests.telegram_server.chats import Chat, Posted
from tests.telegram_server.keyboards import checked_keyboard
from tests.telegram_server.parameters import Parameters
from tests.telegram_server.pictures import picture
from tests.telegram_server.refusals import bad_request
from tests.telegram_server.texts import checked_caption, checked_entities, checked_text
from tests.telegram_server.wire import to_wire
from tests.telegram_server.world import World

DELETABLE = timedelta(hours=48)
NOT_MODIFIED = (
    "message is not modified: specified new message content and reply markup are exactly"
    " the same as a current content and reply markup of the message"
)
ICON_COLOR = 7_322_096
CHAT_ACTIONS = frozenset(telegram.constants.ChatAction)
PREVIEW_OPTIONS = frozenset(
    {"is_disabled", "url", "prefer_small_media", "prefer_large_media", "show_above_text"}
)


async def send_message(world: World, given: Parameters) -> dict[str, Any]:
    """Write a text."""
    chat = world.chat(given.number("chat_id"))
    text = checked_text(given.text("text"))
    entities = checked_entities(text, given.array("entities"))
    return await send(world, given, chat, {"text": text, "entities": entities})


async def send_photo(world: World, given: Parameters) -> dict[str, Any]:
    """Send a picture with words under it."""
    chat = world.chat(given.number("chat_id"))
    caption = checked_caption(given.text("caption"))
    entities = checked_entities(caption, given.array("caption_entities"))
    photo = picture(world.files, given)
    content = {"photo": photo, "caption": caption or None, "caption_entities": entities}
    return await send(world, given, chat, content)


async def send(
    world: World, given: Parameters, chat: Chat, content: dict[str, Any]
) -> dict[str, Any]:
    """Add a message of the bot to a chat."""
    thread = given.number("message_thread_id") if given.has("message_thread_id") else None
    chat.check_thread(thread)
    if not chat.bot_may_write:
        raise bad_request("not enough rights to send text messages to the chat")
    keyboard = checked_keyboard(given.mapping("reply_markup"))
    content |= replied(world, given, chat)
    world.rates.check_rate(chat.id)
    posted = chat.post(author(world, chat), world.clock.now(), **content)
    posted.keyboard, posted.thread = keyboard, thread
    posted.silent = given.flag("disable_notification")
    posted.preview = not is_preview_off(given)
    world.sent.append(posted)
    await chat.bot_acted(posted)
    return to_wire(posted.message())


def author(world: World, chat: Chat) -> telegram.User | None:
    """Return who stands above a message of the bot: in a channel, only the channel."""
    return None if chat.kind == "channel" else world.bot


def replied(world: World, given: Parameters, chat: Chat) -> dict[str, Any]:
    """Return the message that is answered, if any."""
    parameters = given.mapping("reply_parameters")
    if not parameters:
        return {}
    number = int(parameters.get("message_id", 0))
    found = chat.messages.get(number)
    if found and not found.deleted:
        return {"reply_to_message": found.message()}
    if not parameters.get("allow_sending_without_reply"):
        raise bad_request("message to be replied not found")
    return {}


def is_preview_off(given: Parameters) -> bool:
    """Tell whether links are to stay without a preview."""
    options = given.mapping("link_preview_options")
    if unknown := sorted(options.keys() - PREVIEW_OPTIONS):
        raise bad_request(f"the stand-in knows no preview option {', '.join(unknown)}")
    return options.get("is_disabled") is True


async def edit_message_text(world: World, given: Parameters) -> dict[str, Any]:
    """Change the text. A keyboard that is not given again goes."""
    posted = editable(world, given)
    text = checked_text(given.text("text"), editing=True)
    entities = checked_entities(text, given.array("entities"))
    keyboard = checked_keyboard(given.mapping("reply_markup"))
    if "text" not in posted.content:
        raise bad_request("there is no text in the message to edit")
    posted.preview = not is_preview_off(given)
    return await edit(world, posted, {"text": text, "entities": entities}, keyboard)


async def edit_message_reply_markup(world: World, given: Parameters) -> dict[str, Any]:
    """Change the keyboard, or take it away."""
    posted = editable(world, given)
    return await edit(world, posted, {}, checked_keyboard(given.mapping("reply_markup")))


def editable(world: World, given: Parameters) -> Posted:
    """Return a message that the bot may change."""
    chat = world.chat(given.number("chat_id"))
    posted = world.message(chat, given.number("message_id"), "message to edit not found")
    if posted.sender != author(world, chat):
        raise bad_request("message can't be edited")
    return posted


async def edit(
    world: World, posted: Posted, content: dict[str, Any], keyboard: InlineKeyboardMarkup | None
) -> dict[str, Any]:
    """Change a message, if this changes it."""
    if posted.content == posted.content | content and posted.keyboard == keyboard:
        raise bad_request(NOT_MODIFIED)
    posted.content |= content
    posted.keyboard, posted.edited = keyboard, world.clock.now()
    await posted.chat.bot_acted(posted)
    return to_wire(posted.message())


async def delete_message(world: World, given: Parameters) -> bool:
    """Delete one message for everybody in the chat."""
    chat = world.chat(given.number("chat_id"))
    posted = world.message(chat, given.number("message_id"), "message to delete not found")
    return await delete(world, chat, [posted])


async def delete_messages(world: World, given: Parameters) -> bool:
    """Delete up to a hundred messages; those that are gone already are passed over."""
    chat = world.chat(given.number("chat_id"))
    numbers = [int(number) for number in given.array("message_ids")]
    if not numbers:
        raise bad_request("message identifiers are not specified")
    if len(numbers) > BulkRequestLimit.MAX_LIMIT:
        raise bad_request("too many message identifiers specified")
    found = [chat.messages[number] for number in numbers if number in chat.messages]
    return await delete(world, chat, [posted for posted in found if not posted.deleted])


async def delete(world: World, chat: Chat, posted: list[Posted]) -> bool:
    """Delete all of them or none."""
    if not all(is_deletable(world, one) for one in posted):
        raise bad_request("message can't be deleted for everyone")
    for one in posted:
        one.deleted = True
    await chat.bot_acted(*posted)
    return True


def is_deletable(world: World, posted: Posted) -> bool:
    """Tell whether the bot may delete it: in a private chat also what the person wrote."""
    may = posted.by_bot or posted.chat.kind == "private" or posted.chat.bot_is_admin
    return may and world.clock.now() - posted.date < DELETABLE


async def pin_chat_message(world: World, given: Parameters) -> bool:
    """Pin a message; the chat is told of it by a message of its own."""
    chat = world.chat(given.number("chat_id"))
    posted = world.message(chat, given.number("message_id"), "message to pin not found")
    if chat.kind != "private" and not (chat.bot_is_admin and chat.bot_may_pin):
        raise bad_request("not enough rights to manage pinned messages in the chat")
    chat.pinned.append(posted.id)
    chat.post(world.bot, world.clock.now(), pinned_message=posted.message())
    return True


async def answer_callback_query(world: World, given: Parameters) -> bool:
    """End the waiting of a button that was pressed, maybe with a few words."""
    text = given.text("text")
    if len(text) > CallbackQueryLimit.ANSWER_CALLBACK_QUERY_TEXT_LENGTH:
        raise bad_request("MESSAGE_TOO_LONG")
    press = world.open_press(given.text("callback_query_id"))
    press.answered, press.text, press.alert = True, text, given.flag("show_alert")
    if press.posted:
        await press.posted.chat.bot_acted()
    return True


async def send_chat_action(world: World, given: Parameters) -> bool:
    """Show for a moment that the bot is writing."""
    chat, action = world.chat(given.number("chat_id")), given.text("action")
    if action not in CHAT_ACTIONS:
        raise bad_request("wrong parameter action in request")
    world.actions.append((chat.id, action))
    return True


async def create_forum_topic(world: World, given: Parameters) -> dict[str, Any]:
    """Open a topic in a group that has topics."""
    chat, name = world.chat(given.number("chat_id")), given.text("name")
    if not chat.is_forum:
        raise bad_request("the chat is not a forum")
    if not chat.bot_is_admin:
        raise bad_request("not enough rights to create a topic")
    if not 1 <= len(name) <= ForumTopicLimit.MAX_NAME_LENGTH:
        raise bad_request("TOPIC_TITLE_EMPTY" if not name else "TOPIC_TITLE_TOO_LONG")
    color = given.number("icon_color", ICON_COLOR)
    created = telegram.ForumTopicCreated(name, color)
    posted = chat.post(world.bot, world.clock.now(), forum_topic_created=created)
    posted.thread = posted.id
    chat.topics[posted.id] = name
    return telegram.ForumTopic(posted.id, name, color).to_dict()
