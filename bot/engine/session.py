"""What is remembered between two events. A plain value, kept as JSON and sealed."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from functools import lru_cache
from types import MappingProxyType
from typing import Any, NamedTuple

from bot.script.model import SOURCE, Language

FORMAT = 1
"""Raise it when the shape changes, and teach `from_json` the old one."""

KEPT = 4096
"""Positions that are kept once they were read: more than our dialogs have."""

NOTHING: Mapping[str, Any] = MappingProxyType({})

UNKNOWN = None
"""The answer of somebody who would rather not say, or does not know. It is an answer."""

Answer = str | int | float | tuple[str, ...] | None
"""An option's id, a text, a number, an ISO date or country code, the ids of several options."""


class Doubt(StrEnum):
    """What the bot has asked back and waits for a yes or a no to."""

    GUESS = "guess"  # "did you mean …?": `about` are the ids of options
    CHANGE = "change"  # "change this answer?": `about` is the old button's identity
    PAUSE = "pause"  # the neutral home after a silence: "continue?"
    TOPIC = "topic"  # "perhaps one of these?": `about` are the names of dialogs
    FORGET = "forget"  # "erase everything?", when it was typed and could mean something else
    RESTART = "restart"  # "begin anew?", when answers would be lost


class Position(NamedTuple):
    """A step, and the calls that led to it, outermost first, as (dialog, calling step)."""

    dialog: str
    step: str
    stack: tuple[tuple[str, str], ...] = ()


class Session(NamedTuple):
    """Where one person is, what they answered, and in which language they are spoken to.

    A named tuple and no dataclass: a turn makes ten of them, each a little different.
    """

    position: Position
    language: Language = SOURCE
    answers: Mapping[str, Answer] = NOTHING  # "dialog/step" → answer
    results: Mapping[str, str] = NOTHING  # "dialog/step" → level
    news: tuple[str, ...] = ()  # results that the rules of today make graver, not yet told
    trail: tuple[str, ...] = ()  # where "back" leads, the latest last; see `visited`
    ticked: tuple[str, ...] = ()  # options ticked so far where several may be chosen
    due: str = ""  # "dialog/step" up to which questions answered before are not asked again
    tries: int = 0  # answers that were not understood at this step
    doubt: Doubt | None = None
    about: str = ""  # what the doubt is about
    ended: bool = False  # the next event opens home
    acted_at: int = 0  # seconds since 1970, of the person's last act
    revision: str = ""  # of the script's structure, as last seen
    shape: str = ""  # of the current step, as last seen
    declined_at: int = 0  # seconds since 1970, when media were last said not to be opened
    pressed: str = ""  # the button of the last act, if it was a press
    chat: bool = False  # consultants answer in the chat, as far as the desk is known
    alarmed: bool = False  # words of harm were typed in this talk: no result comes without numbers

    @property
    def visited(self) -> tuple[Position, ...]:
        """The positions of the trail. It is kept as texts: most turns only hand it on."""
        return tuple(map(read_position, self.trail))

    @property
    def paused_before(self) -> bool:
        """Whether the place was hidden after a silence when something else was asked."""
        return self.about.endswith(f" {Doubt.PAUSE}")

    def to_json(self) -> dict[str, Any]:
        """Return what `from_json` reads back."""
        return {
            "format": FORMAT,
            "position": written_position(self.position),
            "language": self.language,
            "answers": {
                name: list(answer) if isinstance(answer, tuple) else answer
                for name, answer in self.answers.items()
            },
            "results": dict(self.results),
            "news": list(self.news),
            "trail": list(self.trail),
            "ticked": list(self.ticked),
            "due": self.due,
            "tries": self.tries,
            "doubt": self.doubt,
            "about": self.about,
            "ended": self.ended,
            "acted_at": self.acted_at,
            "revision": self.revision,
            "shape": self.shape,
            "declined_at": self.declined_at,
            "pressed": self.pressed,
            "chat": self.chat,
            "alarmed": self.alarmed,
        }

    @classmethod
    def from_json(cls, data: dict[str, Any]) -> Session:
        """Read a session that this or an older version kept."""
        return cls(
            position=read_position(data["position"]),
            language=data["language"],
            answers={
                name: tuple(answer) if isinstance(answer, list) else answer
                for name, answer in data["answers"].items()
            },
            results=data["results"],
            news=tuple(data["news"]),
            trail=tuple(data["trail"]),
            ticked=tuple(data["ticked"]),
            due=data["due"],
            tries=data["tries"],
            doubt=Doubt(data["doubt"]) if data["doubt"] else None,
            about=data["about"],
            ended=data["ended"],
            acted_at=data["acted_at"],
            revision=data["revision"],
            shape=data["shape"],
            declined_at=data.get("declined_at", 0),
            pressed=data.get("pressed", ""),
            chat=data.get("chat", False),
            alarmed=data.get("alarmed", False),
        )


@lru_cache(maxsize=KEPT)
def written_position(position: Position) -> str:
    """Return a position as a text: the calls, then the step, as in "home/menu help/card"."""
    return " ".join(f"{dialog}/{step}" for dialog, step in (*position.stack, position[:2]))


@lru_cache(maxsize=KEPT)
def read_position(text: str) -> Position:
    """Read what `written_position` wrote."""
    *stack, (dialog, step) = (name.split("/") for name in text.split(" "))
    return Position(dialog, step, tuple((calling, there) for calling, there in stack))
