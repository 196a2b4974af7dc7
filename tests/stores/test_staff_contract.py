"""What every store promises about the staff."""

import asyncio
from contextlib import asynccontextmanager
from dataclasses import replace
from datetime import timedelta

import pytest

from bot.ports import StoreUnavailable
from bot.staff.accounts import Account, StaffError
from bot.staff.audit import Note, broken
from bot.staff.roles import Role
from bot.staff.sessions import IDLE, WHOLE, new_session
from bot.stores.postgres_staff import staff_in_postgres
from bot.stores.register import Terms
from bot.stores.staff import MemoryStaff
from bot.vault import Vault
from tests.stores.databases import SECRET
from tests.stores.people import NOON
from tests.stores.test_postgres import BREAK

SEED = "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP"
ANNA = Account(
    "anna",
    Role.SUPERVISOR,
    ("lv", "ru"),
    password="argon2id of it",
    seed=SEED,
    step=59_000_000,
    recovery=frozenset({bytes([n]) * 32 for n in range(10)}),
    invitation=b"hash of it",
    invited_until=1_800_000_000,
    last_hour=500_000,
)
SECOND = timedelta(seconds=1)


class MemoryStaffPlace:
    """No place at all."""

    @asynccontextmanager
    async def open(self):
        """Open a store of the staff alone."""
        self.staff = MemoryStaff(Vault(SECRET))
        yield self
        self.staff.close()


@pytest.fixture(params=["memory", "sqlite", "postgres"])
def staff_place(request):
    """Each place where the staff may be kept."""
    return (
        MemoryStaffPlace() if request.param == "memory" else request.getfixturevalue(request.param)
    )


@pytest.fixture
async def staff(staff_place):
    """The staff in each kind of store."""
    async with staff_place.open() as store:
        yield store.staff


async def keep(staff, *accounts: Account) -> None:
    """Keep accounts."""
    await staff.transact(lambda rows: [rows.keep(account) for account in accounts])


async def begin(staff, at=NOON, name: str = "anna"):
    """Begin a session."""
    _, session = new_session(name, "lv", at)
    await staff.transact(lambda rows: rows.begin_session(session))
    return session


async def test_an_account_is_found_as_it_was_kept(staff):
    await keep(staff, ANNA)

    assert await staff.transact(lambda rows: rows.account("anna")) == ANNA


async def test_an_account_that_is_changed_is_still_one(staff):
    await keep(staff, ANNA)
    await keep(staff, replace(ANNA, role=Role.ADMIN, recovery=frozenset()))

    [found] = await staff.transact(lambda rows: rows.accounts())

    assert found == replace(ANNA, role=Role.ADMIN, recovery=frozenset())


async def test_a_name_nobody_has_finds_nothing(staff):
    assert await staff.transact(lambda rows: rows.account("anna")) is None


async def test_an_account_is_found_by_its_invitation(staff):
    await keep(staff, ANNA, replace(ANNA, name="berta", invitation=b"another"))

    assert await staff.transact(lambda rows: rows.invited(b"hash of it")) == ANNA


async def test_what_raises_keeps_nothing(staff):
    def work(rows):
        rows.keep(ANNA)
        raise StaffError("no")

    with pytest.raises(StaffError):
        await staff.transact(work)

    assert await staff.transact(lambda rows: rows.accounts()) == []


async def test_a_session_is_found_with_its_owner(staff):
    await keep(staff, ANNA)
    session = await begin(staff)

    assert await staff.transact(lambda rows: rows.session(session.id)) == (session, ANNA)


async def test_a_session_goes_on(staff):
    await keep(staff, ANNA)
    session = (await begin(staff)).acted(NOON + SECOND)
    await staff.transact(lambda rows: rows.go_on(session))

    assert await staff.transact(lambda rows: rows.sessions("anna")) == [session]


async def test_a_session_that_was_ended_does_not_come_back_by_going_on(staff):
    await keep(staff, ANNA)
    session = await begin(staff)
    await staff.transact(lambda rows: rows.end_session(session.id))
    await staff.transact(lambda rows: rows.go_on(session))

    assert await staff.transact(lambda rows: rows.session(session.id)) is None


async def test_who_is_dropped_takes_the_sessions_along(staff):
    await keep(staff, ANNA)
    session = await begin(staff)
    await staff.transact(lambda rows: rows.drop("anna"))

    assert await staff.transact(lambda rows: rows.session(session.id)) is None


async def test_only_sessions_that_go_on_are_living(staff):
    await keep(staff, ANNA)
    whole = await begin(staff, NOON - WHOLE)
    await staff.transact(lambda rows: rows.go_on(whole.acted(NOON)))
    idle, living = await begin(staff, NOON - IDLE), await begin(staff, NOON - IDLE + SECOND)
    ids = [whole.id, idle.id, living.id, b"none"]

    assert await staff.transact(lambda rows: rows.living(ids, NOON)) == {living.id}


async def test_the_audit_is_a_chain(staff):
    for number in range(5):
        await staff.transact(lambda rows, n=number: rows.note(Note("anna", "a.b", str(n)), NOON))

    entries = await staff.transact(lambda rows: rows.trail())

    assert ([entry.object for entry in entries], broken(entries)) == (list("01234"), [])


async def test_notes_that_are_made_at_once_are_a_chain_too(staff):
    notes = [Note("anna", "a.b", str(number)) for number in range(6)]
    await asyncio.gather(
        *(staff.transact(lambda rows, note=note: rows.note(note, NOON)) for note in notes)
    )

    entries = await staff.transact(lambda rows: rows.trail())

    assert ([entry.number for entry in entries], broken(entries)) == ([1, 2, 3, 4, 5, 6], [])


async def test_a_code_used_twice_at_once_is_used_once(staff):
    await keep(staff, ANNA)

    def use(rows):
        account = rows.account("anna")
        rows.keep(replace(account, step=account.step + 1))

    await asyncio.gather(*(staff.transact(use) for _ in range(6)))

    found = await staff.transact(lambda rows: rows.account("anna"))

    assert found.step == ANNA.step + 6


async def test_sessions_and_audit_end_at_their_term(staff):
    await keep(staff, ANNA)
    await begin(staff, NOON - IDLE)
    living = await begin(staff, NOON)
    await staff.transact(lambda rows: rows.note(Note("anna", "a.old"), NOON - timedelta(days=366)))
    await staff.transact(lambda rows: rows.note(Note("anna", "a.new"), NOON - timedelta(days=364)))
    await staff.prune(NOON)

    sessions = await staff.transact(lambda rows: rows.sessions("anna"))
    entries = await staff.transact(lambda rows: rows.trail())

    assert (sessions, [entry.what for entry in entries]) == ([living], ["a.new"])


async def test_the_audit_goes_on_where_its_old_end_was_cut(staff):
    await staff.transact(lambda rows: rows.note(Note("anna", "a.old"), NOON - timedelta(days=366)))
    await staff.transact(lambda rows: rows.note(Note("anna", "a.new"), NOON))
    await staff.prune(NOON)
    await staff.transact(lambda rows: rows.note(Note("anna", "a.newer"), NOON))

    entries = await staff.transact(lambda rows: rows.trail())

    assert ([entry.number for entry in entries], broken(entries)) == ([2, 3], [])


async def test_accounts_outlive_the_process(lasting):
    async with lasting.open() as store:
        await keep(store.staff, ANNA)

    async with lasting.open() as store:
        assert await store.staff.transact(lambda rows: rows.account("anna")) == ANNA


async def test_the_seed_of_the_phone_is_nowhere_to_be_read(lasting):
    async with lasting.open() as store:
        await keep(store.staff, ANNA)

    assert SEED.encode() not in await lasting.everything()


async def test_with_another_key_file_nobody_comes_in_and_a_reset_helps(lasting):
    async with lasting.open() as store:
        await keep(store.staff, ANNA)

    async with lasting.open(bytes(32)) as store:
        found = await store.staff.transact(lambda rows: rows.account("anna"))

    assert found == replace(ANNA, seed="")


async def test_a_closed_store_is_unavailable(sqlite):
    async with sqlite.open() as store:
        staff = store.staff

    with pytest.raises(StoreUnavailable):
        await staff.transact(lambda rows: rows.accounts())


async def test_a_connection_that_broke_is_mended(postgres):
    async with postgres.open() as store:
        await keep(store.staff, ANNA)
        await postgres.execute(BREAK)

        assert await store.staff.transact(lambda rows: rows.account("anna")) == ANNA


async def test_a_database_that_is_not_there_is_unavailable():
    nowhere = "postgresql://127.0.0.1:1/nothing"
    async with staff_in_postgres(nowhere, {}, Vault(SECRET), Terms()) as staff:
        with pytest.raises(StoreUnavailable):
            await staff.transact(lambda rows: rows.accounts())
