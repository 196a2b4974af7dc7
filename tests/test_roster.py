"""The desk as a process sees it: a moment old, and never a reason to wait."""

import asyncio

from bot.buses.local import LocalBus
from bot.helpline.desk import PHONE_ONLY, Consultant, Desk, Presence
from bot.ports import DESK, StoreUnavailable
from bot.roster import Roster
from bot.stores.memory import MemoryStore
from bot.stores.memory_cases import MemoryDesk
from tests.delivery.fake_time import in_fake_time

ILZE = Consultant("ilze", "Bērzs", ("lv", "ru"), Presence.ON)


async def running(roster, seconds):
    """Let time pass while the roster looks."""
    task = asyncio.create_task(roster.run())
    await asyncio.sleep(seconds)
    return task


@in_fake_time
async def test_before_the_first_look_there_is_only_the_phone():
    assert Roster(MemoryStore().desk, LocalBus()).desk() == PHONE_ONLY


@in_fake_time
async def test_who_comes_is_seen_within_a_second():
    store = MemoryStore()
    roster = Roster(store.desk, LocalBus())
    task = await running(roster, 5)
    await store.desk.keep(ILZE)
    await asyncio.sleep(1)
    task.cancel()

    assert roster.desk() == Desk((ILZE,), ever=True)


@in_fake_time
async def test_who_comes_is_seen_at_once_where_hints_arrive():
    store, bus = MemoryStore(), LocalBus()
    roster = Roster(store.desk, bus)
    task = await running(roster, 5.5)
    await store.desk.keep(ILZE)
    bus.hint(DESK)
    await asyncio.sleep(0.01)
    task.cancel()

    assert roster.desk() == Desk((ILZE,), ever=True)


class Fickle(MemoryDesk):
    """A desk whose store is away now and then."""

    away = False

    async def desk(self):
        if self.away:
            raise StoreUnavailable
        return await super().desk()


@in_fake_time
async def test_while_the_store_is_away_the_desk_is_what_it_was():
    book = Fickle()
    await book.keep(ILZE)
    roster = Roster(book, LocalBus())
    await roster.look()
    book.away = True
    await roster.look()

    assert roster.desk().consultants == (ILZE,)
