import pytest

from tests.stores.databases import MemoryPlace, SqlitePlace

KINDS = ["memory", "sqlite"]


@pytest.fixture(params=KINDS)
def place(request, tmp_path):
    """Each place where a store may keep things."""
    return MemoryPlace() if request.param == "memory" else request.getfixturevalue("lasting")


@pytest.fixture
def lasting(tmp_path):
    return SqlitePlace(tmp_path)


@pytest.fixture
async def store(place):
    """A store of each kind."""
    async with place.open() as store:
        yield store
