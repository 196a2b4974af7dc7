"""A process that can be told where to die, and the one that comes after it."""

from __future__ import annotations

import asyncio
from contextlib import suppress

from bot.delivery.delivery import Delivery
from bot.delivery.rates import Rates
from tests.delivery.fake_time import now
from tests.delivery.twins import INA, World


class Died(BaseException):
    """The process is no more. Nothing of ours catches this."""


class Process:
    """Lives until it comes to the next point at which it is to die."""

    def __init__(self, dies_at: list[str]) -> None:
        self._dies_at = dies_at
        self.died = asyncio.Event()

    @property
    def dead(self) -> bool:
        """Whether it has died."""
        return self.died.is_set()

    def comes_to(self, point: str) -> None:
        """Die, if it is time; the dead do nothing more."""
        if not self.dead and self._dies_at and self._dies_at[0] == point:
            self._dies_at.pop(0)
            self.died.set()
        if self.dead:
            raise Died(point)


class Mortal:
    """An outbox or a channel, whose calls are points to die at."""

    def __init__(self, real, process: Process) -> None:
        self._real = real
        self._process = process

    def __getattr__(self, name):
        method = getattr(self._real, name)

        async def call(*arguments):
            self._process.comes_to(f"before {name}")
            result = await method(*arguments)
            self._process.comes_to(f"after {name}")
            return result

        return call


class MortalWorld(World):
    """A world in which processes come and go."""

    def __init__(self, *dies_at: str) -> None:
        self.dies_at = list(dies_at)
        super().__init__()

    def born(self) -> Delivery:
        """A process that knows nothing but what is in the store."""
        self.process = Process(self.dies_at)
        outbox, channel = (Mortal(real, self.process) for real in (self.outbox, self.channel))
        return Delivery(outbox, {"telegram": channel}, now, Rates(self.limits))

    async def lives(self, seconds: float) -> None:
        """Let time pass, with a new process as soon as one has died."""
        loop = asyncio.get_running_loop()
        loop.set_exception_handler(lambda loop, context: None)  # the dead do not complain
        end = loop.time() + seconds
        while loop.time() < end:
            if self.process.dead:
                self.delivery = self.born()
            sweeping = asyncio.create_task(self.delivery.run())
            with suppress(TimeoutError):
                async with asyncio.timeout_at(end):
                    await self.process.died.wait()
            sweeping.cancel()
            await asyncio.gather(sweeping, return_exceptions=True)

    async def happens(self, person=INA, *effects, answer=None, taken=True, **kwargs):
        """Something happens; a process that has died hears nothing of it."""
        taken = taken and not self.process.dead
        return await super().happens(person, *effects, answer=answer, taken=taken, **kwargs)

    async def uncounted(self) -> int:
        """How many messages came twice, beyond those of which nobody knew."""
        return len(self.channel.said) - len(set(self.channel.said)) - await self.outbox.doubts()
