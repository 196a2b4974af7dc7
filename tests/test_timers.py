"""Deadlines become events of the one line: once, in time, and never instead of one another."""

import asyncio

import pytest

from bot.buses.local import LocalBus
from bot.helpline.case import Case, State
from bot.helpline.events import FellDue
from bot.ports import DESK, Decision, NoConversation, Person, StoreUnavailable
from bot.stores.memory import MemoryStore
from bot.timers import AT_ONCE, Timers, prune_regularly
from tests.delivery.fake_time import in_fake_time, now
from tests.stores.people import ANNA, MARIS, NOON, event, kept, texts

NOW = int(NOON.timestamp())


class World:
    """People with deadlines, a line that answers them, and processes that look for them."""

    def __init__(self):
        self.store, self.bus = MemoryStore(), LocalBus()
        self.fell = []  # how late each was, in seconds
        self.fails = []

    async def has_case(self, seconds, person=ANNA):
        """Let a person have a case whose deadline is so many seconds away."""
        case = Case(State.QUEUED, number=1, due_at=NOW + seconds)
        answered = await self.store.turn(
            event("first", person), lambda s, _: Decision(kept(1), case=case), begin=True
        )
        return answered.conversation

    async def receive(self, incoming, *, begin=True):
        """Answer as the table does: the deadline is over, and the next thing may come."""
        if self.fails:
            raise self.fails.pop(0)

        def answer(session, case):
            assert isinstance(incoming.event, FellDue)
            self.fell.append(round(incoming.event.at.timestamp()) - case.due_at)
            return Decision(session, case=case._replace(number=case.number + 1, due_at=0))

        return await self.store.turn(incoming, answer, begin=begin)

    async def passes(self, seconds, processes=1):
        """Let time pass while so many processes look for deadlines."""
        timers = [Timers(self.store.cases, self, self.bus, now) for _ in range(processes)]
        tasks = [asyncio.create_task(one.run()) for one in timers]
        await asyncio.sleep(seconds)
        for task in tasks:
            task.cancel()
        await asyncio.wait(tasks)


class FailsOnce(MemoryStore):
    """A store of which the first round of erasing fails, and the second finds one to erase."""

    def __init__(self, error):
        super().__init__()
        self.error = error

    async def prune(self, now):
        """Fail, and then erase."""
        error, self.error = self.error, None
        if error:
            raise error
        return 1


@in_fake_time
async def test_a_deadline_falls_due_in_time():
    world = World()
    await world.has_case(10)
    await world.passes(9)
    before = list(world.fell)
    await world.passes(2)

    assert (before, world.fell) == ([], [0])


@in_fake_time
async def test_a_deadline_falls_due_once_however_many_processes_look():
    world = World()
    await world.has_case(10)
    await world.passes(60, processes=3)

    assert len(world.fell) == 1


@in_fake_time
async def test_a_late_deadline_says_how_late_it_is():
    world = World()
    await world.has_case(-3600)
    await world.passes(1)

    assert world.fell == [3600]


@in_fake_time
async def test_a_hint_is_looked_at_at_once():
    world = World()
    looking = asyncio.create_task(Timers(world.store.cases, world, world.bus, now).run())
    await asyncio.sleep(0.1)
    await world.has_case(0)
    world.bus.hint(DESK)
    await asyncio.sleep(0.1)
    looking.cancel()

    assert len(world.fell) == 1


@pytest.mark.parametrize(
    "error", [StoreUnavailable(), NoConversation(), LookupError("our own bug")]
)
@in_fake_time
async def test_what_fails_is_due_again_and_holds_nobody_up(error):
    world = World()
    world.fails = [error]
    await world.has_case(0)
    await world.has_case(1, MARIS)
    await world.passes(3)

    assert len(world.fell) == 2


@pytest.mark.parametrize("error", [StoreUnavailable(), LookupError("our own bug")])
@in_fake_time
async def test_what_is_over_is_erased_in_the_next_round_if_one_fails(error):
    store = FailsOnce(error)
    counts: list[int] = []
    rounds = asyncio.create_task(prune_regularly(store, now, counts.append, every=60))
    await asyncio.sleep(90)
    rounds.cancel()
    await asyncio.wait([rounds])

    assert counts[-1:] == [1]


@in_fake_time
async def test_more_than_fall_due_at_once_fall_due_one_after_the_other():
    world = World()
    people = [Person("web", str(number)) for number in range(AT_ONCE + 5)]
    for person in people:
        await world.has_case(0, person)
    await world.passes(2)

    assert len(world.fell) == len(people)


@in_fake_time
async def test_nobody_is_told_anything_by_the_clock_alone():
    world = World()
    await world.has_case(0)
    await world.passes(2)

    assert texts(await world.store.messages(ANNA, 0, now())) == []
