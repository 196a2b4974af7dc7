"""What a button of the safety bar carries on Telegram: `1|+|human`, `1|+|language|ru`.

The identities of the engine's own buttons have five parts (`bot.engine.buttons`), so none
can be taken for the other.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from bot.engine.buttons import VERSION
from bot.engine.message import BarItem, BarKind
from bot.script.model import Command, Language

COMMANDS: dict[BarKind, Command] = {
    BarKind.HUMAN: Command.HUMAN,
    BarKind.HELP: Command.HELP,
    BarKind.BACK: Command.BACK,
    BarKind.RESTART: Command.RESTART,
    BarKind.LANGUAGE: Command.LANGUAGE,
    BarKind.FORGET: Command.FORGET,
}
"""What each item asks for. To call is no command, and a chat cannot be closed from here."""

DATA = re.compile(rf"{VERSION}\|\+\|([a-z]+)(?:\|([a-z]{{2,3}}))?")


class Pressed(NamedTuple):
    """A button of the bar that was pressed."""

    command: Command
    language: Language | None


def bar_data(item: BarItem) -> str:
    """Return what the button of an item carries."""
    name = f"{VERSION}|+|{COMMANDS[item.kind]}"
    return f"{name}|{item.value}" if item.kind is BarKind.LANGUAGE else name


def read_bar_data(data: str) -> Pressed | None:
    """Read what a button of the bar carried; None for anything else."""
    match = DATA.fullmatch(data)
    if match is None or match[1] not in COMMANDS.values():
        return None
    return Pressed(Command(match[1]), match[2])
