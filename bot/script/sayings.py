"""What is said: placeholders that can be filled, questions that ask, buttons that differ."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from bot.script.assurances import assurance_in
from bot.script.diagnostics import Diagnostic, listed, nearest
from bot.script.folding import fold
from bot.script.interface import SOURCES
from bot.script.mistakes import names, texts
from bot.script.model import (
    SOURCE,
    Ask,
    Choices,
    Dialog,
    Levels,
    ListKind,
    Paragraph,
    Step,
    TextId,
    Unit,
)
from bot.script.subject import FACTS, WORDS, Subject
from bot.script.units import MOST_IN_MESSAGE, utf16_length


def saying_checks(subject: Subject) -> Iterator[Diagnostic]:
    """Yield everything that is wrong with what a script says."""
    yield from unknown_slots(subject)
    for dialog, step in subject.steps():
        yield from same_labels(subject, dialog, step)
        yield from silent_question(subject, dialog, step)
        for said in sayings(step):
            yield from only_unverified(subject, said)
            yield from too_long(subject, dialog, step, said)
    for sign in subject.signs.values():
        yield from only_unverified(subject, [Paragraph(sign.explain)])
    yield from synonyms_of_nothing(subject)
    yield from calls_safe(subject)
    yield from unguarded(subject)


def unknown_slots(subject: Subject) -> Iterator[Diagnostic]:
    """Yield placeholders that nothing will ever fill."""
    if not subject.can_tell(FACTS):
        return
    for unit in subject.script.units.values():
        if unit.id in SOURCES or not unit.slots:
            continue
        known = [*subject.facts, *values_near(subject, unit)]
        for slot in unit.slots:
            if slot not in known:
                near = nearest(slot, known)
                yield texts.UNKNOWN_SLOT.at(unit.place, near=near, name=slot, known=listed(known))


def values_near(subject: Subject, unit: Unit) -> list[str]:
    """Return the answers and computed values that a text may speak of: those of its dialog."""
    dialog = subject.script.dialogs.get(unit.id.partition("#")[0].partition("/")[0])
    return [*subject.answers[dialog.id], *dialog.compute] if dialog else []


def same_labels(subject: Subject, dialog: Dialog, step: Step) -> Iterator[Diagnostic]:
    """Yield buttons of one step that nobody could tell apart."""
    options = step.body.options if isinstance(step.body, Choices) else ()
    labels = [option.label for option in options] + [opener.label for opener in step.openers]
    seen = set()
    for label in [*labels, *([step.skip] if step.skip else [])]:
        unit = subject.script.units[label]
        folded = fold(unit.source)
        if folded in seen:
            yield texts.SAME_LABEL.at(unit.place, label=unit.source)
        seen.add(folded)


def silent_question(subject: Subject, dialog: Dialog, step: Step) -> Iterator[Diagnostic]:
    """Yield a step that waits for an answer to a question that may not be asked."""
    if not isinstance(step.body, (Choices, Ask)):
        return
    file = subject.sources.dialog(dialog.id)
    written = [subject.sources.node(file, "steps", step.id, key) for key in ("say", "use")]
    misread = any(written) and not step.say
    if not misread and all(paragraph.when for paragraph in step.say):
        yield texts.SILENT_QUESTION.at(subject.key(dialog, "steps", step.id))


def sayings(step: Step) -> Iterator[Sequence[Paragraph]]:
    """Yield what a step can say at once: its paragraphs, or those of each level."""
    yield step.say
    if isinstance(step.body, Levels):
        yield from step.body.say.values()


def only_unverified(subject: Subject, said: Sequence[Paragraph]) -> Iterator[Diagnostic]:
    """Yield paragraphs of which none is left while a fact is not verified."""
    sure = [paragraph for paragraph in said if not paragraph.when] or said
    units = [subject.script.units.get(paragraph.text) for paragraph in sure]
    missing = [unverified(subject, unit) for unit in units if unit]
    if units and units[0] and missing and all(missing):
        yield texts.UNVERIFIED_ONLY.at(units[0].place, fact=missing[0])


def unverified(subject: Subject, unit: Unit) -> str:
    """Return a fact of a text that nobody has verified; "" if there is none."""
    facts = (subject.facts[slot] for slot in unit.slots if slot in subject.facts)
    return next((fact.id for fact in facts if not (fact.always or fact.verified_on)), "")


def too_long(
    subject: Subject, dialog: Dialog, step: Step, said: Sequence[Paragraph]
) -> Iterator[Diagnostic]:
    """Yield a step whose paragraphs, with what a result may list, are no message any more."""
    units = [paragraph.text for paragraph in said]
    if isinstance(step.body, Levels) and said:
        units += longest_list(subject, step.body)
    lengths = [length(subject, unit) for unit in units]
    whole = sum(lengths) + 2 * len(lengths)
    if whole > MOST_IN_MESSAGE and max(lengths) <= MOST_IN_MESSAGE:
        place = subject.key(dialog, "steps", step.id)
        yield texts.TEXT_TOO_LONG.at(place, length=whole, most=MOST_IN_MESSAGE)


def longest_list(subject: Subject, body: Levels) -> list[TextId]:
    """Return the texts that a result lists at worst: those of every sign."""
    risk = subject.script.risks.get(body.risk)
    if risk is None or not body.lists:
        return []
    explanations = [sign.explain for sign in risk.signs.values()]
    advice = [sign.advise for sign in risk.signs.values() if sign.advise]
    advice += [text for texts_of_level in risk.advice.values() for text in texts_of_level]
    lists = {ListKind.SIGNS: explanations, ListKind.ADVICE: advice}
    return max((lists[kind] for kind in body.lists.values()), key=len)


def length(subject: Subject, unit: TextId) -> int:
    """Return the length of a text; a text that could not be read has none."""
    found = subject.script.units.get(unit)
    return utf16_length(found.source) if found else 0


def calls_safe(subject: Subject) -> Iterator[Diagnostic]:
    """Yield texts, and what facts say, that promise what no bot can know."""
    own = subject.sources.key(WORDS, "never_say")  # the bot's own words stand in no file
    said = [
        (own if unit.id in SOURCES else unit.place, SOURCE, unit.source)
        for unit in subject.script.units.values()
    ]
    said += [
        (subject.sources.place(FACTS, fact.id, language), language, value)
        for fact in subject.facts.values()
        for language, value in fact.values.items()
    ]
    for place, language, text in said:
        promised = assurance_in(text, language, subject.script.words)
        if promised:
            yield texts.SAYS_SAFE.at(place, given=promised)


def unguarded(subject: Subject) -> Iterator[Diagnostic]:
    """Yield the first result that nothing keeps from calling an offer safe."""
    if SOURCE in subject.script.words.never_say or not subject.can_tell(WORDS):
        return
    results = ((d, step) for d, step in subject.steps() if isinstance(step.body, Levels))
    for dialog, step in list(results)[:1]:
        place = subject.key(dialog, "steps", step.id, "levels")
        yield texts.NO_NEVER_SAY.at(place, key=f"never_say: {SOURCE}")


def synonyms_of_nothing(subject: Subject) -> Iterator[Diagnostic]:
    """Yield synonyms of a label that no button has."""
    labels = {fold(source) for source in labels_of(subject.script.units.values())}
    for written in subject.sources.pairs(WORDS, "synonyms"):
        label = written.key.value
        if fold(label) not in labels:
            yield names.SYNONYM_OF_NOTHING.at(written.key.place, given=label)


def labels_of(units: Iterable[Unit]) -> Iterator[str]:
    """Yield what stands on buttons."""
    return (unit.source for unit in units if unit.kind == "button")
