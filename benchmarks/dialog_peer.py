"""A bot as one writes it with aiogram_dialog, which keeps every turn on the disk.

    var/aiogram/bin/python -m benchmarks.dialog_peer BOT_API_URL DATABASE_FILE

Windows with buttons, and a storage in SQLite that commits each turn, as ours does (WAL,
`synchronous=FULL`). Everything else is the library's default: its client for the calls, and
updates side by side. It wants an older pydantic than the product, and so an environment of
its own: see `aiogram.txt`.
"""

from __future__ import annotations

import sys
from collections.abc import Mapping
from typing import Any

import uvloop
from aiogram import Bot, Dispatcher
from aiogram.client.session.aiohttp import AiohttpSession
from aiogram.client.telegram import TelegramAPIServer
from aiogram.filters import CommandStart
from aiogram.fsm.state import State, StatesGroup
from aiogram.fsm.storage.base import BaseStorage, StorageKey
from aiogram.fsm.storage.memory import SimpleEventIsolation
from aiogram.types import CallbackQuery, Message, Update
from aiogram_dialog import Dialog, DialogManager, StartMode, Window, setup_dialogs
from aiogram_dialog.widgets.kbd import Button, Column
from aiogram_dialog.widgets.text import Const
from aiohttp import web

from benchmarks.bot_api import TOKEN
from benchmarks.peers import LABELS, STEPS, TEXT, Kept, serve

QUESTIONS = [State() for _ in range(STEPS)]
type("Talk", (StatesGroup,), {f"q{number}": state for number, state in enumerate(QUESTIONS)})


class SqliteStorage(BaseStorage):
    """Keeps where people are and what they answered; `commit` ends a turn."""

    def __init__(self, file: str) -> None:
        self._kept = Kept(file)
        self._states: dict[StorageKey, str | None] = {}
        self._data: dict[StorageKey, dict[str, Any]] = {}

    def commit(self) -> None:
        """Bring the turn to the disk."""
        self._kept.commit()

    async def set_state(self, key: StorageKey, state: Any = None) -> None:
        """Keep a state."""
        self._states[key] = state.state if isinstance(state, State) else state
        self._kept.put(f"state {key}", self._states[key])

    async def get_state(self, key: StorageKey) -> str | None:
        """Return a state."""
        return self._states.get(key)

    async def set_data(self, key: StorageKey, data: Mapping[str, Any]) -> None:
        """Keep what somebody answered."""
        self._data[key] = dict(data)
        self._kept.put(f"data {key}", data)

    async def get_data(self, key: StorageKey) -> dict[str, Any]:
        """Return what somebody answered."""
        return dict(self._data.get(key, {}))

    async def close(self) -> None:
        """Do nothing: everything is kept."""


async def answer(query: CallbackQuery, button: Button, manager: DialogManager) -> None:
    """Take an answer, and ask the next question."""
    number = QUESTIONS.index(manager.current_context().state)
    manager.dialog_data[str(number)] = button.widget_id
    manager.dialog_data["turns"] = manager.dialog_data.get("turns", 0) + 1
    await manager.switch_to(QUESTIONS[(number + 1) % STEPS])


async def start(message: Message, dialog_manager: DialogManager) -> None:
    """Begin."""
    await dialog_manager.start(QUESTIONS[0], mode=StartMode.RESET_STACK)


def conversation() -> Dialog:
    """Return the dialog."""
    buttons = [Button(Const(label), label[0], on_click=answer) for label in LABELS]
    return Dialog(*(Window(Const(TEXT), Column(*buttons), state=one) for one in QUESTIONS))


class Peer:
    """Takes updates side by side, each person's one after the other."""

    def __init__(self, api: str, file: str) -> None:
        self._kept = SqliteStorage(file)
        self._bot = Bot(TOKEN, session=AiohttpSession(api=TelegramAPIServer.from_base(api)))
        self._dispatcher = Dispatcher(storage=self._kept, events_isolation=SimpleEventIsolation())
        self._dispatcher.message.register(start, CommandStart())
        self._dispatcher.include_router(conversation())
        setup_dialogs(self._dispatcher)

    async def receive(self, request: web.Request) -> web.Response:
        """Answer an update, keep what it changed, and only then say that it is taken."""
        update = Update.model_validate_json(await request.read())
        await self._dispatcher.feed_update(self._bot, update)
        self._kept.commit()
        return web.Response()


async def main(api: str, file: str) -> None:
    """Serve until killed."""
    peer = Peer(api, file)
    await serve(peer.receive)


if __name__ == "__main__":
    uvloop.run(main(*sys.argv[1:]))
