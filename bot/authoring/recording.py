"""Write down a talk that was held in the terminal, so that it can be kept as a test."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from bot.engine.buttons import CONTINUE, DONE, HOME, SKIP, read_button
from bot.engine.events import Chose, Commanded, Event, SentOther, Started, Wrote
from bot.engine.meaning import evidence, last_level
from bot.engine.session import Session
from bot.script.model import Script

WORDS = {SKIP: "skip", DONE: "done", CONTINUE: "continue", HOME: "home"}


def write_talk(script: Script, name: str, events: Sequence[Event], session: Session | None) -> str:
    """Return the YAML of a talk; what it led to becomes what it expects."""
    entries = [event.entry for event in events if isinstance(event, Started) and event.entry]
    lines = [f"test: {quoted(name)}", f"dialog: {entries[0] if entries else script.HOME}", "say:"]
    lines += [f"  - {move}" for event in events for move in moves(event)]
    return "\n".join([*lines, *expectations(script, session)]) + "\n"


def moves(event: Event) -> Iterator[str]:
    """Yield how an event is written."""
    match event:
        case Chose(choice):
            button = read_button(choice)
            option = button.option if button else choice
            yield WORDS.get(option, f"choose: {option}")
        case Wrote(text):
            yield f"type: {quoted(text)}"
        case Commanded(command):
            yield command.value
        case Started() | SentOther():
            pass


def expectations(script: Script, session: Session | None) -> Iterator[str]:
    """Yield what must be so again when the talk is played."""
    if session is None:
        return
    yield "expect:"
    yield f"  at: {session.position.step}"
    level = last_level(session)
    if level:
        yield f"  level: {level}"
    signs = list(evidence(script, session).signs)
    if signs:
        yield f"  signs: [{', '.join(signs)}]"
    yield "  within_taps_of_human: 1"


def quoted(text: str) -> str:
    """Return a text as YAML that can be nothing but this text."""
    escaped = text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n")
    return f'"{escaped}"'
