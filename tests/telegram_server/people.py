"""People with a phone in their hand: what they do, and what they see."""

from __future__ import annotations

import asyncio
from datetime import UTC, datetime
from typing import Any, Protocol

import telegram
from telegram import CallbackQuery, ChatMemberBanned, ChatMemberMember, ChatMemberUpdated

from tests.telegram_server.chats import Chat, Posted
from tests.telegram_server.updates import DAY, OWN_MEMBERSHIP, PRESS_LIFE, PRESSES
from tests.telegram_server.world import Press, World

PATIENCE = 5
"""Seconds, of the real clock, after which a test that waits for the bot has failed."""

EPOCH = datetime.fromtimestamp(0, UTC)


class Stage(Protocol):
    """Where people meet the bot."""

    world: World

    async def happens(
        self,
        kind: str,
        happened: telegram.TelegramObject | dict[str, Any],
        order: int,
        life: int = DAY,
    ) -> None:
        """Let the bot know."""


class Person:
    """Somebody who uses Telegram, with a private chat with the bot."""

    def __init__(self, stage: Stage, user: telegram.User) -> None:
        self.user, self.id = user, user.id
        self.private = Chat(user.id, "private", person=user, started=False)
        self._stage, self._world = stage, stage.world
        self._world.add_chat(self.private)
        self._read = 0

    @property
    def traces(self) -> tuple[str, ...]:
        """What must be found in no log and in no file."""
        user = self.user
        return tuple(filter(None, (str(user.id), user.first_name, user.last_name, user.username)))

    @property
    def chat(self) -> list[Posted]:
        """Everything that stands in the private chat, oldest first."""
        return self.private.visible()

    @property
    def answers(self) -> list[Posted]:
        """What the bot wrote and did not delete, oldest first."""
        return [posted for posted in self.chat if posted.by_bot]

    @property
    def screen(self) -> Posted:
        """The bot's last message."""
        assert self.answers, "the bot has written nothing"
        return self.answers[-1]

    def presses_of(self, posted: Posted) -> list[Press]:
        """Return the presses of the buttons under a message."""
        return [press for press in self._world.presses.values() if press.posted is posted]

    async def reads(self, text: str = "", within: float = PATIENCE) -> Posted:
        """Wait until the bot has written or changed a message since the person last did anything.

        With `text`, until one that contains it; fails if none comes. What was read once is
        not read again.
        """
        try:
            async with asyncio.timeout(within):
                await self.private.wait_until(lambda: self._unread(text) is not None)
        except TimeoutError:
            heard = [posted.text for posted in self.answers[-3:]]
            raise AssertionError(f"nothing new with {text!r}; the last were {heard}") from None
        found = self._unread(text)
        assert found
        self._read = self.private.acts
        return found

    def _unread(self, text: str) -> Posted | None:
        unread = [one for one in self.answers if one.touched > self._read and text in one.text]
        return max(unread, key=lambda posted: posted.touched, default=None)

    async def sends(self, text: str, **content: Any) -> Posted:
        """Write something."""
        return await self._posts(text=text, **command_entities(text), **content)

    async def asks(self, text: str) -> Posted:
        """Write something and read what comes back."""
        await self.sends(text)
        return await self.reads()

    async def presses(self, button: str, on: Posted | None = None) -> Press:
        """Press a button by its label, on the newest message that has it."""
        posted = on or self._with_button(button)
        return await self.presses_data(str(posted.button(button).callback_data), posted)

    def _with_button(self, label: str) -> Posted:
        for posted in reversed(self.chat):
            if label in posted.labels:
                return posted
        raise LookupError(f"no button {label!r}; on the screen: {self.screen.labels}")

    async def chooses(self, button: str) -> Posted:
        """Press a button and read what comes back."""
        await self.presses(button)
        return await self.reads()

    async def presses_data(
        self, data: str, on: Posted | None = None, *, inline: bool = False
    ) -> Press:
        """Press a button that carries this, whatever it is; clients can be changed."""
        self._read = self.private.acts
        posted = None if inline else on or self.screen
        press = self._world.press(posted, data)
        query = CallbackQuery(
            press.id,
            self.user,
            chat_instance=str(self.id * 31),
            message=posted.reference() if posted else None,
            data=data,
            inline_message_id="BAAAAFsNAQA" if inline else None,
        )
        order = self.id + PRESSES
        await self._stage.happens("callback_query", query, order, PRESS_LIFE)
        return press

    def copies(self, button: str) -> str:
        """Press a button that copies, and return what it put on the clipboard."""
        copied = self._with_button(button).button(button).copy_text
        assert copied, f"{button!r} copies nothing"
        return copied.text

    async def edits(self, posted: Posted, text: str) -> Posted:
        """Change something written before."""
        posted.content |= {"text": text, **command_entities(text)}
        posted.edited = self._world.clock.now()
        await self._stage.happens("edited_message", posted.message(), posted.chat.id)
        return posted

    async def deletes(self, posted: Posted) -> None:
        """Delete a message for both; the bot is not told."""
        posted.deleted = True

    async def sends_sticker(self) -> Posted:
        """Send a sticker."""
        sticker = telegram.Sticker("CAACAg", "unique", 512, 512, False, False, "regular", "😀")
        return await self._posts(sticker=sticker)

    async def sends_voice(self, seconds: int = 4) -> Posted:
        """Send a voice message."""
        return await self._posts(voice=telegram.Voice("AwACAg", "unique", seconds, "audio/ogg"))

    async def sends_photo(self, caption: str = "") -> Posted:
        """Send a picture."""
        sizes = [telegram.PhotoSize("AgACAg", "unique", 90, 67)]
        return await self._posts(photo=sizes, caption=caption or None)

    async def sends_contact(self, phone: str = "+37120000001") -> Posted:
        """Send a contact."""
        return await self._posts(contact=telegram.Contact(phone, "Zane", "Paraugs"))

    async def sends_location(self, latitude: float = 56.95, longitude: float = 24.1) -> Posted:
        """Send a place."""
        return await self._posts(location=telegram.Location(longitude, latitude))

    async def sends_other(self, **content: Any) -> Posted:
        """Send anything else that `telegram.Message` can hold."""
        return await self._posts(**content)

    async def posts(self, group: Chat, text: str, thread: int | None = None) -> Posted:
        """Write in a group. The bot hears of it if it is in the group, by its privacy mode."""
        posted = group.post(self.user, self._world.clock.now(), text=text)
        posted.content |= command_entities(text)
        posted.thread = thread
        if group.bot_is_in and (group.bot_is_admin or text.startswith("/")):
            await self._stage.happens("message", posted.message(), group.id)
        return posted

    async def blocks(self) -> None:
        """Block the bot."""
        self.private.blocked = True
        await self._membership(self._member(), self._banned())

    async def unblocks(self) -> None:
        """Unblock the bot."""
        self.private.blocked = False
        await self._membership(self._banned(), self._member())

    def leaves_telegram(self) -> None:
        """Delete the account; the bot finds out when it writes."""
        self.private.deactivated = True

    async def _posts(self, **content: Any) -> Posted:
        self.private.started = True
        self._read = self.private.acts
        posted = self.private.post(self.user, self._world.clock.now(), **content)
        await self._stage.happens("message", posted.message(), self.id)
        return posted

    async def _membership(self, old: telegram.ChatMember, new: telegram.ChatMember) -> None:
        now = self._world.clock.now()
        changed = ChatMemberUpdated(self.private.info(), self.user, now, old, new)
        await self._stage.happens("my_chat_member", changed, self.id + OWN_MEMBERSHIP)

    def _member(self) -> ChatMemberMember:
        return ChatMemberMember(self._world.bot)

    def _banned(self) -> ChatMemberBanned:
        return ChatMemberBanned(self._world.bot, EPOCH)


def command_entities(text: str) -> dict[str, Any]:
    """Mark a command at the beginning, as Telegram does."""
    if not text.startswith("/") or len(text) < 2:
        return {}
    return {"entities": [telegram.MessageEntity("bot_command", 0, len(text.split()[0]))]}
