"""What asyncpg's errors mean to those who wait for a store."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

import asyncpg

from bot.ports import StoreUnavailable

LOST = (
    OSError,  # and TimeoutError
    asyncpg.InterfaceError,
    asyncpg.InternalClientError,  # a connection cut off between two messages
    asyncpg.PostgresConnectionError,
    asyncpg.OperatorInterventionError,
    asyncpg.InsufficientResourcesError,
)
"""The server is gone or full: no turn of a group can be kept."""

UNAVAILABLE = (
    *LOST,
    asyncpg.TransactionRollbackError,
    asyncpg.LockNotAvailableError,
    asyncpg.InvalidTransactionStateError,
)
"""What may be over in a moment. Anything else is a mistake of ours."""


def known(error: Exception) -> Exception:
    """Return the error that the port knows, unless it is a mistake of our own."""
    if not isinstance(error, UNAVAILABLE):
        return error
    unavailable = StoreUnavailable(type(error).__name__)
    unavailable.__cause__ = error
    return unavailable


@contextmanager
def translated() -> Iterator[None]:
    """Raise StoreUnavailable for what may be over in a moment."""
    try:
        yield
    except UNAVAILABLE as error:
        raise known(error) from error
