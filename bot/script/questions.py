"""Which steps are questions about the person, so that they may rather not say."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from bot.script.conditions import (
    And,
    Comparison,
    Condition,
    Expression,
    Has,
    Is,
    Known,
    Name,
    Not,
    Operation,
    Or,
    Rounded,
)
from bot.script.model import Ask, Choices, Dialog, Handoff, Levels, Paragraph, Step


def with_questions(dialog: Dialog) -> Dialog:
    """Return the dialog with its questions told from mere crossroads."""
    used = set(names_used(dialog))
    steps = {
        id: replace(step, is_question=is_question(step, used)) for id, step in dialog.steps.items()
    }
    return replace(dialog, steps=steps)


def is_question(step: Step, used: set[str]) -> bool:
    """Tell whether an answer here says something about the person that is used later."""
    if isinstance(step.body, Ask):
        return True
    if not isinstance(step.body, Choices):
        return False
    return step.has_signs or step.id in used or bool(step.skip)


def names_used(dialog: Dialog) -> Iterator[str]:
    """Yield the names of the answers that a dialog makes use of."""
    for expression in dialog.compute.values():
        yield from names_in_expression(expression)
    for step in dialog.steps.values():
        for condition in conditions_of(step):
            yield from names_in(condition)
        if isinstance(step.body, Levels):
            yield from step.body.needs
        if isinstance(step.body, Handoff):
            yield from step.body.share


def conditions_of(step: Step) -> Iterator[Condition]:
    """Yield every condition that a step holds."""
    if step.when:
        yield step.when
    yield from step.flag_when.values()
    yield from (said.when for said in paragraphs_of(step) if said.when)
    if isinstance(step.body, Handoff):
        yield from step.body.priority.values()


def paragraphs_of(step: Step) -> Iterator[Paragraph]:
    """Yield everything that a step can say."""
    yield from step.say
    if isinstance(step.body, Levels):
        for said in step.body.say.values():
            yield from said


def names_in(condition: Condition) -> Iterator[str]:
    """Yield the names of the answers and values that a condition speaks of."""
    match condition:
        case Known(name) | Is(name, _):
            yield name
        case Comparison(left, _, right):
            yield from names_in_expression(left)
            yield from names_in_expression(right)
        case Not(inner):
            yield from names_in(inner)
        case And(first, second) | Or(first, second):
            yield from names_in(first)
            yield from names_in(second)
        case _:
            return


def names_in_expression(expression: Expression) -> Iterator[str]:
    """Yield the names in a sum."""
    match expression:
        case Name(name):
            yield name
        case Rounded(inner, _):
            yield from names_in_expression(inner)
        case Operation(left, _, right):
            yield from names_in_expression(left)
            yield from names_in_expression(right)
        case _:
            return


def signs_in(condition: Condition) -> Iterator[str]:
    """Yield the signs that a condition speaks of."""
    match condition:
        case Has(sign):
            yield sign
        case Not(inner):
            yield from signs_in(inner)
        case And(first, second) | Or(first, second):
            yield from signs_in(first)
            yield from signs_in(second)
        case _:
            return
