"""Everything there is on this Telegram: one bot, chats, messages, presses, and what was called."""

from __future__ import annotations

import itertools
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime, timedelta

import telegram

from tests.telegram_server.calls import Call
from tests.telegram_server.chats import Chat, Posted
from tests.telegram_server.clock import Clock
from tests.telegram_server.faults import Faults
from tests.telegram_server.profile import Profile
from tests.telegram_server.rates import Rates
from tests.telegram_server.refusals import bad_request
from tests.telegram_server.updates import PRESS_LIFE, Updates

BOT = telegram.User(
    7_000_000_001,
    "Ceļa padoms",
    is_bot=True,
    username="cela_padoms_bot",
    can_join_groups=True,
    can_read_all_group_messages=False,
    supports_inline_queries=False,
)


@dataclass(eq=False)
class Press:
    """Somebody's press of a button, and what the bot answered to it."""

    id: str
    at: datetime
    posted: Posted | None = field(repr=False)
    data: str
    answered: bool = False
    text: str = ""  # what pops up
    alert: bool = False


class World:
    """The state that the methods of the Bot API read and change."""

    def __init__(self, clock: Clock, token: str, *, rates: bool) -> None:
        self.clock, self.token, self.bot = clock, token, BOT
        self.updates = Updates(clock)
        self.rates = Rates(clock, enforced=rates)
        self.faults = Faults()
        self.profile = Profile()
        self.chats: dict[int, Chat] = {}
        self.presses: dict[str, Press] = {}
        self.files: dict[str, bytes] = {}
        self.calls: list[Call] = []
        self.sent: list[Posted] = []
        self.actions: list[tuple[int, str]] = []
        self._private_numbers = itertools.count(101)
        self._press_numbers = itertools.count(4_382_901_100_000_001)

    def add_chat(self, chat: Chat) -> Chat:
        """Open a chat. All private chats and groups share one row of message numbers."""
        if chat.kind in ("private", "group"):
            chat.numbers = self._private_numbers
        self.chats[chat.id] = chat
        return chat

    def chat(self, number: int) -> Chat:
        """Return a chat that the bot may use now."""
        if number not in self.chats:
            raise bad_request("chat not found")
        chat = self.chats[number]
        chat.check_open()
        return chat

    def message(self, chat: Chat, number: int, missing: str) -> Posted:
        """Return a message that still stands in a chat."""
        posted = chat.messages.get(number)
        if posted is None or posted.deleted:
            raise bad_request(missing)
        return posted

    def press(self, posted: Posted | None, data: str) -> Press:
        """Remember a press, to be answered within its life."""
        press = Press(str(next(self._press_numbers)), self.clock.now(), posted, data)
        self.presses[press.id] = press
        return press

    def open_press(self, number: str) -> Press:
        """Return a press that can still be answered: not too old, and not answered before."""
        press = self.presses.get(number)
        life = timedelta(seconds=PRESS_LIFE)
        if press is None or press.answered or press.at + life < self.clock.now():
            raise bad_request(
                "query is too old and response timeout expired or query ID is invalid"
            )
        return press

    def each(self, holds: Callable[[Posted], bool]) -> list[Posted]:
        """Return all messages, wherever they are, for which something holds."""
        chats = self.chats.values()
        return [posted for chat in chats for posted in chat.messages.values() if holds(posted)]
