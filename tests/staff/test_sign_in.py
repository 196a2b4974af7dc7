import asyncio
import hashlib
from datetime import timedelta

import pytest

from bot.staff.audit import Act
from bot.staff.slowdown import LONGEST, Slowdown, TooBusy, delay_after
from tests.staff.people import MINUTE, PASSWORD, House


async def test_password_and_code_of_the_phone_open_the_door(house):
    await house.has("anna")

    entered = await house.enters("anna")

    assert entered.session.alive(house.clock())


async def test_the_name_may_begin_with_a_capital(house):
    await house.has("anna")

    assert await house.enters(" Anna ", code=await house.code("anna"))


@pytest.mark.parametrize(
    ("password", "code"),
    [("not her password at all", None), (PASSWORD, "000000"), (PASSWORD, ""), ("", "")],
)
async def test_one_factor_alone_opens_nothing(house, password, code):
    await house.has("anna")

    assert await house.enters("anna", password, code) is None


async def test_somebody_unknown_is_refused(house):
    assert await house.enters("nobody", code="123456") is None


async def test_who_was_only_invited_is_refused(house):
    await house.invites("anna")

    assert await house.enters("anna", password="") is None


async def test_a_code_opens_only_once(house):
    await house.has("anna")
    code = await house.code("anna")
    await house.enters("anna", code=code)

    assert await house.enters("anna", code=code) is None


async def test_the_code_of_the_step_before_still_opens(house):
    await house.has("anna")
    code = await house.code("anna")
    house.clock.goes_on(timedelta(seconds=30))

    assert await house.enters("anna", code=code)


async def test_an_older_code_than_that_is_refused(house):
    await house.has("anna")
    code = await house.code("anna")
    house.clock.goes_on(timedelta(seconds=60))

    assert await house.enters("anna", code=code) is None


async def test_after_a_newer_code_an_older_one_is_refused(house):
    await house.has("anna")
    older = await house.code("anna")
    house.clock.goes_on(timedelta(seconds=30))
    await house.enters("anna")

    assert await house.enters("anna", code=older) is None


async def test_a_wrong_password_does_not_use_up_the_code(house):
    await house.has("anna")
    code = await house.code("anna")
    await house.enters("anna", "not her password at all", code)

    assert await house.enters("anna", code=code)


async def test_the_same_code_twice_at_once_opens_once(house):
    await house.has("anna")
    code = await house.code("anna")

    both = await asyncio.gather(*(house.enters("anna", code=code) for _ in range(2)))

    assert [bool(entered) for entered in both].count(True) == 1


async def test_a_code_from_paper_opens_without_the_phone_however_it_is_written(house):
    welcomed = await house.has("anna")
    code = welcomed.recovery[3].lower().replace("-", " ")

    assert await house.enters("anna", code=code)


async def test_a_code_from_paper_opens_only_once(house):
    welcomed = await house.has("anna")
    await house.enters("anna", code=welcomed.recovery[0])

    assert await house.enters("anna", code=welcomed.recovery[0]) is None


async def test_there_are_ten_codes_of_eighty_bits(house):
    welcomed = await house.has("anna")

    lengths = [len(code.replace("-", "")) * 5 for code in welcomed.recovery]

    assert (len(set(welcomed.recovery)), min(lengths)) == (10, 80)


async def test_every_sign_in_has_a_new_session(house):
    welcomed = await house.has("anna")
    entered = await house.enters("anna")

    assert entered.session.id != welcomed.entered.session.id


async def test_only_the_hash_of_what_the_cookie_holds_is_kept(house):
    await house.has("anna")
    entered = await house.enters("anna")

    [*_, kept] = await house.store.transact(lambda rows: rows.sessions("anna"))

    assert kept.id == hashlib.sha256(entered.cookie.encode()).digest()


async def test_a_password_kept_in_an_older_way_is_kept_in_todays(house):
    await house.has("anna")
    today = House(house.store, house.clock)
    today.passwords._hasher = type(today.passwords._hasher)(2, 16, 1)
    before = await house.store.transact(lambda rows: rows.account("anna"))
    await today.enters("anna")

    after = await house.store.transact(lambda rows: rows.account("anna"))

    assert list(map(today.passwords.outdated, (before.password, after.password))) == [True, False]


async def test_the_audit_tells_who_came_in_and_who_was_refused(house):
    welcomed = await house.has("anna")
    await house.enters("anna")
    await house.enters("anna", code=welcomed.recovery[0])
    await house.enters("anna", "not her password at all", "000000")
    await house.enters("my secret typed as a name", code="000000")

    assert (await house.acts())[1:] == [
        ("anna", Act.WELCOMED, ""),
        ("anna", Act.SIGNED_IN, ""),
        ("anna", Act.RECOVERED, ""),
        ("anna", Act.REFUSED, ""),
        ("(unknown)", Act.REFUSED, ""),
    ]


async def test_failures_make_slower_and_never_lock(house):
    await house.has("anna")
    for _ in range(12):
        await house.enters("anna", "not her password at all", "000000")
    longest = max(house.clock.slept)

    assert (longest, bool(await house.enters("anna", code=await soon(house)))) == (LONGEST, True)


async def soon(house):
    """Return the code that the phone shows when the waiting is over."""
    house.clock.goes_on(timedelta(seconds=LONGEST))
    code = await house.code("anna")
    house.clock.goes_on(-timedelta(seconds=LONGEST))
    return code


async def test_who_has_come_in_does_not_wait_the_next_time(house):
    await house.has("anna")
    for _ in range(5):
        await house.enters("anna", "not her password at all", "000000")
    house.clock.goes_on(timedelta(hours=1))
    await house.enters("anna")
    house.clock.goes_on(MINUTE)
    house.clock.slept.clear()
    await house.enters("anna")

    assert house.clock.slept == []


async def test_failures_of_one_network_make_it_slow_for_every_name(house):
    for name in ("ann", "anne", "anny", "anni", "anka"):
        await house.enters(name, code="000000", network="there")

    assert house.clock.slept == [2.0, 4.0]


def test_a_delay_doubles_up_to_forty_two_seconds():
    assert [delay_after(failures) for failures in range(10)] == [
        0, 0, 0, 2, 4, 8, 16, 32, 42, 42,
    ]  # fmt: skip


async def test_many_attempts_at_once_wait_as_long_as_one_after_another(clock):
    slowdown = Slowdown(clock, clock.sleep)

    await asyncio.gather(*(slowdown.wait("anna", None) for _ in range(6)))

    assert clock.slept == [2, 4, 8]


async def test_one_network_cannot_take_all_the_places(clock):
    stand = asyncio.Event()
    slowdown = Slowdown(clock, lambda _: stand.wait())
    waiting = [asyncio.create_task(slowdown.wait(f"name-{n}", "there")) for n in range(20)]
    await asyncio.sleep(0)
    await asyncio.sleep(0)

    with pytest.raises(TooBusy):
        await slowdown.wait("anna", "there")
    stand.set()
    await asyncio.gather(*waiting, return_exceptions=True)
