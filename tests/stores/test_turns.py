import asyncio

import pytest

from bot.ports import StoreUnavailable
from bot.stores.rows import Key
from bot.stores.turns import Turns

ANNA, MARIS = Key("web", b"anna"), Key("web", b"maris")


async def test_a_flood_is_refused_before_it_fills_the_memory():
    turns = Turns(most=2)
    async with turns.of(ANNA), turns.of(MARIS):
        with pytest.raises(StoreUnavailable):
            async with turns.of(Key("web", b"one too many")):
                pass


async def test_there_is_room_again_when_a_turn_is_over():
    turns = Turns(most=1)
    for _ in range(3):
        async with turns.of(ANNA):
            pass

    async with turns.of(MARIS):
        assert True


async def test_a_lock_is_dropped_when_nobody_wants_it():
    turns = Turns()
    async with turns.of(ANNA):
        held = len(turns._locks)

    assert (held, len(turns._locks)) == (1, 0)


async def test_people_do_not_wait_for_one_another():
    turns = Turns()
    async with turns.of(ANNA), asyncio.timeout(1), turns.of(MARIS):
        assert True
