"""Hints between processes over a real server: they arrive, and everything goes on without."""

import asyncio

import nats
import pytest

from bot.buses import local
from bot.buses.nats import SUBJECT, connected
from bot.buses.opening import open_bus
from bot.ports import DESK
from tests.buses.nats_server import NatsServer, nats_server

ANNA, MARIS = 17, 18
PATIENCE = 20


@pytest.fixture
async def server():
    async with nats_server() as server:
        yield server


@pytest.fixture
async def pair(server):
    """The buses of two processes, connected."""
    async with connected([server.url]) as here, connected([server.url]) as there:
        await arriving(here)
        await arriving(there)
        yield here, there


async def arriving(bus):
    """Wait until a bus hears of others; whoever listens is woken by that."""
    async with bus.listen(ANNA) as hints:
        while bus._local.look_every != local.SELDOM:
            await hints.wait(PATIENCE)


async def lost(bus):
    """Wait until a bus knows that it hears of nobody."""
    async with bus.listen(ANNA) as hints:
        while bus._local.look_every == local.SELDOM:
            await hints.wait(PATIENCE)


async def test_a_hint_wakes_who_waits_in_another_process(pair):
    here, there = pair
    async with there.listen(ANNA) as hints:
        here.hint(ANNA)

        assert await hints.wait(PATIENCE)


async def test_a_hint_wakes_who_waits_in_the_same_process(pair):
    here, _ = pair
    async with here.listen(DESK) as hints:
        here.hint(DESK)

        assert await hints.wait(0)


async def test_many_hints_at_once_all_arrive(pair):
    here, there = pair
    people = range(1, 2001)
    async with asyncio.TaskGroup() as group:
        heard = [group.create_task(woken(there, number)) for number in people]
        await asyncio.sleep(0)
        for number in people:
            here.hint(number)

    assert all(task.result() for task in heard)


async def woken(bus, number):
    async with bus.listen(number) as hints:
        return await hints.wait(PATIENCE)


@pytest.mark.parametrize(
    "forged",
    [b"", b"17 ", b"-17", b"17.0", b"seventeen", b"\xff\x00", b"9" * 19, b"17 " * 400 + b"1" * 30,
     b"1" * 20, b" ".join([b"17"] * 501), b'{"conversation": 17}'],
)  # fmt: skip
async def test_what_no_process_of_ours_would_say_wakes_nobody(server, pair, forged):
    _, there = pair
    stranger = await nats.connect(server.url)
    async with there.listen(ANNA) as hints, there.listen(MARIS) as next_one:
        await stranger.publish(SUBJECT, forged)
        await stranger.publish(SUBJECT, b"18")
        came = await next_one.wait(PATIENCE)
        woken = await hints.wait(0)
    await stranger.close()

    assert (came, woken) == (True, False)


async def test_without_a_server_everybody_looks_each_second():
    nobody = NatsServer()
    async with connected([nobody.url]) as bus:
        await lost(bus)

        assert bus._local.look_every == local.OFTEN


async def test_without_a_server_hints_arrive_within_the_process():
    nobody = NatsServer()
    async with connected([nobody.url]) as bus, bus.listen(ANNA) as hints:
        bus.hint(ANNA)

        assert await hints.wait(0)


async def test_who_waits_while_the_server_dies_looks_and_hears_again_when_it_is_back(server, pair):
    here, there = pair
    await server.kill()
    await lost(here)
    await lost(there)
    await server.start()
    await arriving(here)
    await arriving(there)
    async with there.listen(ANNA) as hints:
        here.hint(ANNA)

        assert await hints.wait(PATIENCE)


async def test_a_server_that_comes_late_is_found():
    late = NatsServer()
    async with connected([late.url]) as bus:
        await lost(bus)
        await late.start()
        await arriving(bus)
        await late.kill()


@pytest.mark.parametrize(
    ("alone", "every"), [(True, local.SELDOM), (False, local.OFTEN)], ids=["alone", "several"]
)
async def test_without_nats_several_processes_look_each_second_and_one_does_not(alone, every):
    async with open_bus("", alone=alone) as bus:
        assert isinstance(bus, local.LocalBus)
        assert bus.look_every == every


async def test_the_setting_names_the_servers(server):
    async with open_bus(f"{NatsServer().url},{server.url}", alone=False) as bus:
        await arriving(bus)
