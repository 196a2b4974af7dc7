import asyncio
import sqlite3

import pytest

from bot.ports import StoreUnavailable
from bot.stores.engines import prepare
from bot.stores.writer import Writer


@pytest.fixture
def connection(tmp_path):
    """A connection to a file with one table."""
    connection = sqlite3.connect(tmp_path / "some.sqlite3", check_same_thread=False)
    prepare(connection)
    connection.execute("CREATE TABLE kept (item)")
    return connection


class Tried(list[object]):
    """The groups that were tried, in order."""

    def __init__(self):
        self.begun = asyncio.Event()
        self.loop = asyncio.get_running_loop()

    def append(self, group):
        super().append(group)
        self.loop.call_soon_threadsafe(self.begun.set)


@pytest.fixture
async def groups():
    return Tried()


@pytest.fixture
async def writer(connection, groups):
    """A writer of single texts, and of one that cannot be written."""

    def write(connection, items):
        groups.append(items)
        for item in items:
            connection.execute("INSERT INTO kept VALUES (?)", (item,))
            if item == "broken":
                raise LookupError("cannot be written")

    writer = Writer(connection, write, erases=lambda item: False)
    yield writer
    await writer.close()


def kept(tmp_path):
    with sqlite3.connect(tmp_path / "some.sqlite3") as reader:
        return [item for (item,) in reader.execute("SELECT item FROM kept ORDER BY item")]


async def test_what_waits_together_is_committed_together(writer, groups):
    await asyncio.gather(*(writer.keep(n) for n in range(64)))

    assert groups == [list(range(64))]


async def test_what_comes_during_a_commit_shares_the_next(writer, groups):
    first = asyncio.create_task(writer.keep("first"))
    await groups.begun.wait()
    await asyncio.gather(first, *(writer.keep(n) for n in range(10)))

    assert groups == [["first"], list(range(10))]


async def test_one_that_fails_takes_no_other_with_it(writer, tmp_path):
    items = ["a", "b", "broken", "c"]
    results = await asyncio.gather(*map(writer.keep, items), return_exceptions=True)

    assert [isinstance(result, LookupError) for result in results] == [False, False, True, False]
    assert kept(tmp_path) == ["a", "b", "c"]


async def test_a_full_disk_refuses_and_recovers(writer, connection, tmp_path):
    [(pages,)] = connection.execute("PRAGMA page_count").fetchall()
    connection.execute(f"PRAGMA max_page_count={pages + 2}")
    with pytest.raises(StoreUnavailable, match="full"):
        await writer.keep("x" * 100_000)
    await writer.keep("small")
    connection.execute("PRAGMA max_page_count=1000000")
    await writer.keep("tall" * 100_000)

    assert [item[:5] for item in kept(tmp_path)] == ["small", "tallt"]


async def test_what_is_acknowledged_can_be_read_at_once(writer, tmp_path):
    await writer.keep("a")

    assert kept(tmp_path) == ["a"]


async def test_a_pause_is_used_to_move_the_journal_into_the_database(
    writer, tmp_path, monkeypatch
):
    monkeypatch.setattr("bot.stores.writer.CHECKPOINT_AFTER", 10)
    for n in range(20):
        await writer.keep(f"item {n}")

    assert b"item 9" in (tmp_path / "some.sqlite3").read_bytes()
