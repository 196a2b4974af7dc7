"""Names that must be there: steps, dialogs, options, signs, levels, facts, answers."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from bot.script.diagnostics import Diagnostic, Mistake, Place, listed, nearest
from bot.script.mistakes import names, routes, shapes
from bot.script.model import (
    Ask,
    Call,
    Choices,
    Dialog,
    Handoff,
    Levels,
    Scope,
    Step,
)
from bot.script.subject import FACTS, MOVED, RISK, WORDS, Subject

WAITING_EXITS = ("next", "skip", "give_up", "expire")
HANDOFF_EXITS = ("closed", "nobody", "cancelled")
SHARED = ("signs", "level")
"""What a consultant may be shown besides answers."""


def reference_checks(subject: Subject) -> Iterator[Diagnostic]:
    """Yield every name that leads nowhere."""
    for dialog, step in subject.steps():
        yield from exits(subject, dialog, step)
        yield from flags(subject, dialog, step)
        yield from openers(subject, dialog, step)
        yield from body(subject, dialog, step)
    for dialog in subject.script.dialogs.values():
        yield from remembered(subject, dialog)
        for old, new in dialog.moved.items():
            place = subject.place(dialog, "moved", old)
            yield from missing(names.UNKNOWN_STEP, place, new, dialog.steps)
    yield from dialogs_named_elsewhere(subject)


def missing(
    mistake: Mistake, place: Place, given: str, known: Collection[str], **details: object
) -> Iterator[Diagnostic]:
    """Yield a mistake if a name is not among those that are known."""
    if given and given not in known:
        near = nearest(given, known)
        yield mistake.at(place, near=near, given=given, known=listed(known), **details)


def exits_of(subject: Subject, step: Step) -> tuple[str, ...]:
    """Return what `go` of a step may list."""
    match step.body:
        case Choices(options):
            return (*(option.id for option in options), *WAITING_EXITS)
        case Ask():
            return WAITING_EXITS
        case Levels(risk):
            known = subject.script.risks.get(risk)
            return (*(known.levels if known else step.body.say), "next")
        case Handoff():
            return HANDOFF_EXITS
        case _:
            return ("next",)


def exits(subject: Subject, dialog: Dialog, step: Step) -> Iterator[Diagnostic]:
    """Yield ways on that do not exist, or lead to a step that does not."""
    known = exits_of(subject, step)
    path = ("steps", step.id, "go")
    for way, target in step.go.items():
        place = subject.key(dialog, *path, way)
        yield from missing(shapes.UNKNOWN_EXIT, place, way, known, key="go")
        if way in known and not can_happen(step, way):
            yield routes.EXIT_NEVER_TAKEN.at(place, exit=way)
        place = subject.place(dialog, *path, way)
        yield from missing(names.UNKNOWN_STEP, place, target, dialog.steps)


def can_happen(step: Step, way: str) -> bool:
    """Tell whether a reserved way on is ever taken."""
    if way == "skip":
        return step.is_question and not step.never_skip
    if way == "expire":
        return bool(step.timing and step.timing.expire_after)
    return True


def flags(subject: Subject, dialog: Dialog, step: Step) -> Iterator[Diagnostic]:
    """Yield flags of options that are not there, and signs that nobody has described."""
    path = ("steps", step.id, "flags")
    options = [option.id for option in step.body.options] if isinstance(step.body, Choices) else []
    for option, signs in step.flags.items():
        place = subject.key(dialog, *path, option)
        yield from missing(shapes.UNKNOWN_EXIT, place, option, options, key="flags")
        for number, sign in enumerate(signs):
            yield from unknown_sign(subject, subject.place(dialog, *path, option, number), sign)
    for sign in step.flag_when:
        place = subject.key(dialog, "steps", step.id, "flag_when", sign)
        yield from unknown_sign(subject, place, sign)


def unknown_sign(subject: Subject, place: Place, sign: str) -> Iterator[Diagnostic]:
    """Yield a sign that is in no risk set."""
    if subject.can_tell(RISK):
        yield from missing(names.UNKNOWN_SIGN, place, sign, subject.signs)


def openers(subject: Subject, dialog: Dialog, step: Step) -> Iterator[Diagnostic]:
    """Yield buttons that open a fact that is not there, or is of another kind."""
    if not subject.can_tell(FACTS):
        return
    for opener in step.openers:
        place = subject.place(dialog, "steps", step.id, "open", opener.id)
        yield from missing(names.UNKNOWN_FACT, place, opener.fact, subject.facts)
        fact = subject.facts.get(opener.fact)
        if fact and fact.kind is not opener.kind:
            yield names.WRONG_FACT_KIND.at(
                place, fact=fact.id, is_kind=fact.kind.value, given=opener.kind.value
            )


def body(subject: Subject, dialog: Dialog, step: Step) -> Iterator[Diagnostic]:
    """Yield the names that a step's kind brings with it."""
    match step.body:
        case Levels():
            yield from levels(subject, dialog, step, step.body)
        case Handoff():
            yield from handoff(subject, dialog, step, step.body)
        case Call(callee, then):
            place = subject.place(dialog, "steps", step.id, "call")
            yield from unknown_dialog(subject, place, callee)
            place = subject.place(dialog, "steps", step.id, "then")
            yield from missing(names.UNKNOWN_STEP, place, then, dialog.steps)
        case _:
            return


def levels(subject: Subject, dialog: Dialog, step: Step, body: Levels) -> Iterator[Diagnostic]:
    """Yield what is wrong with a result: its risk set, its texts, what it needs."""
    path = ("steps", step.id)
    for number, need in enumerate(body.needs):
        place = subject.place(dialog, *path, "needs", number)
        yield from missing(names.UNKNOWN_STEP, place, need, dialog.steps)
        if need in dialog.steps and need not in subject.answers[dialog.id]:
            yield names.NEEDS_NO_QUESTION.at(place, given=need)
    if not subject.can_tell(RISK):
        return
    place = subject.place(dialog, *path, "levels")
    yield from missing(names.UNKNOWN_RISK, place, body.risk, subject.script.risks)
    risk = subject.script.risks.get(body.risk)
    if risk is None:
        return
    for key, given in (("say", body.say), ("list", body.lists)):
        for level in given:
            place = subject.key(dialog, *path, key, level)
            yield from missing(shapes.UNKNOWN_EXIT, place, level, risk.levels, key=key)
    for level in risk.levels.keys() - body.say.keys():
        if subject.sources.node(subject.sources.dialog(dialog.id), *path, "say"):
            yield shapes.MISSING_LEVEL.at(subject.key(dialog, *path, "say"), level=level)


def handoff(subject: Subject, dialog: Dialog, step: Step, body: Handoff) -> Iterator[Diagnostic]:
    """Yield exits that a hand-off lacks, and what it cannot share."""
    lacking = [way for way in HANDOFF_EXITS if way not in step.go]
    written = subject.sources.node(subject.sources.dialog(dialog.id), "steps", step.id, "go")
    if lacking:
        path = ("steps", step.id, "go") if written else ("steps", step.id)
        yield shapes.MISSING_EXIT.at(subject.key(dialog, *path), missing=listed(lacking))
    known = [*SHARED, *(name for name in subject.answers[dialog.id] if is_kept(dialog, name))]
    for number, name in enumerate(body.share):
        place = subject.place(dialog, "steps", step.id, "share", number)
        yield from missing(names.CANNOT_BE_SHARED, place, name, known)


def is_kept(dialog: Dialog, name: str) -> bool:
    """Tell whether an answer is remembered for longer than its turn."""
    return dialog.remember.get(name) is not Scope.NEVER


def remembered(subject: Subject, dialog: Dialog) -> Iterator[Diagnostic]:
    """Yield questions nobody said how long to remember, and the other way round."""
    known = subject.answers[dialog.id]
    for name in dialog.remember:
        place = subject.key(dialog, "remember", name)
        yield from missing(names.REMEMBERS_NOTHING, place, name, known)
    for step in dialog.steps.values():
        if isinstance(step.body, Ask) and step.id not in dialog.remember:
            place = subject.key(dialog, "steps", step.id, "ask")
            yield names.NOT_REMEMBERED.at(place, step=step.id)


def dialogs_named_elsewhere(subject: Subject) -> Iterator[Diagnostic]:
    """Yield dialogs that the companion files name and that are not there."""
    for old, new in subject.script.moved.items():
        yield from unknown_dialog(subject, subject.sources.place(MOVED, old), new)
    for name in subject.script.words.topics:
        yield from unknown_dialog(subject, subject.sources.key(WORDS, "topics", name), name)


def unknown_dialog(subject: Subject, place: Place, dialog: str) -> Iterator[Diagnostic]:
    """Yield a dialog that is not there; one whose file cannot be read may be."""
    if subject.can_tell(f"{dialog}.yaml"):
        yield from missing(names.UNKNOWN_DIALOG, place, dialog, subject.script.dialogs)
