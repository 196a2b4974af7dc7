"""Routes within a dialog: every step is reached, and from everywhere one gets out."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping

from bot.script.diagnostics import Diagnostic
from bot.script.mistakes import routes
from bot.script.model import Call, Choices, Dialog, Handoff, Levels, Step
from bot.script.subject import Subject
from bot.script.ways import Stop, Way, ways_from

MOST_BYTES = 64
"""`callback_data` of a Telegram button (Bot API, InlineKeyboardButton)."""

LONGEST_ENGINE_OPTION = "+yes_000000"
"""Options that the engine makes at any step (`bot.engine.buttons`)."""


def route_checks(subject: Subject) -> Iterator[Diagnostic]:
    """Yield steps that nobody reaches or leaves, and names too long for a button.

    Where the structure of a dialog was misread, its routes would only mislead.
    """
    for dialog in subject.script.dialogs.values():
        yield from too_long_for_a_button(subject, dialog)
        if subject.is_misread(dialog) or not dialog.steps:
            continue
        graph = {id: ways_from(dialog, step) for id, step in dialog.steps.items()}
        yield from dead_ends(subject, dialog, graph)
        reached = reachable(dialog, graph)
        yield from unreachable(subject, dialog, reached)
        yield from trap(subject, dialog, graph, reached)


def dead_ends(
    subject: Subject, dialog: Dialog, graph: Mapping[str, list[Way]]
) -> Iterator[Diagnostic]:
    """Yield steps behind which there is nothing, though nobody said that this is the end."""
    for id, ways in graph.items():
        if Stop.NOWHERE in ways:
            yield routes.DEAD_END.at(subject.key(dialog, "steps", id), step=id)


def reachable(dialog: Dialog, graph: Mapping[str, list[Way]]) -> set[str]:
    """Return the steps that a conversation can come to; what a result needs is asked for it."""
    reached: set[str] = set()
    ahead: list[Way] = [dialog.first]
    while ahead:
        way = ahead.pop()
        if isinstance(way, Stop) or way in reached or way not in graph:
            continue
        reached.add(way)
        ahead += [*graph[way], *needs_of(dialog.steps[way])]
    return reached


def needs_of(step: Step) -> tuple[str, ...]:
    """Return the questions that a result sends people back to."""
    return step.body.needs if isinstance(step.body, Levels) else ()


def unreachable(
    subject: Subject, dialog: Dialog, reached: Collection[str]
) -> Iterator[Diagnostic]:
    """Yield the steps that no conversation comes to."""
    for id in dialog.steps:
        if id not in reached:
            yield routes.UNREACHABLE.at(subject.key(dialog, "steps", id), step=id)


def trap(
    subject: Subject, dialog: Dialog, graph: Mapping[str, list[Way]], reached: Collection[str]
) -> Iterator[Diagnostic]:
    """Yield the first step from which nothing leads out of the dialog."""
    free = {id for id, ways in graph.items() if leads_out(dialog.steps[id], ways)}
    into: dict[Way, list[str]] = {}
    for id, ways in graph.items():
        for way in ways:
            into.setdefault(way, []).append(id)
    ahead = list(free)
    while ahead:
        new = set(into.get(ahead.pop(), ())) - free
        free |= new
        ahead += new
    caught = next((id for id in dialog.steps if id in reached and id not in free), None)
    if caught:
        yield routes.TRAP.at(subject.key(dialog, "steps", caught), step=caught)


def leads_out(step: Step, ways: list[Way]) -> bool:
    """Tell whether a step ends the dialog, or brings a human or another dialog."""
    return isinstance(step.body, (Call, Handoff)) or any(isinstance(way, Stop) for way in ways)


def too_long_for_a_button(subject: Subject, dialog: Dialog) -> Iterator[Diagnostic]:
    """Yield steps with a button whose identity Telegram would not carry."""
    for step in dialog.steps.values():
        options = step.body.options if isinstance(step.body, Choices) else ()
        longest = max([LONGEST_ENGINE_OPTION, *(option.id for option in options)], key=len)
        length = len(f"1|{dialog.id}|{step.id}|{longest}|0000".encode())
        if length > MOST_BYTES:
            place = subject.key(dialog, "steps", step.id)
            yield routes.BUTTON_TOO_LONG.at(place, length=length, most=MOST_BYTES)
