"""A stream ends with its session, wherever that was ended."""

from __future__ import annotations

import asyncio

import pytest

from bot.desks.web.watch import BLIND_LOOKS, EVERY_SECONDS, Watch
from bot.ports import StoreUnavailable
from bot.staff.sessions import IDLE


class Pulse:
    """Looks when a test says so."""

    def __init__(self) -> None:
        self._due = asyncio.Event()
        self._looked = asyncio.Event()

    async def __call__(self) -> None:
        self._looked.set()
        await self._due.wait()
        self._due.clear()
        self._looked.clear()

    async def beats(self) -> None:
        """Let the watch look, and wait until it has."""
        await self._looked.wait()
        self._looked.clear()
        self._due.set()
        await self._looked.wait()


class AwayStore:
    """A store that does not answer."""

    async def transact(self, work):
        raise StoreUnavailable("away")

    async def prune(self, now):
        raise StoreUnavailable("away")


@pytest.fixture
def alarms():
    return []


def watch_over(store, clock, alarms):
    return Watch(store, clock, lambda kind, error: alarms.append(kind))


async def test_a_stream_ends_at_the_first_beat_after_a_revocation(house, clock, alarms):
    session = (await house.has("anna")).entered.session
    watch, pulse = watch_over(house.store, clock, alarms), Pulse()
    async with watch.running(pulse):
        with watch.over(session) as ended:
            await pulse.beats()
            before = ended.is_set()
            await house.office.revoke("anna")
            await pulse.beats()

            assert (before, ended.is_set()) == (False, True)


def test_a_beat_comes_well_within_a_second():
    assert EVERY_SECONDS <= 0.5


async def test_only_streams_of_the_session_that_is_over_end(house, clock, alarms):
    anna, berta = (await house.has("anna")).entered, (await house.has("berta")).entered
    watch = watch_over(house.store, clock, alarms)
    with watch.over(anna.session) as one, watch.over(berta.session) as other:
        await house.office.revoke("anna")
        await watch.look()

        assert (one.is_set(), other.is_set()) == (True, False)


async def test_every_stream_of_a_session_ends(house, clock, alarms):
    session = (await house.has("anna")).entered.session
    watch = watch_over(house.store, clock, alarms)
    with watch.over(session) as one, watch.over(session) as other:
        await house.office.remove("anna")
        await watch.look()

        assert (one.is_set(), other.is_set()) == (True, True)


async def test_a_stream_does_not_keep_its_session_alive(house, clock, alarms):
    session = (await house.has("anna")).entered.session
    watch = watch_over(house.store, clock, alarms)
    with watch.over(session) as ended:
        clock.goes_on(IDLE)
        await watch.look()

        assert ended.is_set()


async def test_with_the_store_away_streams_go_on_for_five_seconds_and_then_end(
    house, clock, alarms
):
    session = (await house.has("anna")).entered.session
    watch = watch_over(AwayStore(), clock, alarms)
    with watch.over(session) as ended:
        seen = []
        for _ in range(BLIND_LOOKS):
            await watch.look()
            seen.append(ended.is_set())

    assert seen == [False] * (BLIND_LOOKS - 1) + [True]
