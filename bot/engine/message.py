"""What is said to a person: one message, in one language, ready for any channel.

Its JSON is the message of the public API without the `id`, which the store gives.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Any, NamedTuple, Self


class BarKind(StrEnum):
    """What the safety bar offers. Each is also a word that can be typed."""

    CALL = "call"
    HUMAN = "human"
    EXIT = "exit"
    FORGET = "forget"
    LANGUAGE = "language"
    BACK = "back"
    RESTART = "restart"
    HELP = "help"


@dataclass(frozen=True, slots=True)
class Choice:
    """A button under a message; `id` is what a press sends back (at most 64 bytes)."""

    id: str
    label: str
    chosen: bool = False  # ticked, where several may be chosen


@dataclass(frozen=True, slots=True)
class Link:
    """Something to open: `kind` is phone, link, copy, map or file; `value` what it opens."""

    kind: str
    label: str
    value: str


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture by its file name, and the words for those who do not see it."""

    src: str
    alt: str


@dataclass(frozen=True, slots=True)
class Input:
    """What may be typed now. Bounds belong to numbers."""

    kind: str
    low: float | None = None
    high: float | None = None


@dataclass(frozen=True, slots=True)
class BarItem:
    """One item of the safety bar; `value` is a phone number or a language."""

    kind: BarKind
    label: str
    value: str = ""


class Message(NamedTuple):
    """One message. `text` is plain: paragraphs are parted by an empty line, list items by "• "."""

    text: str
    choices: tuple[Choice, ...] = ()
    links: tuple[Link, ...] = ()
    picture: Picture | None = None
    input: Input | None = None
    bar: tuple[BarItem, ...] = ()
    sender: str = "bot"

    def to_json(self) -> dict[str, Any]:
        """Return the API's message (without its id)."""
        data: dict[str, Any] = {"from": self.sender, "text": self.text}
        if self.links:
            data["links"] = [
                {"kind": link.kind, "label": link.label, "value": link.value}
                for link in self.links
            ]
        if self.picture:
            data["image"] = {"src": self.picture.src, "alt": self.picture.alt}
        if self.choices:
            data["choices"] = [choice_to_json(choice) for choice in self.choices]
        if self.input:
            data["input"] = input_to_json(self.input)
        data["bar"] = [bar_item_to_json(item) for item in self.bar]
        return data

    @classmethod
    def from_json(cls, data: dict[str, Any]) -> Self:
        """Return the message whose `to_json` this is."""
        return cls(
            data["text"],
            tuple(Choice(**choice) for choice in data.get("choices", ())),
            tuple(Link(**link) for link in data.get("links", ())),
            Picture(**data["image"]) if "image" in data else None,
            input_from_json(data["input"]) if "input" in data else None,
            tuple(bar_item_from_json(item) for item in data["bar"]),
            data["from"],
        )


def choice_to_json(choice: Choice) -> dict[str, Any]:
    """Return a button of the API; `chosen` only where it says something."""
    data: dict[str, Any] = {"id": choice.id, "label": choice.label}
    return data | {"chosen": True} if choice.chosen else data


def input_to_json(field: Input) -> dict[str, Any]:
    """Return the API's description of what may be typed."""
    bounds = {"min": field.low, "max": field.high}
    return {"kind": field.kind} | {k: v for k, v in bounds.items() if v is not None}


def input_from_json(data: dict[str, Any]) -> Input:
    """Return the description of what may be typed."""
    return Input(data["kind"], data.get("min"), data.get("max"))


def bar_item_to_json(item: BarItem) -> dict[str, Any]:
    """Return one item of the API's safety bar."""
    data = {"kind": item.kind, "label": item.label}
    return data | {"value": item.value} if item.value else data


def bar_item_from_json(data: dict[str, Any]) -> BarItem:
    """Return the item of the safety bar."""
    return BarItem(BarKind(data["kind"]), data["label"], data.get("value", ""))
