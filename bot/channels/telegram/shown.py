"""Which message each person saw last: where only ticks change, it is changed and not sent again.

It is known only in memory, and only as far as nothing came after it. Whoever is not known is
sent a new message, which is right at any time.
"""

from __future__ import annotations

from collections import OrderedDict
from typing import NamedTuple

from bot.engine.buttons import DONE, read_button
from bot.engine.message import Message
from bot.ports import Person

MOST_KNOWN = 10_000
"""People; who saw something longest ago makes room."""


class Ticks(NamedTuple):
    """What is ticked on a screen. Of the screen only a hash is kept."""

    screen: int
    ticked: tuple[bool, ...]


class Seen(NamedTuple):
    """The last message that somebody saw, by Telegram's number."""

    number: str
    ticks: Ticks


class Shown:
    """What people see below everything else in their chats."""

    def __init__(self) -> None:
        self._seen: OrderedDict[Person, Seen] = OrderedDict()

    def show(self, person: Person, number: str, message: Message) -> None:
        """Note what somebody sees now, if something can be ticked on it."""
        if not takes_several(message):
            self.forget(person)
            return
        self._seen[person] = Seen(number, ticks_of(message))
        self._seen.move_to_end(person)
        if len(self._seen) > MOST_KNOWN:
            self._seen.popitem(last=False)

    def act(self, person: Person, pressed_on: str) -> None:
        """Note that somebody did something: unless they pressed on it, it is not the last now."""
        seen = self._seen.get(person)
        if seen and seen.number != pressed_on:
            self.forget(person)

    def forget(self, person: Person) -> None:
        """Know nothing of somebody any more."""
        self._seen.pop(person, None)

    def changed_by(self, person: Person, message: Message) -> str:
        """Return the number of what somebody sees, if a message only changes its ticks."""
        seen = self._seen.get(person)
        if seen is None:
            return ""
        ticks = ticks_of(message)
        changes = ticks.screen == seen.ticks.screen and ticks.ticked != seen.ticks.ticked
        return seen.number if changes else ""


def takes_several(message: Message) -> bool:
    """Tell whether several answers can be ticked on a message."""
    buttons = (read_button(choice.id) for choice in message.choices)
    return any(button and button.option == DONE for button in buttons)


def ticks_of(message: Message) -> Ticks:
    """Return what is ticked, and the hash of everything else that is asked."""
    screen = hash((message.text, *[choice.id for choice in message.choices]))
    return Ticks(screen, tuple(choice.chosen for choice in message.choices))
