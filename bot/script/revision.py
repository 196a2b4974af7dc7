"""What of a script is structure: a change of it is a new revision, a change of words is not.

A session remembers the revision and the shape of its step, and a button the shape of
the step it was shown at. So an old one is recognised, and a mended phone number or a
better sentence makes nothing old.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable

from bot.script.model import Ask, Call, Choices, Dialog, Handoff, Levels, RiskSet, Script, Step

SHAPE_LENGTH = 4
"""Hexadecimal characters that a button can spare."""

REVISION_LENGTH = 16


def revision_of(script: Script) -> str:
    """Return the hash of everything that decides where a conversation goes."""
    dialogs = (part for dialog in script.dialogs.values() for part in parts_of(dialog))
    risks = (part for risk in script.risks.values() for part in parts_of_risk(risk))
    moved = (f"{old}={new}" for old, new in script.moved.items())
    return digest([*dialogs, *risks, *moved], REVISION_LENGTH)


def shape_of(step: Step) -> str:
    """Return the hash of what an answer to this step can be: kind, options, bounds, exits."""
    return digest([type(step.body).__name__, *answers_of(step), *sorted(step.go)], SHAPE_LENGTH)


def answers_of(step: Step) -> Iterable[object]:
    """Return what can be answered at a step, or what else can come out of it."""
    match step.body:
        case Choices(options, many):
            return [many, *(option.id for option in options)]
        case Ask(kind, low, high):
            return [kind.value, low, high]
        case Levels(risk, _, say, _):
            return [risk, *say]
        case Handoff(desk, _, _):
            return [desk]
        case Call(dialog, _):
            return [dialog]
        case _:
            return []


def parts_of(dialog: Dialog) -> Iterable[object]:
    """Yield what a dialog's structure is made of."""
    yield from (dialog.id, dialog.was, sorted(dialog.remember.items()))
    yield from (sorted(dialog.moved.items()), repr(dialog.compute))
    for step in dialog.steps.values():
        yield from (step.id, step.was, step.shape, repr(step.when), step.end, step.never_skip)
        yield from (sorted(step.go.items()), repr(step.flags), repr(step.flag_when))
        yield from (repr(step.options_were), repr(step.timing), parts_of_body(step))


def parts_of_body(step: Step) -> object:
    """Return what a step's body decides that its shape does not show."""
    match step.body:
        case Levels(_, needs, _, _):
            return needs
        case Handoff(_, priority, share):
            return [repr(priority), share]
        case Call(_, then):
            return then
        case _:
            return None


def parts_of_risk(risk: RiskSet) -> Iterable[object]:
    """Yield what a risk set decides."""
    yield from (risk.id, risk.unknown_weight, repr(risk.levels))
    yield from ((sign.id, sign.weight, sign.critical) for sign in risk.signs.values())


def digest(parts: Iterable[object], length: int) -> str:
    """Return the first characters of the hash of some values."""
    text = "\n".join(map(str, parts))
    return hashlib.sha256(text.encode()).hexdigest()[:length]
