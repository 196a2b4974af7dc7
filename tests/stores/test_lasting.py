"""What a store promises that outlives its process: durable, sealed, and sturdy."""

import pytest

from bot.engine.session import Session
from bot.stores.errors import StoreTooNew, WrongKey
from bot.stores.sealing import address_place, key_place, session_place
from bot.vault import Vault
from tests.stores.databases import SECRET
from tests.stores.people import (
    ANNA,
    MARIS,
    NOON,
    count,
    event,
    forgetting,
    never,
    remembering,
    saying,
    texts,
)

TABLES = [
    "conversations",
    "conversation_keys",
    "seen",
    "outbox",
    "queues",
    "channel_ids",
    "quarantine",
]

SPOILT = {
    "an empty session": "UPDATE conversations SET session = substr(session, 1, 0)",
    "a cut session": "UPDATE conversations SET session = substr(session, 1, 40)",
    "another's session": "UPDATE conversations SET session = "
    "(SELECT session FROM conversations ORDER BY id DESC LIMIT 1)",
    "a cut key": "UPDATE conversation_keys SET wrapped = substr(wrapped, 1, 20)",
    "another's key": "UPDATE conversation_keys SET wrapped = "
    "(SELECT wrapped FROM conversation_keys ORDER BY conversation_id DESC LIMIT 1)",
    "no key": "DELETE FROM conversation_keys",
}


async def test_what_was_acknowledged_is_there_after_a_crash(lasting):
    async with lasting.open() as store:
        for n in range(20):
            await store.turn(event(str(n)), count, begin=True)
        survivor = lasting.as_after_a_crash()
        async with survivor.open() as after:
            again = await after.turn(event("19"), never, begin=False)
            new = await after.turn(event("20"), count, begin=False)

    assert (texts(again), texts(new)) == (["canary 20"], ["canary 21"])


async def test_a_store_that_was_closed_opens_with_everything(lasting):
    async with lasting.open() as store:
        await store.turn(event("1"), count, begin=True)
    async with lasting.open() as store:
        answered = await store.turn(event("2"), count, begin=False)

    assert texts(answered) == ["canary 2"]


async def test_nothing_plain_is_kept(lasting):
    async with lasting.open() as store:
        await store.turn(event("1", pushed_to=True), count, begin=True)
        await store.turn(event("2", MARIS), saying("canary of a message"), begin=True)
        kept = await lasting.everything()

    assert b"web" in kept
    assert b"canary" not in kept
    assert b"home" not in kept


async def test_the_address_is_kept_sealed_where_the_channel_must_write_first(lasting):
    async with lasting.open() as store:
        await store.turn(event("1", ANNA), count, begin=True)
        await store.turn(event("2", ANNA, pushed_to=True), count, begin=True)
        [(id, address)] = await lasting.execute("SELECT id, address FROM conversations")
        [(wrapped,)] = await lasting.execute("SELECT wrapped FROM conversation_keys")
    sealer = Vault(SECRET).unwrap(wrapped, key_place(id))

    assert sealer.unseal(address, address_place(id)).decode() == ANNA.address


async def test_no_address_is_kept_where_nobody_needs_it(lasting):
    async with lasting.open() as store:
        await store.turn(event("1"), count, begin=True)

        assert await lasting.execute("SELECT address FROM conversations") == [(None,)]


async def test_nothing_is_left_in_any_table_of_who_is_forgotten(lasting):
    async with lasting.open() as store:
        await store.turn(event("1", pushed_to=True), count, begin=True)
        await store.turn(event("2"), forgetting, begin=True)
        left = [await lasting.execute(f"SELECT count(*) FROM {table}") for table in TABLES]

    assert left == [[(0,)]] * len(TABLES)


async def test_nothing_is_left_in_any_table_of_what_is_over(lasting):
    async with lasting.open() as store:
        await store.turn(event("1", pushed_to=True), count, begin=True)
        await store.prune(NOON.replace(day=6))
        left = [await lasting.execute(f"SELECT count(*) FROM {table}") for table in TABLES]

    assert left == [[(0,)]] * len(TABLES)


@pytest.fixture
async def spoil(lasting):
    """Spoil what is kept of Anna, who came first; Maris came after her."""

    async def spoil(statement: str) -> None:
        [(anna,)] = await lasting.execute("SELECT min(id) FROM conversations")
        column = "conversation_id" if "conversation_keys" in statement.split("(")[0] else "id"
        await lasting.execute(f"{statement} WHERE {column} = {anna}")

    return spoil


@pytest.mark.parametrize("statement", SPOILT.values(), ids=SPOILT.keys())
async def test_who_cannot_be_read_goes_on_as_a_newcomer(lasting, spoil, statement):
    found: list[Session | None] = []
    async with lasting.open() as store:
        for person in (ANNA, MARIS):
            await store.turn(event("1", person), count, begin=True)
        await spoil(statement)
        await store.turn(event("2"), remembering(found), begin=False)
        await store.turn(event("3"), remembering(found), begin=False)
        screen = await store.messages(ANNA, None, NOON)
        [note] = await store.quarantined()

    assert [session is None for session in found] == [True, False]
    assert texts(screen) == ["canary 2"]
    assert note.startswith(("session ", "key "))


@pytest.mark.parametrize("statement", SPOILT.values(), ids=SPOILT.keys())
async def test_others_do_not_notice_who_cannot_be_read(lasting, spoil, statement):
    async with lasting.open() as store:
        for person in (ANNA, MARIS):
            await store.turn(event("1", person), count, begin=True)
        await spoil(statement)
        await store.turn(event("2", ANNA), count, begin=False)
        answered = await store.turn(event("2", MARIS), count, begin=False)

    assert texts(answered) == ["canary 2"]


@pytest.mark.parametrize(
    "text", [b"", b"[]", b"{}", b"null", b"\xff", b'{"position": ["home"]}', b'{"position": 7}']
)
async def test_a_session_of_no_known_shape_is_that_of_a_newcomer(lasting, text):
    found: list[Session | None] = []
    async with lasting.open() as store:
        await store.turn(event("1"), count, begin=True)
        [(id, wrapped)] = await lasting.execute(
            "SELECT conversation_id, wrapped FROM conversation_keys"
        )
        sealed = Vault(SECRET).unwrap(wrapped, key_place(id)).seal(text, session_place(id))
        await lasting.execute(f"UPDATE conversations SET session = {lasting.blob(sealed)}")
        await store.turn(event("2"), remembering(found), begin=False)

    assert found == [None]


async def test_a_message_that_cannot_be_read_is_left_out(lasting):
    async with lasting.open() as store:
        await store.turn(event("1"), saying("one", "two", "three"), begin=True)
        await lasting.execute(
            "UPDATE outbox SET body = (SELECT body FROM outbox WHERE message_id = 3) "
            "WHERE message_id = 2"
        )
        answered = await store.messages(ANNA, 0, NOON)

    assert (texts(answered), answered.cursor) == (["one", "three"], 3)


async def test_who_cannot_be_read_can_be_forgotten(lasting):
    async with lasting.open() as store:
        await store.turn(event("1"), count, begin=True)
        await lasting.execute("DELETE FROM conversation_keys")

        assert await store.forget(ANNA)
        assert await store.count() == 0


async def test_another_key_file_does_not_open_the_store(lasting):
    async with lasting.open() as store:
        await store.turn(event("1"), count, begin=True)

    with pytest.raises(WrongKey, match="BOT_KEY_FILE"):
        async with lasting.open(secret=b"another" * 5):
            pass


async def test_one_spoilt_key_does_not_keep_the_store_shut(lasting):
    async with lasting.open() as store:
        await store.turn(event("1", ANNA), count, begin=True)
        await store.turn(event("1", MARIS), count, begin=True)
    await lasting.execute(
        "DELETE FROM conversation_keys WHERE conversation_id = (SELECT max(id) FROM conversations)"
    )
    async with lasting.open() as store:
        assert await store.count() == 2


async def test_a_database_of_a_newer_version_is_left_alone(lasting):
    async with lasting.open():
        pass
    [(today,)] = await lasting.execute("SELECT version_num FROM alembic_version")
    await lasting.execute("UPDATE alembic_version SET version_num = 'tomorrow'")

    with pytest.raises(StoreTooNew, match="newer version"):
        async with lasting.open():
            pass
    await lasting.execute(f"UPDATE alembic_version SET version_num = '{today}'")
