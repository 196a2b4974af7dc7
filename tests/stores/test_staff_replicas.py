"""What the staff of several replicas see of each other."""

from __future__ import annotations

import pytest

from bot.desks.web.watch import Watch
from tests.staff.people import Clock, House


@pytest.fixture
async def staffs(postgres):
    """The staff as two processes have it."""
    async with postgres.open() as here, postgres.open() as there:
        yield [here.staff, there.staff]


async def test_a_revocation_on_one_replica_ends_a_stream_on_another(staffs):
    clock = Clock()
    house = House(staffs[0], clock)
    session = (await house.has("anna")).entered.session
    watch = Watch(staffs[1], clock, lambda kind, error: None)
    with watch.over(session) as ended:
        await watch.look()
        before = ended.is_set()
        await house.office.revoke("anna")
        await watch.look()

    assert (before, ended.is_set()) == (False, True)


async def test_a_code_that_was_used_on_one_replica_opens_nothing_on_another(staffs):
    clock = Clock()
    here, there = House(staffs[0], clock), House(staffs[1], clock)
    await here.has("anna")
    code = await here.code("anna")
    await here.enters("anna", code=code)

    assert await there.enters("anna", code=code) is None
