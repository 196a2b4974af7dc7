"""The buttons under a message: its choices, what it opens, and last the safety bar.

A button under a message cannot call a number (Telegram takes no `tel:` there), so a number
stands on it to be read, and pressing it copies the number.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from bot.channels.telegram.bar_data import COMMANDS, bar_data
from bot.engine.message import BarItem, BarKind, Link, Message

Button = dict[str, object]

LONGEST_COPY = 256
"""Signs that a button can copy (Bot API, `CopyTextButton`)."""

SHORT = 14
"""Signs of a label that leaves room for another button beside it, on a phone of 320 px."""

TICK = "✓ "
ORDER = (
    BarKind.CALL,
    BarKind.HUMAN,
    BarKind.HELP,
    BarKind.BACK,
    BarKind.RESTART,
    BarKind.LANGUAGE,
    BarKind.FORGET,
)


def keyboard(message: Message) -> dict[str, object]:
    """Return the inline keyboard of a message."""
    rows = [*paired(choice_buttons(message)), *([button] for button in link_buttons(message))]
    return {"inline_keyboard": [*rows, *paired(bar_buttons(message))]}


def choice_buttons(message: Message) -> Iterator[Button]:
    """Yield what can be chosen; a ticked one shows its tick."""
    for choice in message.choices:
        label = f"{TICK}{choice.label}" if choice.chosen else choice.label
        yield {"text": label, "callback_data": choice.id}


def link_buttons(message: Message) -> Iterator[Button]:
    """Yield what can be opened or copied. The helpline stands in the bar already."""
    in_bar = {item.value for item in message.bar if item.kind is BarKind.CALL}
    for link in message.links:
        if link.kind == "phone":
            if link.value not in in_bar:
                yield copying(f"{link.label} {link.value}", link.value)
        elif link.kind == "copy":
            yield from [copying(link.label, link.value)] if can_copy(link) else []
        elif can_open(link):
            yield {"text": link.label, "url": link.value}


def bar_buttons(message: Message) -> Iterator[Button]:
    """Yield the safety bar, in the order in which it is needed."""
    items = {item.kind: item for item in message.bar}
    for kind in ORDER:
        if kind in items:
            yield bar_button(items[kind])


def bar_button(item: BarItem) -> Button:
    """Return the button of one item."""
    if item.kind not in COMMANDS:
        return copying(f"{item.label} {item.value}", item.value)
    return {"text": item.label, "callback_data": bar_data(item)}


def copying(label: str, value: str) -> Button:
    """Return a button that copies."""
    return {"text": label, "copy_text": {"text": value}}


def can_copy(link: Link) -> bool:
    """Tell whether a button can copy this."""
    return 0 < len(link.value) <= LONGEST_COPY


def can_open(link: Link) -> bool:
    """Tell whether a button can open this."""
    return link.value.startswith(("https://", "http://"))


def paired(buttons: Iterable[Button]) -> list[list[Button]]:
    """Put one button in a row, and two neighbours if both are short."""
    rows: list[list[Button]] = []
    for button in buttons:
        if rows and len(rows[-1]) == 1 and is_short(rows[-1][0]) and is_short(button):
            rows[-1].append(button)
        else:
            rows.append([button])
    return rows


def is_short(button: Button) -> bool:
    """Tell whether another button fits beside this one."""
    return len(str(button["text"])) <= SHORT
