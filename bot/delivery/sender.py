"""Sends one message, if it may be sent now, and says what became of it."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Mapping
from datetime import datetime

from bot import logs
from bot.delivery.rates import Rates
from bot.delivery.verdicts import arrived, failed, unsendable
from bot.ports import Channel, Outcome, SendFailed, Sending, Settled


class Sender:
    """Minds expiry, claim and rates right before each call, and what the channel answers."""

    def __init__(
        self, channels: Mapping[str, Channel], clock: Callable[[], datetime], rates: Rates
    ) -> None:
        self._channels = channels
        self._clock = clock
        self._rates = rates

    async def attempt(self, sending: Sending, wanted: Callable[[], bool]) -> Settled | None:
        """Send a message; None if meanwhile nobody wanted it any more."""
        if settled := self._obstacle(sending):
            return settled
        if not await self._rates.ready(sending.person, sending.lane):
            return Settled(self._clock(), again_at=self._clock())
        if not wanted():
            return None
        return self._obstacle(sending) or await self._send(sending)

    def _obstacle(self, sending: Sending) -> Settled | None:
        """Return what becomes of a message that may not be sent now."""
        now = self._clock()
        if settled := unsendable(sending, now):
            return settled
        until = self._rates.paused(sending.person.channel, now)
        return Settled(now, again_at=until) if until else None

    async def _send(self, sending: Sending) -> Settled:
        channel = self._channels[sending.person.channel]
        try:
            async with asyncio.timeout(self._seconds_left(sending)):
                ids = await channel.send(sending)
        except TimeoutError:
            return self._failed(sending, SendFailed("no_answer", outcome=Outcome.UNKNOWN))
        except SendFailed as failure:
            return self._failed(sending, failure)
        except Exception as error:  # a mistake of ours: the next message may be better
            logs.event("sending_failed", "error", channel=sending.person.channel, error=error)
            return Settled(self._clock(), Outcome.FAILED)
        return arrived(ids, self._clock())

    def _seconds_left(self, sending: Sending) -> float:
        """Return how long nobody else may send this message."""
        return (sending.claim.until - self._clock()).total_seconds() if sending.claim else 0.0

    def _failed(self, sending: Sending, failure: SendFailed) -> Settled:
        channel = sending.person.channel
        logs.event("sending_failed", "warning", channel=channel, kind=failure.reason)
        settled = failed(sending, failure, self._clock())
        if failure.scope == "channel" and settled.again_at:
            self._rates.pause(channel, settled.again_at)
        return settled
