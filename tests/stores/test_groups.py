import asyncio

import pytest

from bot.ports import StoreUnavailable
from bot.stores.groups import MOST_TOGETHER, Groups


class Keeping:
    """Keeps groups when it is allowed to."""

    def __init__(self):
        self.groups = []
        self.allowed = asyncio.Event()
        self.begun = asyncio.Event()

    async def __call__(self, group):
        self.groups.append([job.item for job in group])
        self.begun.set()
        await self.allowed.wait()
        for job in group:
            job.succeed(f"kept {job.item}")


@pytest.fixture
async def keeping():
    return Keeping()


@pytest.fixture
async def groups(keeping):
    groups = Groups(keeping)
    yield groups
    keeping.allowed.set()
    await groups.close()


async def test_each_hears_of_its_own_item(groups, keeping):
    keeping.allowed.set()

    assert await asyncio.gather(*map(groups.put, "abc")) == ["kept a", "kept b", "kept c"]


async def test_what_comes_meanwhile_is_the_next_group(groups, keeping):
    first = asyncio.create_task(groups.put("a"))
    await keeping.begun.wait()
    others = [asyncio.create_task(groups.put(item)) for item in "bcd"]
    await asyncio.sleep(0)
    keeping.allowed.set()
    await asyncio.gather(first, *others)

    assert keeping.groups == [["a"], ["b", "c", "d"]]


async def test_a_group_has_an_upper_limit(groups, keeping):
    keeping.allowed.set()
    await asyncio.gather(*map(groups.put, range(MOST_TOGETHER + 1)))

    assert [len(group) for group in keeping.groups] == [MOST_TOGETHER, 1]


async def test_closing_keeps_what_was_handed_in_and_takes_no_more(keeping):
    groups = Groups(keeping)
    handed_in = asyncio.create_task(groups.put("a"))
    await asyncio.sleep(0)
    keeping.allowed.set()
    await groups.close()

    assert await handed_in == "kept a"
    with pytest.raises(StoreUnavailable):
        await groups.put("b")


async def test_who_is_cancelled_stays_until_the_item_is_kept(groups, keeping):
    task = asyncio.create_task(groups.put("a"))
    await keeping.begun.wait()
    for _ in range(3):
        task.cancel()
        await asyncio.sleep(0)
    stayed = not task.done()
    keeping.allowed.set()
    with pytest.raises(asyncio.CancelledError):
        await task

    assert stayed


async def test_a_mistake_in_keeping_is_told_and_the_next_group_is_kept(groups, keeping):
    async def mistaken(group):
        groups._keep = keeping
        raise LookupError("our own bug")

    groups._keep = mistaken
    keeping.allowed.set()
    results = await asyncio.gather(groups.put("a"), groups.put("b"), return_exceptions=True)

    assert [type(result) for result in results] == [LookupError, LookupError]
    assert await groups.put("c") == "kept c"


async def test_nobody_waits_for_ever_when_the_loop_is_torn_down(keeping):
    groups = Groups(keeping)
    on_its_way = asyncio.create_task(groups.put("a"))
    await keeping.begun.wait()
    waiting = asyncio.create_task(groups.put("b"))
    await asyncio.sleep(0)
    for task in (on_its_way, waiting, groups._task):  # as asyncio.run does it
        task.cancel()
    async with asyncio.timeout(5):
        results = await asyncio.gather(on_its_way, waiting, return_exceptions=True)

    assert [type(result) for result in results] == [asyncio.CancelledError] * 2
