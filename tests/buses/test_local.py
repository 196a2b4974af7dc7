"""Hints within one process."""

import asyncio

from bot.buses.local import LocalBus

ANNA, MARIS = 17, 18
AT_ONCE, LONG = 0, 30


async def test_a_hint_that_came_before_the_wait_is_heard():
    bus = LocalBus()
    async with bus.listen(ANNA) as hints:
        bus.hint(ANNA)

        assert await hints.wait(LONG)


async def test_a_hint_wakes_who_waits():
    bus = LocalBus()
    async with bus.listen(ANNA) as hints:
        waiting = asyncio.create_task(hints.wait(LONG))
        await asyncio.sleep(0)
        bus.hint(ANNA)

        assert await waiting


async def test_without_a_hint_the_wait_ends_in_time():
    async with LocalBus().listen(ANNA) as hints:
        assert not await hints.wait(AT_ONCE)


async def test_a_hint_is_heard_once():
    bus = LocalBus()
    async with bus.listen(ANNA) as hints:
        bus.hint(ANNA)
        await hints.wait(LONG)

        assert not await hints.wait(AT_ONCE)


async def test_the_hint_for_another_is_not_heard():
    bus = LocalBus()
    async with bus.listen(ANNA) as hints:
        bus.hint(MARIS)

        assert not await hints.wait(AT_ONCE)


async def test_a_wait_that_was_called_off_leaves_the_listener_whole():
    bus = LocalBus()
    async with bus.listen(ANNA) as hints:
        waiting = asyncio.create_task(hints.wait(LONG))
        await asyncio.sleep(0)
        waiting.cancel()
        await asyncio.wait([waiting])
        bus.hint(ANNA)

        assert await hints.wait(AT_ONCE)
