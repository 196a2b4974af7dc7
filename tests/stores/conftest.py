import asyncio
import os

import pytest

from tests.stores.databases import (
    MemoryPlace,
    PostgresPlace,
    SqlitePlace,
    drop_database,
    made_database,
)
from tests.stores.servers import started


@pytest.fixture(scope="session")
def postgres_server():
    """The server that BOT_TEST_DATABASE_URL names, or one that is started for the tests."""
    if url := os.environ.get("BOT_TEST_DATABASE_URL"):
        yield url
        return
    with started() as url:
        yield url


@pytest.fixture(scope="session")
def postgres_url(postgres_server):
    """A database that is nobody else's."""
    url = asyncio.run(made_database(postgres_server))
    yield url
    asyncio.run(drop_database(postgres_server, url))


@pytest.fixture
async def postgres(postgres_url, tmp_path):
    """An empty database."""
    place = PostgresPlace(postgres_url, tmp_path)
    await place.empty()
    return place


@pytest.fixture
def sqlite(tmp_path):
    """An empty directory."""
    return SqlitePlace(tmp_path)


@pytest.fixture(params=["sqlite", "postgres"])
def lasting(request):
    """Each place that outlives the process."""
    return request.getfixturevalue(request.param)


@pytest.fixture(params=["memory", "sqlite", "postgres"])
def place(request):
    """Each place where a store may keep things."""
    return MemoryPlace() if request.param == "memory" else request.getfixturevalue(request.param)


@pytest.fixture
async def store(place):
    """A store of each kind."""
    async with place.open() as store:
        yield store
