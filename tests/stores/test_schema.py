import sqlite3
from contextlib import closing
from datetime import timedelta

from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy.ext.asyncio import create_async_engine

from bot.stores.engines import engine_for
from bot.stores.migrating import migrate
from bot.stores.register import REGISTER, Protection, Terms
from bot.stores.schema import metadata
from tests.stores.people import NOON


def differences(connection) -> list[object]:
    """What Alembic would change to make the database as `schema.py` says."""
    migrate(connection)
    context = MigrationContext.configure(connection, opts={"compare_type": True})
    return list(compare_metadata(context, metadata))


def test_the_migrations_make_what_the_schema_says_in_sqlite(tmp_path):
    with engine_for(tmp_path / "some.sqlite3").begin() as connection:
        assert differences(connection) == []


async def test_the_migrations_make_what_the_schema_says_in_postgres(postgres):
    engine = create_async_engine(postgres.url.replace("postgresql:", "postgresql+asyncpg:"))
    async with engine.begin() as connection:
        found = await connection.run_sync(differences)
    await engine.dispose()

    assert found == []


def test_migrating_twice_changes_nothing(tmp_path):
    for _ in range(2):
        with engine_for(tmp_path / "some.sqlite3").begin() as connection:
            migrate(connection)

    with engine_for(tmp_path / "some.sqlite3").begin() as connection:
        assert differences(connection) == []


def test_a_migration_that_is_cut_off_leaves_nothing(tmp_path):
    path = tmp_path / "some.sqlite3"
    with engine_for(path).connect() as connection:
        connection.begin()
        migrate(connection)
        connection.close()  # as a process that is killed does it

    assert tables(path) == []


def tables(path) -> list[str]:
    with closing(sqlite3.connect(path)) as connection:
        return [name for (name,) in connection.execute("SELECT name FROM sqlite_master")]


def test_every_column_that_is_kept_stands_in_the_retention_register(tmp_path):
    path = tmp_path / "some.sqlite3"
    with engine_for(path).begin() as connection:
        migrate(connection)
    with closing(sqlite3.connect(path)) as connection:
        kept = connection.execute(
            "SELECT t.name || '.' || c.name FROM sqlite_master t, pragma_table_info(t.name) c "
            "WHERE t.type = 'table'"
        ).fetchall()

    assert {name for (name,) in kept} == set(REGISTER)


def test_every_column_ends_at_a_term_that_there_is():
    terms = {purpose.term for purpose in REGISTER.values()}

    assert {term for term in terms if term} == set(Terms.__dataclass_fields__)


def test_what_a_person_says_or_is_told_is_sealed():
    sealed = {name for name, kept in REGISTER.items() if kept.protection is Protection.SEALED}

    assert sealed == {
        "conversations.session",
        "conversations.address",
        "outbox.body",
        "channel_ids.ids",
        "cases.file",
        "case_lines.line",
    }


def test_what_outlives_the_key_of_a_conversation_is_sealed_too():
    sealed = {name for name, kept in REGISTER.items() if kept.protection is Protection.SERVICE}

    assert sealed == {"erasures.job", "staff_accounts.seed"}


def test_terms_can_be_set():
    ends = Terms(conversation=timedelta(days=30)).ends(NOON)

    assert ends.acted_hour == Terms().ends(NOON - timedelta(days=29)).acted_hour
