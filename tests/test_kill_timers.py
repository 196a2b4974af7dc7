"""Killed while deadlines fall due, the bot answers each of them, and each of them once."""

import asyncio
import signal
import sys
from pathlib import Path

from bot.helpline.case import Case, State
from bot.ports import Decision, Person
from bot.stores.opening import open_store
from bot.vault import Vault
from tests.falling import FALLS, PEOPLE, SECRET, fall_to_the_end
from tests.stores.people import event, kept

CASE = Case(State.QUEUED, due_at=1)
KILLS = 4
AFTER = 25
"""Deadlines that were answered before a kill."""


async def fall_and_be_killed(folder: Path) -> None:
    """Let deadlines fall due in a process of its own, and kill it in the middle."""
    process = await asyncio.create_subprocess_exec(
        sys.executable, "-m", "tests.falling", str(folder), stdout=asyncio.subprocess.PIPE
    )
    assert process.stdout
    for _ in range(AFTER):
        await process.stdout.readline()
    process.kill()
    assert await process.wait() == -signal.SIGKILL  # and it was not done before


async def test_each_deadline_is_answered_once_over_kills(tmp_path):
    async with open_store("", tmp_path, Vault(SECRET)) as store:
        for number in range(PEOPLE):
            first = event("first", Person("web", str(number)))
            await store.turn(first, lambda *_: Decision(kept(1), case=CASE), begin=True)
    for _ in range(KILLS):
        await fall_and_be_killed(tmp_path)
    async with open_store("", tmp_path, Vault(SECRET)) as store:
        await fall_to_the_end(store)
        board = await store.cases.board()
        cases = [await store.cases.case(one.conversation) for one in board]

    lines = [[line.line.text for line in case.lines] for case in cases if case]
    assert lines == [[str(number) for number in range(1, FALLS + 1)]] * PEOPLE
