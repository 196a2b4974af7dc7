import sqlite3
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing

import pytest
from sqlalchemy import Engine, create_engine, text

from bot.stores.engines import engine_for

TIMES = 100


@pytest.fixture
def file(tmp_path):
    """A database with one number in it."""
    path = tmp_path / "counter.sqlite3"
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("CREATE TABLE counter (n INTEGER)")
        connection.execute("INSERT INTO counter VALUES (0)")
        connection.commit()
    return path


def number(engine: Engine) -> int:
    with engine.connect() as connection:
        return int(connection.execute(text("SELECT n FROM counter")).scalar_one())


def test_sqlalchemys_own_engine_loses_updates_without_an_error(file):
    engine = create_engine(f"sqlite:///{file}")
    with engine.connect() as one, engine.connect() as other:
        numbers = [c.execute(text("SELECT n FROM counter")).scalar_one() for c in (one, other)]
        for connection, n in zip((one, other), numbers, strict=True):
            connection.execute(text("UPDATE counter SET n = :n"), {"n": n + 1})
            connection.commit()

    assert number(engine) == 1
    engine.dispose()


def test_our_engine_loses_none(file):
    engine = engine_for(file)

    def add_one(_):
        with engine.begin() as connection:
            n = connection.execute(text("SELECT n FROM counter")).scalar_one()
            connection.execute(text("UPDATE counter SET n = :n"), {"n": n + 1})

    with ThreadPoolExecutor(4) as threads:
        list(threads.map(add_one, range(TIMES)))

    assert number(engine) == TIMES
