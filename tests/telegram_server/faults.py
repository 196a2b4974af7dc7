"""Faults on demand: what the Bot API answers instead of doing, or after having done, its work."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any

from tests.telegram_server.calls import Call
from tests.telegram_server.refusals import Refused

HTML = b"<html><head><title>502 Bad Gateway</title></head><body>nginx</body></html>"


@dataclass(frozen=True, slots=True)
class Fault:
    """What goes wrong with one call. Without `methods` it meets any call about a chat or press."""

    status: int = 0  # 0: the answer is Telegram's own
    body: bytes = b""
    content_type: str = "application/json"
    refused: Refused | None = None
    works: bool = False  # the work is done all the same
    cut: bool = False  # the connection is cut instead of an answer
    slow: float = 0  # seconds of the clock until the answer
    methods: frozenset[str] = frozenset()
    chat: int | None = None
    everywhere: bool = False  # a 429 of the whole bot and not of one chat

    def on(self, *methods: str, chat: int | None = None) -> Fault:
        """Meet only calls of these methods, or about this chat."""
        return replace(self, methods=frozenset(methods), chat=chat)

    def meets(self, call: Call) -> bool:
        """Tell whether the fault is meant for this call."""
        if self.chat is not None and call.chat != self.chat:
            return False
        return call.method in self.methods if self.methods else call.is_about_people


def too_many(retry_after: Any, *, everywhere: bool = False) -> Fault:
    """429; `retry_after` may also be what a broken server would write there.

    Until it is over, the chat (or the whole bot) gets nothing but the same answer.
    """
    parameters = {"retry_after": retry_after}
    refused = Refused(429, f"retry after {retry_after}", parameters)
    return Fault(refused=refused, everywhere=everywhere)


def refusal(status: int, words: str = "", **parameters: int) -> Fault:
    """Refuse in Telegram's form, with any status and words."""
    return Fault(refused=Refused(status, words, parameters))


def html(status: int = 502) -> Fault:
    """Answer with the page of a proxy."""
    return Fault(status, HTML, "text/html")


def garbled(body: bytes = b'{"ok": tr', status: int = 200) -> Fault:
    """Do the work and answer with something else."""
    return Fault(status, body, works=True)


def cut_before() -> Fault:
    """Cut the connection, and do nothing."""
    return Fault(cut=True)


def cut_after() -> Fault:
    """Do the work, and cut the connection before the answer."""
    return Fault(cut=True, works=True)


def slow(seconds: float) -> Fault:
    """Do the work at once, and answer late."""
    return Fault(works=True, slow=seconds)


class Faults:
    """The faults to come: a plan for the next calls, and a weather for all of them."""

    def __init__(self) -> None:
        self.weather: Callable[[Call], Fault | None] = lambda call: None
        self._plan: deque[Fault | None] = deque()

    def plan(self, *faults: Fault | None) -> None:
        """Let these happen to the next calls that they are meant for; None lets one pass."""
        self._plan.extend(faults)

    def next(self, call: Call) -> Fault | None:
        """Return what goes wrong with this call."""
        if self._plan and self._is_for(call, self._plan[0]):
            return self._plan.popleft()
        return self.weather(call)

    def _is_for(self, call: Call, fault: Fault | None) -> bool:
        return fault.meets(call) if fault else call.is_about_people
