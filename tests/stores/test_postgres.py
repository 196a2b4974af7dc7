"""What is PostgreSQL's alone: several processes, and connections that break."""

import asyncio

import asyncpg
import pytest

from bot.ports import Person, StoreUnavailable
from bot.stores.postgres_errors import known
from bot.stores.postgres_opening import SETTINGS
from tests.stores.people import ANNA, MARIS, NOON, count, event, ids, texts

BREAK = (
    "SELECT pg_terminate_backend(pid) FROM pg_stat_activity "
    "WHERE application_name = 'bot' AND datname = current_database()"
)


@pytest.fixture
async def stores(postgres):
    """Two stores on one database, as two processes have them."""
    async with postgres.open() as one, postgres.open() as other:
        yield [one, other]


async def test_two_processes_may_start_at_once(postgres):
    await postgres.execute("DROP SCHEMA public CASCADE")
    await postgres.execute("CREATE SCHEMA public")
    opened = await asyncio.gather(*(started(postgres) for _ in range(4)))

    assert opened == [0, 0, 0, 0]


async def started(postgres):
    async with postgres.open() as store:
        return await store.count()


async def test_first_events_in_two_processes_begin_one_conversation(stores):
    await asyncio.gather(
        *(stores[n % 2].turn(event(str(n)), count, begin=True) for n in range(100))
    )
    answered = await stores[0].messages(ANNA, 0, NOON)

    assert texts(answered) == [f"canary {n}" for n in range(1, 101)]


async def test_many_people_beginning_in_two_processes_have_a_conversation_each(stores):
    people = [Person("web", str(n)) for n in range(60)]
    await asyncio.gather(
        *(
            store.turn(event("1", person), count, begin=True)
            for person in people
            for store in stores
        )
    )
    screens = [await stores[0].messages(person, 0, NOON) for person in people]

    assert [ids(screen) for screen in screens] == [[1]] * 60
    assert await stores[1].count() == 60


async def test_the_same_event_in_two_processes_is_answered_once(stores):
    answers = await asyncio.gather(
        *(store.turn(event("1"), count, begin=True) for store in stores)
    )

    assert sorted(answered.repeated for answered in answers) == [False, True]
    assert answers[0].messages == answers[1].messages


async def test_one_process_sees_what_the_other_has_kept(stores):
    await stores[0].turn(event("1"), count, begin=True)
    answered = await stores[1].turn(event("2"), count, begin=False)

    assert texts(answered) == ["canary 2"]


async def test_who_is_forgotten_in_one_process_is_a_newcomer_in_the_other(stores):
    await stores[0].turn(event("1"), count, begin=True)
    await asyncio.gather(
        stores[0].forget(ANNA), *(stores[1].turn(event(str(n)), count, begin=True) for n in "23")
    )
    await stores[0].forget(ANNA)
    answered = await stores[1].turn(event("4"), count, begin=True)

    assert texts(answered) == ["canary 1"]


async def test_after_a_broken_connection_the_same_event_may_come_again(postgres):
    async with postgres.open() as store:
        for n in range(20):
            turn = asyncio.create_task(store.turn(event(str(n)), count, begin=True))
            await postgres.execute(BREAK)
            await asyncio.gather(turn, return_exceptions=True)
            await until_answered(store, event(str(n)))
        answered = await store.messages(ANNA, 0, NOON)

    assert texts(answered) == [f"canary {n}" for n in range(1, 21)]


async def until_answered(store, incoming):
    for _ in range(20):
        try:
            return await store.turn(incoming, count, begin=True)
        except StoreUnavailable:
            continue
    raise AssertionError("the store does not come back")


async def test_who_is_held_too_long_by_another_process_is_told_so_and_nobody_else(
    postgres, monkeypatch
):
    monkeypatch.setitem(SETTINGS, "lock_timeout", "20ms")
    async with postgres.open() as store, postgres.connected() as other:
        await store.turn(event("1"), count, begin=True)
        async with other.transaction():
            await other.execute("SELECT * FROM conversations FOR UPDATE")
            results = await asyncio.gather(
                store.turn(event("2", ANNA), count, begin=True),
                store.turn(event("2", MARIS), count, begin=True),
                return_exceptions=True,
            )

    assert [isinstance(result, StoreUnavailable) for result in results] == [True, False]


async def test_an_event_the_database_cannot_keep_fails_alone(stores):
    results = await asyncio.gather(
        stores[0].turn(event("1", ANNA), count, begin=True),
        stores[0].turn(event("nul \0", Person("web", "x")), count, begin=True),
        stores[0].turn(event("1", MARIS), count, begin=True),
        return_exceptions=True,
    )

    assert [isinstance(result, Exception) for result in results] == [False, True, False]


@pytest.mark.parametrize(
    "error",
    [
        ConnectionResetError(),
        TimeoutError(),
        asyncpg.InterfaceError("pool is closed"),
        asyncpg.InternalClientError("cut off"),
        asyncpg.ConnectionDoesNotExistError(),
        asyncpg.AdminShutdownError(),
        asyncpg.CannotConnectNowError(),
        asyncpg.DiskFullError(),
        asyncpg.DeadlockDetectedError(),
        asyncpg.ReadOnlySQLTransactionError(),
    ],
    ids=lambda error: type(error).__name__,
)
def test_what_may_be_over_in_a_moment_is_unavailable(error):
    assert isinstance(known(error), StoreUnavailable)


@pytest.mark.parametrize("error", [LookupError(), asyncpg.UniqueViolationError()])
def test_a_mistake_of_ours_stays_what_it_is(error):
    assert known(error) is error
