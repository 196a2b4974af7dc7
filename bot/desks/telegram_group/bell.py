"""The bell: it shows the group who waits, rings when somebody begins to, and takes both back.

    the cases (looked at each second, or at a hint) ─▶ what is over goes ─▶ rings ─▶ the board

That somebody is rung for is an event on the line like any other, and its id decides: of two
processes, and over a crash, one rings. Everything else is known again at the next look.
"""

from __future__ import annotations

import asyncio
import math
from contextlib import suppress
from datetime import datetime, timedelta

from bot import logs
from bot.delivery.rates import SPARE, GroupRate
from bot.desks.telegram_group import words
from bot.desks.telegram_group.group import Failed, Group, Refused
from bot.desks.telegram_group.helpline import Helpline
from bot.desks.telegram_group.ledger import Ledger, Overtaken
from bot.desks.telegram_group.waiting import Due, Overview, due, over, overview
from bot.helpline.events import Rang
from bot.ports import (
    DESK,
    BellTrouble,
    Bus,
    Conversation,
    Incoming,
    NoConversation,
    StoreUnavailable,
)

LOOK_EVERY = 1.0
LEAST = 0.2
"""Seconds between two looks, however many hints come."""

BOARD_EVERY = timedelta(seconds=5)
PROBE = 30
"""Seconds until a group that is lost is tried again."""

SOON = 5
"""Seconds until Telegram is tried again, if it only could not be reached."""

CHECK_EVERY = timedelta(minutes=5)
"""Between two looks at the group: whoever takes the bot out of it does not say so."""

NO_WORK = (BellTrouble.OUT, BellTrouble.PUBLIC, BellTrouble.NO_GROUP)
"""What a look at the group can find that lets nothing be written there."""


class TelegramBell:
    """The bell of one group."""

    def __init__(self, helpline: Helpline, ledger: Ledger, group: Group) -> None:
        self._helpline = helpline
        self._ledger = ledger
        self._group = group
        self._rate = GroupRate()
        self._checked_at: datetime | None = None  # None at the start, and when it is lost
        self._shown = ""  # what stands on the board, as far as this process knows
        self._shown_at: datetime | None = None
        self._owed: set[str] = set()  # rings that are ours and were not sent

    @property
    def trouble(self) -> BellTrouble | None:
        """Return what is wrong with the bell, whichever process rings."""
        return self._ledger.notes.known_trouble

    async def run(self, bus: Bus) -> None:
        """Look each second, and when something has changed, until cancelled."""
        try:
            async with bus.listen(DESK) as hints:
                while True:
                    await self.look()
                    await asyncio.sleep(LEAST)
                    await hints.wait(LOOK_EVERY - LEAST)
        finally:
            with suppress(Exception):  # at the end of the process another takes over anyway
                await self._ledger.let_go()

    async def look(self) -> None:
        """Do what is to be done now; whatever fails, the next look comes."""
        try:
            if await self._ledger.holds(self._seconds):
                await self._work()
        except Overtaken:
            self._checked_at = None
        except StoreUnavailable:
            logs.event("store_unavailable", "warning", kind="bell")
        except Exception as error:  # of ours; a bell that ends would ring for nobody
            logs.event("bell_failed", "error", error=error)

    async def is_ours(self, chat: int) -> bool:
        """Tell whether a chat is the staff's group, perhaps under an id that it has just got.

        If that cannot be told now, the bot stays where it is.
        """
        notes = self._ledger.notes
        if chat in (notes.chat, notes.group):
            return True
        try:
            return await self._group.moved_to(notes.chat) == chat
        except Failed as failed:
            return failed.trouble in (None, BellTrouble.AWAY)

    @property
    def _now(self) -> datetime:
        return self._helpline.clock()

    @property
    def _seconds(self) -> int:
        return int(self._now.timestamp())

    async def _work(self) -> None:
        if not self._may_work:
            return
        try:
            await self._checks()
            seen = overview(
                await self._helpline.cases.board(), self._seconds, self._helpline.plan()
            )
            await self._take_back(seen)
            await self._ring(seen)
            await self._show(seen)
            await self._pin()
        except Failed as failed:
            await self._lose(failed)

    @property
    def _may_work(self) -> bool:
        """Tell whether the group is there, as far as is known, and may be written to."""
        notes = self._ledger.notes
        lost = notes.trouble and notes.trouble != BellTrouble.MAY_NOT_PIN
        return self._seconds >= max(notes.quiet_until, notes.again_at if lost else 0)

    async def _checks(self) -> None:
        """Look at the group at the start, after it was lost, and now and then."""
        notes = self._ledger.notes
        waits_for_a_right = notes.trouble and self._seconds >= notes.again_at
        recent = self._checked_at and self._now < self._checked_at + CHECK_EVERY
        if recent and not waits_for_a_right:
            return
        trouble = await self._group.check(notes.chat)
        if trouble in NO_WORK:
            raise Failed(trouble)
        self._checked_at = self._now
        await (self._lose(Failed(trouble)) if trouble else self._found())

    async def _take_back(self, seen: Overview) -> None:
        """Delete the rings of those who do not wait any more; a group must not fill up."""
        notes = self._ledger.notes
        await self._ledger.keep(notes.without(*over(seen, notes)))
        notes = self._ledger.notes
        if not notes.stale:
            return
        try:
            await self._group.remove(notes.chat, notes.stale[:100])
        except Refused:
            await self._cross_out(notes.chat, notes.stale[:100])
        await self._ledger.keep(notes._replace(stale=notes.stale[100:]))

    async def _cross_out(self, chat: int, messages: tuple[int, ...]) -> None:
        """Say of rings that are too old to be deleted that they are over."""
        for message in messages:
            with suppress(Refused):
                await self._group.change(chat, message, words.ANSWERED)

    async def _ring(self, seen: Overview) -> None:
        """Ring for whoever should be taken first; who else is to be rung for, a second later."""
        wanted = [*due(seen, self._ledger.notes, self._seconds, self._helpline.plan())]
        self._owed &= {one.event_id for one in wanted}
        for one in wanted:
            if not self._rate.free(self._now):
                return
            if await self._may_ring(one):
                await self._say(one)
            else:
                await self._ledger.keep(self._ledger.notes.rung(one.ring))

    async def _may_ring(self, one: Due) -> bool:
        """Put it on the line; False if another has rung for this, or there is nobody any more."""
        if one.event_id in self._owed:
            return True
        event = Rang(at=self._now)
        incoming = Incoming(one.event_id, Conversation(one.ring.conversation), event)
        try:
            answered = await self._helpline.line.receive(incoming)
        except NoConversation:
            return False
        return not (answered.repeated or answered.refused)

    async def _say(self, one: Due) -> None:
        notes, text = self._ledger.notes, words.ring(one.listed, self._seconds, again=one.again)
        self._rate.count(self._now)
        self._owed.add(one.event_id)
        try:
            message = await self._group.say(notes.chat, text, aloud=one.aloud)
        except Failed as failed:
            if failed.doubtful:  # it may stand there; the board tells the same
                self._owed.discard(one.event_id)
                await self._ledger.keep(notes.rung(one.ring))
            raise
        self._owed.discard(one.event_id)
        await self._ledger.keep(notes.rung(one.ring._replace(message=message)))

    async def _show(self, seen: Overview) -> None:
        """Bring the board up to date, but not too often."""
        notes, text = self._ledger.notes, words.board(seen, self._seconds)
        early = self._shown_at is not None and self._now < self._shown_at + BOARD_EVERY
        if (notes.board and text == self._shown) or early or not self._rate.free(self._now, SPARE):
            return
        self._rate.count(self._now)
        self._shown_at, self._shown = self._now, text
        if not notes.board:
            board = await self._group.say(notes.chat, text)
            await self._ledger.keep(notes._replace(board=board, pinned=False))
            return
        try:
            await self._group.change(notes.chat, notes.board, text)
        except Refused:  # somebody has deleted it
            await self._ledger.keep(notes._replace(board=0, pinned=False))

    async def _pin(self) -> None:
        """Pin the board where everybody finds it."""
        notes = self._ledger.notes
        if notes.pinned or not notes.board or notes.trouble:
            return
        try:
            await self._group.pin(notes.chat, notes.board)
        except Refused:
            await self._ledger.keep(notes._replace(board=0))
            return
        await self._ledger.keep(notes._replace(pinned=True))

    async def _lose(self, failed: Failed) -> None:
        """Keep what a failed call means: that the group has moved, is busy, or is lost."""
        notes = self._ledger.notes
        self._shown = ""
        if failed.moved_to:
            logs.event("bell_moved")
            await self._ledger.keep(notes.moved(failed.moved_to))
        elif failed.trouble is None:
            until = self._seconds + math.ceil(failed.retry_after or 0) + 1
            await self._ledger.keep(notes._replace(quiet_until=until))
        else:
            await self._is_lost(failed.trouble)

    async def _is_lost(self, trouble: BellTrouble) -> None:
        """Keep what is wrong, so that the desk says so, and when to try again."""
        notes = self._ledger.notes
        if trouble is not BellTrouble.MAY_NOT_PIN:
            self._checked_at = None
        if trouble != notes.known_trouble:
            logs.event("bell_lost", "warning", kind=trouble.value)
        again_at = self._seconds + (SOON if trouble is BellTrouble.AWAY else PROBE)
        await self._ledger.keep(notes._replace(trouble=trouble.value, again_at=again_at))

    async def _found(self) -> None:
        """Keep that all is well again."""
        notes = self._ledger.notes
        if notes.trouble:
            logs.event("bell_found")
        await self._ledger.keep(notes._replace(trouble="", again_at=0))
