"""Chats and the messages in them, as Telegram keeps them."""

from __future__ import annotations

import asyncio
import itertools
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

import telegram
from telegram import InlineKeyboardButton, InlineKeyboardMarkup

from tests.telegram_server.refusals import Refused, bad_request, forbidden, migrated


@dataclass(eq=False, repr=False)
class Posted:
    """A message in a chat. `content` holds the fields of `telegram.Message` that are its own."""

    id: int
    chat: Chat
    date: datetime
    sender: telegram.User | None  # nobody, in a channel
    content: dict[str, Any]
    keyboard: InlineKeyboardMarkup | None = None
    thread: int | None = None
    edited: datetime | None = None
    deleted: bool = False
    silent: bool = False
    preview: bool = True  # false if the sender has switched previews of links off
    touched: int = 0  # the number of the bot's act that wrote or changed it last

    def __repr__(self) -> str:
        who = "bot" if self.by_bot else "person"
        return f"<{who} {self.id}: {self.text!r} {self.labels}>"

    @property
    def text(self) -> str:
        """What can be read: the text, or the words under a picture."""
        return str(self.content.get("text", self.content.get("caption", "")))

    @property
    def by_bot(self) -> bool:
        """Whether the bot wrote it."""
        return self.sender is not None and self.sender.is_bot

    @property
    def buttons(self) -> list[InlineKeyboardButton]:
        """All buttons, in reading order."""
        rows = self.keyboard.inline_keyboard if self.keyboard else ()
        return [button for row in rows for button in row]

    @property
    def labels(self) -> list[str]:
        """What stands on the buttons."""
        return [button.text for button in self.buttons]

    def button(self, label: str) -> InlineKeyboardButton:
        """Return the button with this label; the error says which there are."""
        for button in self.buttons:
            if button.text == label:
                return button
        raise LookupError(f"no button {label!r} under {self.text!r}, but {self.labels}")

    def message(self) -> telegram.Message:
        """Return it as the Bot API shows it."""
        return telegram.Message(
            message_id=self.id,
            date=self.date,
            chat=self.chat.info(),
            from_user=self.sender,
            sender_chat=None if self.sender else self.chat.info(),
            edit_date=self.edited,
            reply_markup=self.keyboard,
            message_thread_id=self.thread,
            is_topic_message=True if self.thread else None,
            **self.content,
        )

    def reference(self) -> telegram.MaybeInaccessibleMessage:
        """Return what a press says of its message: of one that is gone, only where it was."""
        if self.deleted:
            return telegram.InaccessibleMessage(self.chat.info(), self.id)
        return self.message()


@dataclass(eq=False, repr=False)
class Chat:
    """A private chat, a group, a supergroup or a channel."""

    id: int
    kind: str
    title: str | None = None
    person: telegram.User | None = None  # the other one, in a private chat
    numbers: Iterator[int] = field(default_factory=lambda: itertools.count(1))
    messages: dict[int, Posted] = field(default_factory=dict)
    topics: dict[int, str] = field(default_factory=dict)
    closed_topics: set[int] = field(default_factory=set)
    is_forum: bool = False
    bot_is_in: bool = True
    bot_is_admin: bool = False
    bot_may_pin: bool = True  # as an administrator
    bot_may_write: bool = True
    username: str | None = None  # of a public group
    pinned: list[int] = field(default_factory=list)
    started: bool = True  # the person has written to the bot
    blocked: bool = False  # the person has blocked the bot
    deactivated: bool = False  # the person has left Telegram
    kicked: bool = False  # the bot was thrown out
    migrated_to: int | None = None
    acts: int = 0  # how often the bot has done something here
    _acted: asyncio.Condition = field(default_factory=asyncio.Condition)

    def info(self) -> telegram.Chat:
        """Return it as the Bot API shows it."""
        person = self.person
        return telegram.Chat(
            self.id,
            self.kind,
            title=self.title,
            first_name=person.first_name if person else None,
            last_name=person.last_name if person else None,
            username=person.username if person else self.username,
            is_forum=self.is_forum or None,
        )

    @property
    def name_of_kind(self) -> str:
        """The word that Telegram's refusals use."""
        return f"{self.kind} chat"

    def check_open(self) -> None:
        """Refuse what the bot may not do here."""
        if self.migrated_to:
            raise migrated(self.migrated_to)
        if refused := self._closed():
            raise refused

    def _closed(self) -> Refused | None:
        reasons = {
            "user is deactivated": self.deactivated,
            "bot was blocked by the user": self.blocked,
            f"bot was kicked from the {self.name_of_kind}": self.kicked,
            f"bot is not a member of the {self.name_of_kind}": not self.bot_is_in,
            "bot can't initiate conversation with a user": not self.started,
        }
        return next((forbidden(words) for words, holds in reasons.items() if holds), None)

    def check_thread(self, thread: int | None) -> None:
        """Refuse a topic that is gone or closed."""
        if thread is not None and thread not in self.topics:
            raise bad_request("message thread not found")
        if thread in self.closed_topics:
            raise bad_request("TOPIC_CLOSED")

    def post(self, sender: telegram.User | None, date: datetime, **content: Any) -> Posted:
        """Add a message."""
        posted = Posted(next(self.numbers), self, date, sender, content)
        self.messages[posted.id] = posted
        return posted

    def visible(self) -> list[Posted]:
        """Return what stands in the chat, oldest first."""
        return [posted for posted in self.messages.values() if not posted.deleted]

    async def bot_acted(self, *changed: Posted) -> None:
        """Tell those who wait that the bot has done something here."""
        self.acts += 1
        for posted in changed:
            posted.touched = self.acts
        async with self._acted:
            self._acted.notify_all()

    async def wait_until(self, holds: Callable[[], bool]) -> None:
        """Wait until something that the bot does makes this hold."""
        async with self._acted:
            await self._acted.wait_for(holds)
