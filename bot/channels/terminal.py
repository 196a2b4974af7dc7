"""The terminal: the real engine for somebody who writes dialogs, in memory, no network.

What is typed goes the way of every typed answer; a number presses that button, so that a
recorded talk names the option and not the words.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime

from bot.engine.effects import Forget, Say
from bot.engine.events import Chose, Event, Started, Wrote
from bot.engine.machine import step
from bot.engine.message import BarItem, BarKind, Message
from bot.engine.session import Session
from bot.script.model import Language, Script

BAR = (BarKind.CALL, BarKind.HUMAN, BarKind.EXIT)
"""What is shown of the safety bar; the rest of it is words that can be typed."""


class Terminal:
    """One person at a terminal."""

    def __init__(self, script: Script, clock: Callable[[], datetime]) -> None:
        self._script = script
        self._clock = clock
        self._session: Session | None = None
        self._shown: tuple[Message, ...] = ()
        self.events: list[Event] = []

    @property
    def session(self) -> Session | None:
        """Return the session as it is now; None before the start and after "forget me"."""
        return self._session

    def start(self, language: Language | None, entry: str | None = None) -> str:
        """Open the bot; return what it says."""
        return self._happens(Started(entry, language, at=self._clock()))

    def type(self, text: str) -> str:
        """Type a line; return what the bot says."""
        choices = [choice.id for message in self._shown for choice in message.choices]
        number = int(text) if text.isascii() and text.isdigit() else 0
        if 0 < number <= len(choices):
            return self._happens(Chose(choices[number - 1], at=self._clock()))
        return self._happens(Wrote(text, at=self._clock()))

    def _happens(self, event: Event) -> str:
        turn = step(self._script, self._session, event)
        self._session = None if Forget() in turn.effects else turn.session
        self._shown = tuple(effect.message for effect in turn.effects if isinstance(effect, Say))
        self.events.append(event)
        return draw(self._shown)


def draw(messages: Sequence[Message]) -> str:
    """Return messages as text: buttons numbered through, the safety bar last."""
    number = 0
    lines = []
    for message in messages:
        lines += ["", message.text, *(f"  {link.label}: {link.value}" for link in message.links)]
        for choice in message.choices:
            number += 1
            lines.append(f"  {'x' if choice.chosen else ' '}{number}. {choice.label}")
    bar = [written(item) for message in messages[-1:] for item in message.bar if item.kind in BAR]
    return "\n".join([*lines, "", f"  [{' · '.join(bar)}]"])


def written(item: BarItem) -> str:
    """Return an item of the safety bar, with the number to call: nothing here can be tapped."""
    return f"{item.label} {item.value}".strip()
