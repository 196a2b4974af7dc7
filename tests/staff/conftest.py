import pytest

from bot.stores.staff import MemoryStaff
from bot.vault import Vault
from tests.staff.people import Clock, House


@pytest.fixture
def clock():
    """A time that goes on only when it is told to."""
    return Clock()


@pytest.fixture
def house(clock):
    """The staff in memory."""
    store = MemoryStaff(Vault(bytes(32)))
    yield House(store, clock)
    store.close()
