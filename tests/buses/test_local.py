"""Hints within one process."""

import asyncio

from bot.buses.local import LocalBus
from tests.delivery.fake_time import in_fake_time

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


async def test_who_listens_to_several_hears_of_each():
    bus = LocalBus()
    async with bus.listen(ANNA, MARIS) as hints:
        heard = []
        for conversation in (ANNA, MARIS):
            bus.hint(conversation)
            heard.append(await hints.wait(AT_ONCE))

    assert heard == [True, True]


@in_fake_time
async def test_where_hints_may_not_arrive_one_looks_without_one():
    loop = asyncio.get_running_loop()
    async with LocalBus(look_every=1).listen(ANNA) as hints:
        heard = await hints.wait(LONG)

    assert (heard, round(loop.time())) == (False, 1)


async def test_when_hints_may_be_lost_everybody_looks():
    bus = LocalBus()
    async with bus.listen(ANNA) as hers, bus.listen(MARIS) as his:
        bus.hint_all()

        assert (await hers.wait(AT_ONCE), await his.wait(AT_ONCE)) == (True, True)


async def test_who_has_left_leaves_nothing():
    bus = LocalBus()
    async with bus.listen(ANNA, MARIS):
        pass

    assert bus._listeners == {}
