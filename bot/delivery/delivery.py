"""Empties the outboxes: what was decided for people on channels that push is sent, in order.

    the line ── take ──┐                           ┌→ sent, failed, expired, unknown
                       ├→ a bag for each person ───┤
    the store ─ run ───┘                           └→ put back, to be tried again

A turn's messages are taken from memory right after they were kept, already claimed. The rows
in the store are the copy for everything else: a crash, a channel that asks to wait, a person
whose messages another process is sending. What the store has and nobody claims is looked for
every second.
"""

from __future__ import annotations

import asyncio
from collections import Counter
from collections.abc import AsyncIterator, Awaitable, Callable, Coroutine, Iterable, Mapping
from contextlib import asynccontextmanager, suppress
from dataclasses import replace
from datetime import datetime
from itertools import groupby

from bot import logs
from bot.delivery.bags import Bag
from bot.delivery.erasing import Erasing
from bot.delivery.rates import Rates
from bot.delivery.sender import Sender
from bot.ports import (
    LEASE,
    Answered,
    Channel,
    Claim,
    Erasure,
    Outbox,
    Outcome,
    Person,
    Sending,
    Settled,
    StoreUnavailable,
    Undelivered,
)

EVERY = 1.0
"""Seconds between two looks at the store."""

MOST_IN_HAND = 32
"""People whose messages are taken from the store at once: what waits longer waits there.
Those who are answered right now do not count, or whoever waits would wait for all of them."""

GOODBYE = 5.0
"""Seconds that calls under way get at the end."""


Report = Callable[[Undelivered], Awaitable[None]]


async def unheard(undelivered: Undelivered) -> None:
    """Tell nobody, where no human writes."""


class Delivery:
    """Sends what is to be sent, one person's messages one by one, people beside each other."""

    def __init__(
        self,
        outbox: Outbox,
        channels: Mapping[str, Channel],
        clock: Callable[[], datetime],
        rates: Rates | None = None,
    ) -> None:
        self._outbox = outbox
        self._channels = channels
        self._clock = clock
        self._rates = rates or Rates()
        self._sender = Sender(channels, clock, self._rates)
        self._erasing = Erasing(outbox, channels, clock, self._rates)
        self._bags: dict[Person, Bag] = {}
        self._tasks: set[asyncio.Task[None]] = set()
        self._last: dict[Person, asyncio.Task[None]] = {}  # to people who are forgotten
        self._news = asyncio.Event()
        self._more = False  # the store has more than is in hand
        self._closing = False
        self.counts: Counter[str] = Counter()  # of outcomes and doubts, since the start
        self.report: Report = unheard  # hears what did not arrive of what a human wrote

    def take(self, person: Person, answered: Answered) -> None:
        """Take what a turn says, right after it was kept. Never waits."""
        if answered.forgotten:
            self._drop(person, forgotten=True)
            self.wake()
        elif answered.sendings and answered.sendings[0].claim:
            self._begin(person, answered.sendings, answered.sendings[0].claim, stored=False)
        elif answered.sendings and person in self._bags:
            self._bags[person].put(answered.sendings)
        elif answered.sendings:
            self.wake()

    def wake(self) -> None:
        """Look at the store now and not only in a while."""
        self._news.set()

    async def blocked(self, person: Person) -> int:
        """Send nothing more of what waits for a person who does not want it."""
        bag = self._bags.get(person)
        self._drop(person)
        if bag:
            await self._report(bag, bag.sayings_of_humans, Outcome.FAILED)
        return await self._outbox.blocked(person)

    @asynccontextmanager
    async def running(self) -> AsyncIterator[None]:
        """Send for as long as the block lasts, and then let calls under way end."""
        self._closing = False
        sweeping = asyncio.create_task(self.run())
        try:
            yield
        finally:
            self._closing = True
            self.wake()
            await sweeping  # not cancelled: what it claims it must also take
            await self._close()

    async def run(self) -> None:
        """Look for what waits in the store, now and again and again."""
        while not self._closing:
            self._news.clear()
            await self.sweep()
            with suppress(TimeoutError):
                async with asyncio.timeout(EVERY):
                    await self._news.wait()

    async def sweep(self) -> None:
        """Take what nobody has claimed. An error waits for the next time."""
        try:
            await self._take_messages()
            await self._take_erasures()
            self._rates.tidy()
        except StoreUnavailable:
            logs.event("store_unavailable", "warning", kind="delivery")
        except Exception as error:  # of ours; without the sweep nothing would be tried again
            logs.event("delivery_failed", "error", error=error)

    async def _take_messages(self) -> None:
        free = MOST_IN_HAND - sum(bag.stored for bag in self._bags.values())
        self._more = free <= 0
        if self._more:
            return
        found = await self._outbox.pending(self._clock(), free)
        count = 0
        for person, sendings in groupby(found, key=lambda sending: sending.person):
            first, *others = sendings
            count += 1
            if first.claim:
                self._begin(person, (first, *others), first.claim, stored=True)
        self._more = count == free

    async def _take_erasures(self) -> None:
        for erasure in await self._outbox.erasures(self._clock(), MOST_IN_HAND):
            if erasure.person.channel in self._channels:
                self._start(self._erase(erasure))

    def _begin(
        self, person: Person, sendings: Iterable[Sending], claim: Claim, *, stored: bool
    ) -> None:
        """Begin to empty a bag. One from before has lost its claim, or is about to be left."""
        self._drop(person)
        if person.channel not in self._channels:
            return
        bag = self._bags[person] = Bag(sendings, claim, stored=stored)
        bag.task = self._start(self._empty(person, bag))

    def _start(self, work: Coroutine[None, None, None]) -> asyncio.Task[None]:
        task = asyncio.create_task(work)
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)
        return task

    def _drop(self, person: Person, *, forgotten: bool = False) -> None:
        bag = self._bags.pop(person, None)
        if bag is None:
            return
        bag.drop()
        if forgotten and bag.task:
            self._last[person] = bag.task
            bag.task.add_done_callback(lambda _: self._last.pop(person, None))

    async def _empty(self, person: Person, bag: Bag) -> None:
        """Send what is in a bag, the oldest first, until something is in the way."""
        try:
            while bag.open and (sending := bag.next):
                await self._send(bag, sending)
        except StoreUnavailable:  # whoever finds the claim run out tries again
            logs.event("store_unavailable", "warning", kind="delivery")
        except Exception as error:
            logs.event("delivery_failed", "error", error=error)
        finally:
            self._leave(person, bag)

    async def _send(self, bag: Bag, sending: Sending) -> None:
        """Send a message and keep what became of it."""
        settled = await self._sender.attempt(sending, lambda: not bag.dropped)
        if settled is None:
            return
        await self._report_lost(bag, sending, settled)
        goes_on = settled.outcome is not None and not settled.blocked and not self._closing
        goes_on = bag.settle(goes_on=goes_on)
        if goes_on:
            settled = replace(settled, goes_on=True)
            bag.renew(settled.at + LEASE)
        if not await self._outbox.settle(sending, settled):
            self.wake()  # the person was forgotten: what was just sent is to be erased
        self._note(sending, settled)

    async def _report_lost(self, bag: Bag, sending: Sending, settled: Settled) -> None:
        """Tell what will not arrive, while the message is still in the store: twice if need be."""
        if settled.outcome in (None, Outcome.SENT):
            return
        lost = [id for id in bag.sayings_of_humans if settled.blocked or id == sending.id]
        await self._report(bag, lost, settled.outcome)

    async def _report(self, bag: Bag, lost: Iterable[int], outcome: Outcome) -> None:
        for id in lost:
            await self.report(Undelivered(bag.conversation, id, outcome, self._clock()))

    def _leave(self, person: Person, bag: Bag) -> None:
        """Let go of a bag; what was not put in is in the store."""
        bag.open = False
        if self._bags.get(person) is bag:
            del self._bags[person]
        if bag.missed or self._more:
            self.wake()

    def _note(self, sending: Sending, settled: Settled) -> None:
        """Count what became of a message, and log what should not have."""
        self.counts.update({"doubt": 1} if settled.doubtful else {})
        if settled.outcome is None:
            return
        self.counts[settled.outcome] += 1
        if settled.outcome is not Outcome.SENT:
            channel = sending.person.channel
            logs.event("message_not_sent", "warning", channel=channel, kind=settled.outcome.value)

    async def _erase(self, erasure: Erasure) -> None:
        """Erase a chat, after what was still under way to it."""
        under_way = self._last.get(erasure.person)
        if under_way:
            await asyncio.wait([under_way])
        try:
            await self._erasing.perform(erasure)
        except StoreUnavailable:
            logs.event("store_unavailable", "warning", kind="delivery")
        except Exception as error:
            logs.event("delivery_failed", "error", error=error)

    async def _close(self) -> None:
        """Let calls under way end."""
        if self._tasks:
            await asyncio.wait(self._tasks, timeout=GOODBYE)
        left = [*self._tasks]
        for task in left:
            task.cancel()
        await asyncio.gather(*left, return_exceptions=True)
