"""Recorded talks: a whole conversation as YAML that the staff can read, write and run.

    test: atņemta pase aizved pie cilvēka
    dialog: job_offer
    say:
      - choose: begin
      - type: Vācija
        in_ru: Германия
      - skip
      - expect: {at: fee, not_asked: [hours]}
    expect:
      level: critical

A talk is played with the real engine in every language, and between any two moves the
session is written down and read back, as a store would do it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta

import orjson

from bot.engine.bar import dialled
from bot.engine.buttons import read_button
from bot.engine.effects import Say
from bot.engine.events import Chose, Commanded, Event, Started, Wrote
from bot.engine.machine import step
from bot.engine.meaning import evidence, last_level
from bot.engine.message import BarKind, Message
from bot.engine.session import Session
from bot.script.model import SOURCE, Command, Fact, FactKind, Language, Script

BEGINNING = datetime(2027, 3, 1, 12, tzinfo=UTC)
"""When every recorded talk begins; a move takes a second."""


@dataclass(frozen=True, slots=True)
class Move:
    """One thing the person does, or (`expect`) one thing that must now be so."""

    kind: str  # press, type, command, language, expect
    value: str = ""  # an option, a command, a language
    typed: Mapping[Language, str] = field(default_factory=dict)
    expected: Mapping[str, Sequence[str]] = field(default_factory=dict)
    line: int = 0


@dataclass(frozen=True, slots=True)
class Talk:
    """A recorded talk; what must be so at its end is its last move."""

    file: str
    name: str
    dialog: str
    moves: tuple[Move, ...]


class Player:
    """Plays one talk in one language, and remembers what the person sees."""

    def __init__(self, script: Script, language: Language) -> None:
        self.script = script
        self.language = language
        self.session: Session | None = None
        self.seen: tuple[Message, ...] = ()
        self._now = BEGINNING

    @property
    def here(self) -> Session:
        """Return the session; there is one after the first move."""
        if self.session is None:
            raise LookupError("the talk has not begun")
        return self.session

    def start(self, dialog: str) -> None:
        """Open the bot at a dialog."""
        self.happens(Started(dialog, self.language, at=self._now))

    def press(self, option: str) -> bool:
        """Press the button of that option, if there is one on the screen."""
        choices = [choice.id for message in self.seen for choice in message.choices]
        found = [choice for choice in choices if option_of(choice) == option]
        if found:
            self.happens(Chose(found[-1], at=self._now))
        return bool(found)

    def write(self, text: str) -> None:
        """Type something."""
        self.happens(Wrote(text, at=self._now))

    def command(self, command: Command, language: Language | None = None) -> None:
        """Use the safety bar."""
        self.happens(Commanded(command, language, at=self._now))

    def happens(self, event: Event) -> None:
        """Let the bot answer, with a session that was kept in between."""
        turn = step(self.script, self.session, event)
        self.seen = tuple(effect.message for effect in turn.effects if isinstance(effect, Say))
        self.session = Session.from_json(orjson.loads(orjson.dumps(turn.session.to_json())))
        self._now += timedelta(seconds=1)


def option_of(choice: str) -> str:
    """Return the option a button stands for."""
    button = read_button(choice)
    return button.option if button else ""


def play(script: Script, talk: Talk, language: Language) -> list[str]:
    """Play a talk; return what was not as it was written, each with its line."""
    player = Player(script, language)
    player.start(talk.dialog)
    failures: list[str] = []
    for move in talk.moves:
        wrong = make(player, move)
        failures += [f"{talk.file}:{move.line}: [{language}] {sentence}" for sentence in wrong]
        if wrong and move.kind != "expect":
            break
    return failures


def make(player: Player, move: Move) -> list[str]:
    """Make one move; return what is wrong with it."""
    match move.kind:
        case "press":
            here = f"{player.here.position.dialog}/{player.here.position.step}"
            pressed = player.press(move.value)
            return [] if pressed else [f"there is no button {move.value} at {here}"]
        case "type":
            player.write(move.typed.get(player.language, move.typed[SOURCE]))
        case "command":
            player.command(Command(move.value))
        case "language":
            player.command(Command.LANGUAGE, move.value)
        case _:
            return list(disappointments(player, move.expected))
    return []


def disappointments(player: Player, expected: Mapping[str, Sequence[str]]) -> Iterator[str]:
    """Yield what is not as it was expected."""
    found = sightings(player)
    for name, values in expected.items():
        if not fits(name, set(values), found):
            yield f"expected {name}: {', '.join(values)}; found: {', '.join(found[name]) or '-'}"


def fits(name: str, values: set[str], found: Mapping[str, Sequence[str]]) -> bool:
    """Tell whether what was found is what was expected."""
    match name:
        case "at":
            return bool(values & set(found["at"]))
        case "not_asked":
            return not values & set(found["not_asked"])
        case "offers":
            return values <= set(found["offers"])
        case "within_taps_of_human":
            return any(int(taps) <= int(most) for taps in found[name] for most in values)
        case _:
            return values == set(found[name])


def sightings(player: Player) -> dict[str, list[str]]:
    """Return what can be expected: where the talk is, what it found, what it offers."""
    session, position = player.here, player.here.position
    asked = {*session.answers, *(f"{step.dialog}/{step.step}" for step in session.visited)}
    return {
        "at": [position.step, position.dialog, f"{position.dialog}/{position.step}"],
        "level": [level for level in [last_level(session)] if level],
        "signs": list(evidence(player.script, session).signs),
        "not_asked": [name.partition("/")[2] for name in asked],
        "offers": offers(player),
        "within_taps_of_human": ["1"] if a_human_is_a_tap_away(player.seen) else [],
    }


def offers(player: Player) -> list[str]:
    """Return the facts that the bot has just offered, as `kind id`.

    The safety bar does not count: it is always there, so nothing could ever be missing.
    """
    return [
        f"{fact.kind} {fact.id}"
        for fact in player.script.facts.values()
        if any(is_offered(fact, player.here.language, message) for message in player.seen)
    ]


def is_offered(fact: Fact, language: Language, message: Message) -> bool:
    """Tell whether a message has a button that opens a fact, or says its number."""
    value = fact.value(language)
    if fact.kind is FactKind.PHONE and says_number(message.text, value):
        return True
    opened = {link.value for link in message.links if link.kind == fact.kind}
    return not opened.isdisjoint((value, dialled(value)))


def says_number(text: str, number: str) -> bool:
    """Tell whether a text says a number, and not a longer one that holds it."""
    return re.search(rf"(?<![\d+]){re.escape(number)}(?!\d)", text) is not None


def a_human_is_a_tap_away(seen: Sequence[Message]) -> bool:
    """Tell whether every message that is shown has a number to call, or a human, in its bar."""
    return bool(seen) and all(
        any(
            item.kind is BarKind.HUMAN or (item.kind is BarKind.CALL and item.value)
            for item in message.bar
        )
        for message in seen
    )
