"""What is SQLite's alone: files, the journal, one process."""

import asyncio
import sqlite3
from contextlib import closing

import pytest

from bot.ports import StoreUnavailable
from bot.stores import writer
from bot.stores.engines import prepare
from bot.stores.errors import CannotOpen, StoreBusy
from bot.stores.sqlite_statements import FIND, MESSAGES
from tests.stores.databases import SqlitePlace
from tests.stores.people import ANNA, MARIS, NOON, count, event, forgetting, never

SECRETS = """
    SELECT wrapped FROM conversation_keys UNION ALL
    SELECT session FROM conversations UNION ALL
    SELECT lookup FROM conversations UNION ALL
    SELECT body FROM outbox
"""


@pytest.fixture
async def store(sqlite):
    """A store in a file."""
    async with sqlite.open() as store:
        yield store


async def left(sqlite, secrets):
    """How many of these are still on the disk, in whichever file."""
    kept = await sqlite.everything()
    return sum(secret in kept for (secret,) in secrets)


async def test_every_copy_on_the_disk_is_gone_with_who_is_forgotten(sqlite, store):
    secrets = []
    for n in range(30):
        await store.turn(event(str(n), pushed_to=True), count, begin=True)
        secrets += await sqlite.execute(SECRETS)
    before = await left(sqlite, secrets)
    await store.forget(ANNA)

    assert before > 30
    assert await left(sqlite, secrets) == 0


async def test_every_copy_is_gone_with_who_asks_to_be_forgotten(sqlite, store):
    await store.turn(event("1"), count, begin=True)
    secrets = await sqlite.execute(SECRETS)
    await store.turn(event("2"), forgetting, begin=True)

    assert await left(sqlite, secrets) == 0


async def test_every_copy_is_gone_with_who_asks_and_leaves_at_once(sqlite, store):
    await store.turn(event("1"), count, begin=True)
    secrets = await sqlite.execute(SECRETS)
    asking = asyncio.create_task(store.turn(event("2"), forgetting, begin=True))
    await asyncio.sleep(0)
    asking.cancel()
    await asyncio.gather(asking, return_exceptions=True)

    assert await left(sqlite, secrets) == 0


async def test_every_copy_is_gone_with_who_is_pruned(sqlite, store):
    await store.turn(event("1"), count, begin=True)
    secrets = await sqlite.execute(SECRETS)
    await store.prune(NOON.replace(day=6))

    assert await left(sqlite, secrets) == 0


async def test_a_copy_that_a_reader_holds_goes_when_the_reader_has_left(
    sqlite, store, monkeypatch
):
    monkeypatch.setattr(writer, "EMPTY_AGAIN_SECONDS", 0)
    await store.turn(event("1"), count, begin=True)
    secrets = await sqlite.execute(SECRETS)
    with closing(sqlite3.connect(sqlite.file, isolation_level=None)) as reader:
        reader.execute("BEGIN")
        reader.execute("SELECT * FROM conversations").fetchall()
        await store.forget(ANNA)
        held = await left(sqlite, secrets)
    await store.erased()

    assert (held > 0, await left(sqlite, secrets)) == (True, 0)


async def test_a_copy_that_a_crash_has_left_goes_at_the_next_start(sqlite, store):
    await store.turn(event("1"), count, begin=True)
    secrets = await sqlite.execute(SECRETS)
    with closing(sqlite3.connect(sqlite.file, isolation_level=None)) as reader:
        reader.execute("BEGIN")
        reader.execute("SELECT * FROM conversations").fetchall()
        await store.forget(ANNA)
        survivor = sqlite.as_after_a_crash()
    before = await left(survivor, secrets)
    async with survivor.open():
        after = await left(survivor, secrets)

    assert (before > 0, after) == (True, 0)


async def test_people_are_served_while_a_reader_is_in_the_way(sqlite, store, monkeypatch):
    monkeypatch.setattr(writer, "EMPTY_AGAIN_SECONDS", 0)
    await store.turn(event("1"), count, begin=True)
    with closing(sqlite3.connect(sqlite.file, isolation_level=None)) as reader:
        reader.execute("BEGIN")
        reader.execute("SELECT * FROM conversations").fetchall()
        await store.forget(ANNA)
        answered = await store.turn(event("1", MARIS), count, begin=True)

    assert answered.cursor == 1


async def test_the_files_are_their_owners_alone(sqlite, store):
    await store.turn(event("1"), count, begin=True)

    assert {file.stat().st_mode & 0o077 for file in sqlite.directory.iterdir()} == {0}


async def test_a_second_process_is_told_to_go_away(sqlite, store):
    with pytest.raises(StoreBusy, match=r"Another process.*PostgreSQL"):
        async with sqlite.open():
            pass


async def test_the_next_process_may_come_when_the_first_has_left(sqlite):
    for _ in range(2):
        async with sqlite.open() as store:
            await store.turn(event("1"), count, begin=True)

    assert await sqlite.execute("SELECT count(*) FROM seen") == [(1,)]


async def test_a_file_that_is_no_database_is_refused(sqlite):
    sqlite.file.write_bytes(b"not a database" * 100)

    with pytest.raises(CannotOpen, match="cannot be used"):
        async with sqlite.open():
            pass


async def test_a_directory_that_cannot_be_made_is_named(tmp_path):
    (tmp_path / "file").touch()

    with pytest.raises(CannotOpen, match="file.*cannot be made"):
        async with SqlitePlace(tmp_path / "file" / "var").open():
            pass


async def test_a_closed_store_takes_nothing(sqlite):
    async with sqlite.open() as store:
        pass

    with pytest.raises(StoreUnavailable):
        await store.turn(event("1"), never, begin=True)


async def test_what_was_handed_in_is_kept_before_the_store_closes(sqlite):
    async with sqlite.open() as store:
        turns = [asyncio.create_task(store.turn(event("1"), count, begin=True))]
        await asyncio.sleep(0)  # the turn has begun, and is not on the disk yet
    await asyncio.gather(*turns)

    assert await sqlite.execute("SELECT count(*) FROM seen") == [(1,)]


def test_a_connection_that_writes_is_set_up_to_lose_nothing(tmp_path):
    with closing(sqlite3.connect(tmp_path / "some.sqlite3")) as connection:
        prepare(connection)
        names = ["journal_mode", "synchronous", "foreign_keys", "trusted_schema", "secure_delete"]
        settings = [connection.execute(f"PRAGMA {name}").fetchone()[0] for name in names]

    assert settings == ["wal", 2, 1, 0, 1]


async def test_rows_are_bound_to_a_conversation(sqlite, store):
    with closing(sqlite3.connect(sqlite.file)) as connection:
        prepare(connection)

        with pytest.raises(sqlite3.IntegrityError):
            connection.execute("INSERT INTO seen VALUES (1, 'x', 1, 1, 1)")


async def test_a_turn_never_looks_through_a_whole_table(sqlite, store):
    with closing(sqlite3.connect(sqlite.file)) as connection:
        plan = connection.execute(f"EXPLAIN QUERY PLAN {FIND}", ["1", "web", b""]).fetchall()
        plan += connection.execute(f"EXPLAIN QUERY PLAN {MESSAGES}", [1, 1, 1, 1]).fetchall()

    assert [step for *_, step in plan if not step.startswith("SEARCH")] == []
