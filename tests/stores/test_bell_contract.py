"""What every store promises about the page of the bell."""

import asyncio

from bot.ports import BellPage


async def test_before_it_ever_rang_the_page_is_empty(store):
    assert await store.bell.read() == BellPage(0, b"")


async def test_the_page_is_what_was_written_last(store):
    await store.bell.turn(BellPage(1, b"one"))
    await store.bell.turn(BellPage(2, b"two"))

    assert await store.bell.read() == BellPage(2, b"two")


async def test_who_has_not_seen_the_newest_page_changes_nothing(store):
    await store.bell.turn(BellPage(1, b"one"))
    late = await store.bell.turn(BellPage(1, b"late"))

    assert (late, await store.bell.read()) == (False, BellPage(1, b"one"))


async def test_of_many_who_turn_the_page_at_once_one_does(store):
    turned = await asyncio.gather(*(store.bell.turn(BellPage(1, b"%d" % n)) for n in range(6)))

    assert turned.count(True) == 1


async def test_the_page_outlives_the_process(lasting):
    async with lasting.open() as store:
        await store.bell.turn(BellPage(1, b"one"))

    async with lasting.open() as store:
        assert await store.bell.read() == BellPage(1, b"one")
