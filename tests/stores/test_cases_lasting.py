"""What a case promises that outlives the process: it is there after a crash, and sealed."""

import pytest

from bot.helpline.case import Case, Line, Speaker, State
from bot.helpline.events import FellDue
from bot.ports import Conversation, Decision, Incoming
from tests.stores.people import ANNA, HOUR, NOON, event, kept

NOW = int(NOON.timestamp())
CASE = Case(State.QUEUED, alias="canary-alias", due_at=NOW + 60)
LINE = Line(Speaker.PERSON, "canary-line", NOW)
TABLES = ("conversations", "conversation_keys", "seen", "outbox", "cases", "case_lines")
SPOILT = {
    "another key": "UPDATE conversation_keys SET wrapped = (SELECT file FROM cases)",
    "no key": "DELETE FROM conversation_keys",
    "another file": "UPDATE cases SET file = (SELECT line FROM case_lines)",
}


async def begun(store, case=CASE):
    def answer(session, _):
        return Decision(kept(1), case=case, lines=(LINE,))

    return (await store.turn(event("1"), answer, begin=True)).conversation


async def counts(place):
    return [(await place.execute(f"SELECT count(*) FROM {name}"))[0][0] for name in TABLES]


async def test_a_case_is_there_after_a_crash(lasting):
    async with lasting.open() as store:
        number = await begun(store)
        async with lasting.as_after_a_crash().open() as survivor:
            opened = await survivor.cases.case(number)
            due = await survivor.cases.due(NOON + HOUR, 10)

    assert (opened.case, [line.line for line in opened.lines]) == (CASE, [LINE])
    assert [one.conversation for one in due] == [number]


async def test_nobody_reads_a_case_without_the_key_file(lasting):
    async with lasting.open() as store:
        await begun(store)
        everything = await lasting.everything()

    assert b"canary" not in everything
    assert b"queued" not in everything


async def test_nothing_is_left_in_any_table_of_who_is_forgotten(lasting):
    async with lasting.open() as store:
        await begun(store)
        await store.forget(ANNA)

    assert await counts(lasting) == [0] * len(TABLES)


async def test_nothing_is_left_in_any_table_of_a_case_that_is_over(lasting):
    async with lasting.open() as store:
        await begun(store, CASE._replace(state=State.CLOSED, due_at=0))
        await store.prune(NOON + 72 * HOUR)

    assert await counts(lasting) == [0] * len(TABLES)


@pytest.mark.parametrize("statement", SPOILT.values(), ids=SPOILT.keys())
async def test_a_case_that_cannot_be_read_is_not_left_behind(lasting, statement):
    async with lasting.open() as store:
        number = await begun(store)
        await lasting.execute(statement)
        board = await store.cases.board()
        [due] = await store.cases.due(NOON + HOUR, 10)
        fell_due = FellDue(at=NOON + HOUR, number=due.number)
        incoming = Incoming("due", Conversation(number), fell_due)
        await store.turn(incoming, lambda session, case: Decision(kept(1), case=case), begin=False)
        left = await counts(lasting)
        [note] = await store.quarantined()

    assert (board, left[-2:]) == ([], [0, 0])
    assert note.startswith(("case ", "key "))


async def test_lines_that_are_over_leave_no_copy_in_the_journal(sqlite):
    closed = CASE._replace(state=State.CLOSED, due_at=0)
    async with sqlite.open() as store:
        await begun(store, closed)
        [(line,)] = await sqlite.execute("SELECT line FROM case_lines")
        at = NOON + 72 * HOUR  # the person is there again, so the key lives on
        answer = Decision(kept(2), case=closed)
        await store.turn(event("2", at=at), lambda session, case: answer, begin=True)
        before = line in await sqlite.everything()
        await store.prune(at)
        await store.erased()
        after = line in await sqlite.everything()

    assert (before, after) == (True, False)
