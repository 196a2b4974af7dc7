"""How fast a bot may send, and how long it has to be quiet after it was told so."""

from __future__ import annotations

import math
from collections import defaultdict, deque
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta

from tests.telegram_server.clock import Clock
from tests.telegram_server.refusals import too_many


@dataclass(frozen=True, slots=True)
class Rate:
    """So many messages in so many seconds."""

    count: int
    seconds: int


PER_CHAT = Rate(1, 1)
PER_GROUP = Rate(20, 60)
OVERALL = Rate(30, 1)


class Rates:
    """Counts what was sent. The limits hold only if `enforced`; pauses always hold."""

    def __init__(self, clock: Clock, *, enforced: bool) -> None:
        self.enforced = enforced
        self._clock = clock
        self._sent: defaultdict[tuple[int | None, Rate], deque[datetime]] = defaultdict(deque)
        self._quiet_until: dict[int | None, datetime] = {}

    def be_quiet(self, chat: int | None, seconds: int) -> None:
        """Take nothing for this chat (None: for any) before so many seconds are over."""
        self._quiet_until[chat] = self._clock.now() + timedelta(seconds=seconds)

    def is_early(self, chat: int | None) -> bool:
        """Tell whether this chat was to be left alone."""
        return self._remaining(chat) > 0

    def check_pause(self, chat: int | None) -> None:
        """Refuse what comes before its time, as often as it comes."""
        if remaining := self._remaining(chat):
            raise too_many(remaining)

    def check_rate(self, chat: int) -> None:
        """Count one message, or refuse it."""
        if not self.enforced:
            return
        scopes = [*self._scopes(chat)]
        for scope, rate in scopes:
            self._check(scope, rate)
        for key in scopes:
            self._sent[key].append(self._clock.now())

    def _remaining(self, chat: int | None) -> int:
        until = max(self._quiet_until.get(scope, self._clock.now()) for scope in {chat, None})
        return math.ceil((until - self._clock.now()).total_seconds())

    def _scopes(self, chat: int) -> Iterable[tuple[int | None, Rate]]:
        yield None, OVERALL
        yield chat, PER_CHAT
        if chat < 0:
            yield chat, PER_GROUP

    def _check(self, scope: int | None, rate: Rate) -> None:
        now, span = self._clock.now(), timedelta(seconds=rate.seconds)
        sent = self._sent[scope, rate]
        while sent and sent[0] + span <= now:
            sent.popleft()
        if len(sent) >= rate.count:
            seconds = math.ceil((sent[0] + span - now).total_seconds())
            self.be_quiet(scope, seconds)
            raise too_many(seconds)
