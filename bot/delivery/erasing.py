"""Erases what a channel still shows of somebody who is forgotten, and says a last word."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import datetime, timedelta

from bot import logs
from bot.delivery.rates import Rates
from bot.delivery.verdicts import pause
from bot.ports import Channel, Erasure, Outbox, Outcome, SendFailed, Sending

LATER = timedelta(seconds=10)


class Erasing:
    """Does what is kept to be erased; what fails is tried again until its hour is over."""

    def __init__(
        self,
        outbox: Outbox,
        channels: Mapping[str, Channel],
        clock: Callable[[], datetime],
        rates: Rates,
    ) -> None:
        self._outbox = outbox
        self._channels = channels
        self._clock = clock
        self._rates = rates

    async def perform(self, erasure: Erasure) -> None:
        """Erase, say the last word, and keep how far that came. Raises StoreUnavailable."""
        again_at = self._rates.paused(erasure.person.channel, self._clock())
        if again_at is None:
            erasure, again_at = await self._attempt(erasure)
        await self._outbox.settle_erasure(erasure, again_at)

    async def _attempt(self, erasure: Erasure) -> tuple[Erasure, datetime | None]:
        """Return what is left to be done, and when to try it again, if at all."""
        try:
            await self._erase(erasure)
            erasure = replace(erasure, channel_ids=())
            while erasure.farewell:
                await self._say(erasure.farewell[0])
                erasure = replace(erasure, farewell=erasure.farewell[1:])
        except SendFailed as failure:
            logs.event("erasure_failed", "warning", kind=failure.reason)
            return erasure, self._again(erasure, failure)
        return erasure, None

    async def _erase(self, erasure: Erasure) -> None:
        """Delete the messages; to delete them again does no harm."""
        if not erasure.channel_ids:
            return
        try:
            channel = self._channels[erasure.person.channel]
            count = await channel.erase(erasure.person, erasure.channel_ids)
            logs.event("chat_erased", count=count)
        except SendFailed as failure:
            if failure.blocked or failure.outcome is not Outcome.FAILED:
                raise
            logs.event("erasure_failed", "warning", kind=failure.reason)

    async def _say(self, sending: Sending) -> None:
        """Say a last word, unless it is too old; it is not said again if it may have arrived."""
        if not await self._rates.ready(sending.person):
            raise SendFailed("busy")
        if self._clock() >= sending.expires_at:
            return
        try:
            await self._channels[sending.person.channel].send(sending)
        except SendFailed as failure:
            if failure.outcome is None or failure.blocked:
                raise
            logs.event("farewell_failed", "warning", kind=failure.reason)

    def _again(self, erasure: Erasure, failure: SendFailed) -> datetime | None:
        if failure.blocked:
            return None  # to whom nothing may be sent, in whose chat nothing can be erased
        again_at = self._clock() + max(pause(failure), LATER)
        if failure.scope == "channel":
            self._rates.pause(erasure.person.channel, again_at)
        return again_at
