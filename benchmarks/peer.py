"""A bot as one writes it with python-telegram-bot alone, which keeps every turn on the disk.

    python -m benchmarks.peer BOT_API_URL DATABASE_FILE

A ConversationHandler with buttons, and a persistence in SQLite that commits each turn, as
ours does (WAL, `synchronous=FULL`). Everything else is the library's default: its client
for the calls, and one update after the other.
"""

from __future__ import annotations

import asyncio
import sys
from typing import Any

import orjson
import uvloop
from aiohttp import web
from telegram import InlineKeyboardButton, InlineKeyboardMarkup, Update
from telegram.ext import (
    Application,
    ApplicationBuilder,
    BasePersistence,
    CallbackQueryHandler,
    CommandHandler,
    ContextTypes,
    ConversationHandler,
    PersistenceInput,
)

from benchmarks.bot_api import TOKEN
from benchmarks.peers import LABELS, STEPS, TEXT, Kept, serve
from benchmarks.updates import START

Bag = dict[Any, Any]
ConversationKey = tuple[int | str, ...]
Context = ContextTypes.DEFAULT_TYPE


class SqlitePersistence(BasePersistence[Bag, Bag, Bag]):
    """Keeps where people are and what they answered; `commit` ends a turn."""

    def __init__(self, file: str) -> None:
        super().__init__(PersistenceInput(bot_data=False, chat_data=False, callback_data=False))
        self._kept = Kept(file)

    def commit(self) -> None:
        """Bring the turn to the disk."""
        self._kept.commit()

    async def get_conversations(self, name: str) -> dict[ConversationKey, object]:
        """Return none: it is always begun anew."""
        return {}

    async def update_conversation(
        self, name: str, key: ConversationKey, new_state: object | None
    ) -> None:
        """Keep where somebody is."""
        self._kept.put(f"{name}/{key}", new_state)

    async def get_user_data(self) -> dict[int, Bag]:
        """Return none."""
        return {}

    async def update_user_data(self, user_id: int, data: Bag) -> None:
        """Keep what somebody answered."""
        self._kept.put(str(user_id), data)

    async def refresh_user_data(self, user_id: int, user_data: Bag) -> None:
        """Leave it as it is."""

    async def drop_user_data(self, user_id: int) -> None:
        """Never asked for."""

    async def flush(self) -> None:
        """Do nothing at the end: everything is kept."""

    async def get_chat_data(self) -> dict[int, Bag]:
        """Return none."""
        return {}

    async def update_chat_data(self, chat_id: int, data: Bag) -> None:
        """Not kept."""

    async def refresh_chat_data(self, chat_id: int, chat_data: Bag) -> None:
        """Not kept."""

    async def drop_chat_data(self, chat_id: int) -> None:
        """Not kept."""

    async def get_bot_data(self) -> Bag:
        """Return none."""
        return {}

    async def update_bot_data(self, data: Bag) -> None:
        """Not kept."""

    async def refresh_bot_data(self, bot_data: Bag) -> None:
        """Not kept."""

    async def get_callback_data(self) -> None:
        """Return none."""

    async def update_callback_data(self, data: object) -> None:
        """Not kept."""


async def start(update: Update, context: Context) -> int:
    """Begin."""
    return await ask(update, context, 0)


async def answer(update: Update, context: Context) -> int:
    """Take an answer, and ask the next question."""
    query = update.callback_query
    assert query
    assert query.data
    assert context.user_data is not None
    await query.answer()
    number, choice = query.data.split("|")
    context.user_data[number] = choice
    context.user_data["turns"] = context.user_data.get("turns", 0) + 1
    return await ask(update, context, (int(number) + 1) % STEPS)


async def ask(update: Update, context: Context, number: int) -> int:
    """Ask a question; its number is the state."""
    assert update.effective_chat
    rows = [[InlineKeyboardButton(label, callback_data=f"{number}|{label}")] for label in LABELS]
    await context.bot.send_message(
        update.effective_chat.id,
        TEXT,
        reply_markup=InlineKeyboardMarkup(rows),
        disable_notification=True,
    )
    return number


def conversation() -> ConversationHandler[Context]:
    """Return the dialog."""
    states: dict[object, Any] = {
        number: [CallbackQueryHandler(answer, pattern=rf"^{number}\|")] for number in range(STEPS)
    }
    begin: list[Any] = [CommandHandler(START.removeprefix("/"), start)]
    return ConversationHandler(begin, states, begin, name="talk", persistent=True)


class Bot:
    """Takes one update after the other, as the library does by itself."""

    def __init__(self, api: str, file: str) -> None:
        self._kept = SqlitePersistence(file)
        self._application: Application[Any, Any, Any, Any, Any, Any] = (
            ApplicationBuilder()
            .token(TOKEN)
            .base_url(f"{api}/bot")
            .persistence(self._kept)
            .updater(None)
            .build()
        )
        self._application.add_handler(conversation())
        self._one = asyncio.Lock()

    async def open(self) -> None:
        """Read what is kept, and ask who we are."""
        await self._application.initialize()

    async def receive(self, request: web.Request) -> web.Response:
        """Answer an update, keep what it changed, and only then say that it is taken."""
        update = Update.de_json(orjson.loads(await request.read()), self._application.bot)
        async with self._one:
            await self._application.process_update(update)
            await self._application.update_persistence()
            self._kept.commit()
        return web.Response()


async def main(api: str, file: str) -> None:
    """Serve until killed."""
    bot = Bot(api, file)
    await bot.open()
    await serve(bot.receive)


if __name__ == "__main__":
    uvloop.run(main(*sys.argv[1:]))
