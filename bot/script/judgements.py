"""Conditions and sums as a whole: names that mean something, lists that leave nothing open."""

from __future__ import annotations

from collections.abc import Iterator
from graphlib import CycleError, TopologicalSorter

from bot.script.conditions import Name, Otherwise
from bot.script.diagnostics import Diagnostic
from bot.script.grammar import Misread, read_condition
from bot.script.mistakes import names
from bot.script.model import Dialog, Handoff
from bot.script.nodes import Items, Node, Pairs, Text
from bot.script.plurals import PLURAL
from bot.script.questions import names_in_expression
from bot.script.subject import RISK, Subject
from bot.script.vocabulary import Vocabulary, words_of_dialog, words_of_risk


def condition_checks(subject: Subject) -> Iterator[Diagnostic]:
    """Yield everything that is wrong with the conditions and sums of a script."""
    for dialog in subject.script.dialogs.values():
        words = words_of_dialog(subject, dialog)
        file = subject.sources.dialog(dialog.id)
        for id, step in dialog.steps.items():
            written = subject.sources.node(file, "steps", id)
            yield from wrong_conditions(words, conditions_below(written))
            for counted in counted_below(written):
                yield from words.wrong_in_sum(Name(counted.value.strip()), counted)
            if isinstance(step.body, Handoff):
                priority = subject.sources.node(file, "steps", id, "priority")
                yield from open_ended(priority, "priority")
        yield from wrong_sums(subject, dialog, words)
    for risk in subject.script.risks.values():
        levels = subject.sources.node(RISK, risk.id, "levels")
        yield from wrong_conditions(words_of_risk(risk), values_below(levels))
        yield from open_ended(levels, "levels")


def wrong_conditions(words: Vocabulary, texts: Iterator[Text]) -> Iterator[Diagnostic]:
    """Yield the names in some conditions that mean nothing; unreadable ones were noted before."""
    for text in texts:
        condition = read_condition(text.value.strip())
        if not isinstance(condition, Misread):
            yield from words.wrong_in(condition, text)


def conditions_below(step: Node | None) -> Iterator[Text]:
    """Yield the conditions of a step as they were written."""
    if not isinstance(step, Pairs):
        return
    for pair in step.pairs:
        if pair.key.value == "when":
            yield from values_below(Pairs((pair,), pair.value.place))
        elif pair.key.value in ("flag_when", "priority"):
            yield from values_below(pair.value)
        elif pair.key.value == "say":
            yield from said_under(pair.value, "when")


def counted_below(step: Node | None) -> Iterator[Text]:
    """Yield the names of what the paragraphs of a step count."""
    for pair in step.pairs if isinstance(step, Pairs) else ():
        if pair.key.value == "say":
            yield from said_under(pair.value, PLURAL)


def said_under(node: Node, key: str) -> Iterator[Text]:
    """Yield what paragraphs have under a key, those of a result by level too."""
    match node:
        case Items(items):
            for item in items:
                yield from said_under(item, key)
        case Pairs(pairs):
            for pair in pairs:
                if pair.key.value == key and isinstance(pair.value, Text):
                    yield pair.value
                else:
                    yield from said_under(pair.value, key)
        case _:
            return


def values_below(node: Node | None) -> Iterator[Text]:
    """Yield the scalars of a map."""
    for pair in node.pairs if isinstance(node, Pairs) else ():
        if isinstance(pair.value, Text) and pair.value.value.strip():
            yield pair.value


def open_ended(node: Node | None, key: str) -> Iterator[Diagnostic]:
    """Yield a list of conditions that may leave everything open, or hide its own end."""
    texts = list(values_below(node))
    read = [read_condition(text.value.strip()) for text in texts]
    if Otherwise() in read[:-1]:
        yield names.OTHERWISE_TOO_EARLY.at(texts[read.index(Otherwise())].place)
    elif read and not isinstance(read[-1], (Otherwise, Misread)):
        yield names.NO_OTHERWISE.at(texts[-1].place, key=key)


def wrong_sums(subject: Subject, dialog: Dialog, words: Vocabulary) -> Iterator[Diagnostic]:
    """Yield computed values that need what is not there, or each other."""
    file = subject.sources.dialog(dialog.id)
    used = {id: set(names_in_expression(sum)) for id, sum in dialog.compute.items()}
    for id, expression in dialog.compute.items():
        text = subject.sources.node(file, "compute", id)
        if isinstance(text, Text):
            yield from words.wrong_in_sum(expression, text)
    try:
        TopologicalSorter(used).prepare()
    except CycleError as error:
        cycle = error.args[1][::-1]
        place = subject.key(dialog, "compute", min(cycle, key=list(used).index))
        yield names.CIRCULAR_SUM.at(place, cycle=" → ".join(cycle))
