"""Routes through all dialogs: nobody is led in a circle, and calls do not pile up."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from graphlib import CycleError, TopologicalSorter

from bot.script.diagnostics import Diagnostic
from bot.script.mistakes import routes
from bot.script.model import Ask, Call, Choices, Dialog, Script, Step
from bot.script.subject import Subject
from bot.script.ways import Stop, Way, ways_from, ways_past

MOST_CALLS = 8
"""Dialogs within dialogs; deeper, the engine would rather lead home."""

MOST_CIRCLES = 20
"""Circles that are shown in one run; each has to be broken before the next is found."""

Spot = tuple[str, str]
"""A dialog and a step."""

Graph = dict[Spot, set[Spot]]


def call_checks(subject: Subject) -> Iterator[Diagnostic]:
    """Yield circles without a question in them, and calls too deep."""
    understood = {
        id: dialog
        for id, dialog in subject.script.dialogs.items()
        if not subject.is_misread(dialog)
    }
    subject = replace(subject, script=replace(subject.script, dialogs=understood))
    for circle in circles(silent_graph(subject.script)):
        yield circle_found(subject, circle)
    yield from deep_calls(subject)


def silent_graph(script: Script) -> Graph:
    """Return where each step leads without waiting for the person."""
    silent = silent_dialogs(script)
    return {
        (dialog.id, step.id): set(spots_from(script, dialog, step, silent))
        for dialog in script.dialogs.values()
        for step in dialog.steps.values()
    }


def spots_from(script: Script, dialog: Dialog, step: Step, silent: set[str]) -> Iterator[Spot]:
    """Yield where one step leads without waiting, into and over other dialogs too."""
    if isinstance(step.body, Call):
        callee = script.dialogs.get(step.body.dialog)
        if callee and callee.steps:
            yield callee.id, callee.first
    for way in silent_ways(dialog, step, silent):
        if way in dialog.steps:
            yield dialog.id, str(way)


def silent_ways(dialog: Dialog, step: Step, silent: set[str]) -> list[Way]:
    """Return where a step leads, within its dialog, without waiting for the person."""
    waits = isinstance(step.body, (Choices, Ask))
    waits = waits or (isinstance(step.body, Call) and step.body.dialog not in silent)
    return ways_past(dialog, step) if waits else ways_from(dialog, step)


def silent_dialogs(script: Script) -> set[str]:
    """Return the dialogs that can begin and end without asking anything."""
    silent: set[str] = set()
    while True:
        more = {id for id, dialog in script.dialogs.items() if is_silent(dialog, silent)}
        if more == silent:
            return silent
        silent = more


def is_silent(dialog: Dialog, silent: set[str]) -> bool:
    """Tell whether some way from the beginning of a dialog to its end asks nothing."""
    if not dialog.steps:
        return True
    seen: set[Way] = set()
    ahead: list[Way] = [dialog.first]
    while ahead:
        way = ahead.pop()
        if way is Stop.END:
            return True
        if isinstance(way, str) and way not in seen and way in dialog.steps:
            seen.add(way)
            ahead += silent_ways(dialog, dialog.steps[way], silent)
    return False


def circles(graph: Graph) -> Iterator[list[Spot]]:
    """Yield the circles of a graph; of each, one edge is taken out of the graph."""
    for _ in range(MOST_CIRCLES):
        circle = circle_in(graph)
        if not circle:
            return
        yield circle
        graph[circle[0]].discard(circle[1])


def circle_in(graph: Graph) -> list[Spot]:
    """Return a circle of a graph, each spot leading to the next; [] if there is none."""
    try:
        TopologicalSorter(graph).prepare()
    except CycleError as error:
        backwards: list[Spot] = error.args[1]  # it takes our successors for predecessors
        return backwards[::-1]
    return []


def circle_found(subject: Subject, circle: list[Spot]) -> Diagnostic:
    """Return a circle as a mistake, at its first step in the file."""
    dialog, step = min(circle, key=list(silent_order(subject.script)).index)
    place = subject.key(subject.script.dialogs[dialog], "steps", step)
    path = " → ".join(f"{dialog}/{step}" for dialog, step in circle)
    return routes.LOOP.at(place, cycle=path)


def silent_order(script: Script) -> Iterator[Spot]:
    """Yield all steps in the order of the files."""
    for dialog in script.dialogs.values():
        yield from ((dialog.id, step) for step in dialog.steps)


def deep_calls(subject: Subject) -> Iterator[Diagnostic]:
    """Yield the longest chain of dialogs that call each other, if it is too long."""
    calls: dict[Spot, set[Spot]] = {(id, ""): set() for id in subject.script.dialogs}
    for dialog, step in subject.steps():
        if isinstance(step.body, Call) and step.body.dialog in subject.script.dialogs:
            calls[(dialog.id, "")].add((step.body.dialog, ""))
    list(circles(calls))
    chain = longest_chain(calls)
    if len(chain) > MOST_CALLS + 1:
        dialog = subject.script.dialogs[chain[0][0]]
        path = " → ".join(id for id, _ in chain)
        yield routes.TOO_MANY_CALLS.at(dialog.place, most=MOST_CALLS, path=path)


def longest_chain(graph: Mapping[Spot, set[Spot]]) -> list[Spot]:
    """Return the longest way through a graph without circles."""
    longest: dict[Spot, list[Spot]] = {}
    try:
        order = list(TopologicalSorter(graph).static_order())
    except CycleError:  # more circles than are shown in one run: mend those first
        return []
    for spot in order:
        ways = (longest[way] for way in graph[spot])
        longest[spot] = [spot, *max(ways, key=len, default=[])]
    return max(longest.values(), key=len, default=[])
