"""What should be worded otherwise, in every language: style, notifications, limits."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from bot.script.diagnostics import Diagnostic, Place
from bot.script.mistakes import style
from bot.script.model import (
    SOURCE,
    Ask,
    InputKind,
    Language,
    Levels,
    ListKind,
    Script,
    Step,
    TextId,
)
from bot.script.style import listed_in, oddities_of_style
from bot.script.templates import Slot, Template
from bot.script.texts import domain_of
from bot.script.units import MOST_IN_MESSAGE, OWN_FILE, utf16_length

SHOWN_FIRST = 80
"""Characters of a message that a notification shows."""

LONGEST_ANSWER = 60
"""Characters of an answer that stands in a text, at worst."""


def wording(script: Script, dialogs: str, locales: str) -> Iterator[Diagnostic]:
    """Yield what somebody should look at again in the texts of all languages."""
    for language, catalog in script.catalogs.items():
        for id, template in catalog.items():
            if id not in script.units:
                continue
            place = place_of(script, id, language, dialogs, locales)
            for mistake, found in oddities_of_style(written(template), language, script.words):
                yield mistake.at(place, id=id, found=found)
        for owner, step in steps(script):
            yield from of_messages(script, owner, step, language, dialogs, locales)


def place_of(script: Script, id: TextId, language: Language, dialogs: str, locales: str) -> Place:
    """Return where a text stands: in a dialog, in the code, or in a catalog."""
    if language != SOURCE:
        return Place(f"{locales}/{language}/LC_MESSAGES/{domain_of(id)}.po")
    place = script.units[id].place
    if place.file == OWN_FILE:
        return Place("bot/script/interface.py")
    return replace(place, file=f"{dialogs}/{place.file}")


def written(template: Template) -> str:
    """Return a text as it was written."""
    parts = (f"{{{p.name}}}" if isinstance(p, Slot) else p for p in template.parts)
    return "".join(parts)


def steps(script: Script) -> Iterator[tuple[str, Step]]:
    """Yield every step with its whole name."""
    for dialog in script.dialogs.values():
        for step in dialog.steps.values():
            yield f"{dialog.id}/{step.id}", step


def of_messages(
    script: Script, owner: str, step: Step, language: Language, dialogs: str, locales: str
) -> Iterator[Diagnostic]:
    """Yield what is wrong with the messages of a step: how they begin, and how long they are."""
    says = [step.say]
    if isinstance(step.body, Levels):
        says = list(step.body.say.values())
    for said in says:
        ids = [paragraph.text for paragraph in said]
        texts = [longest(script, owner, id, language) for id in ids]
        if not ids:
            continue
        place = place_of(script, ids[0], language, dialogs, locales)
        for paragraph, text in zip(said, texts, strict=True):
            # the paragraphs before one may be left out, so that it comes first
            found = listed_in(text[:SHOWN_FIRST], script.words.not_first.get(language, ()))
            if found:
                yield style.NOT_NEUTRAL.at(place, id=paragraph.text, found=found)
            if paragraph.when is None:
                break
        length = sum(utf16_length(text) + 2 for text in texts) + listed(script, step, language)
        if length > MOST_IN_MESSAGE:
            yield style.LONG_MESSAGE.at(place, id=owner, found=length, most=MOST_IN_MESSAGE)


def longest(script: Script, owner: str, id: TextId, language: Language) -> str:
    """Return a text with the longest values that can stand in it."""
    template = script.catalogs[language].get(id) or script.catalogs[SOURCE].get(id)
    if template is None:
        return ""
    values = {slot: longest_value(script, owner, slot, language) for slot in template.slots}
    return template.fill(values) or ""


def longest_value(script: Script, owner: str, slot: str, language: Language) -> str:
    """Return the longest that can stand in a slot: a fact's value, or an answer."""
    if slot in script.facts:
        return script.facts[slot].value(language)
    dialog = script.dialogs.get(owner.partition("/")[0])
    asked = dialog.steps.get(slot) if dialog else None
    body = asked.body if asked else None
    if isinstance(body, Ask) and body.kind is InputKind.NUMBER:
        return f"{body.high or 0:g}"
    return "x" * LONGEST_ANSWER


def listed(script: Script, step: Step, language: Language) -> int:
    """Return the length of the longest list that a result can show: that of every sign."""
    if not isinstance(step.body, Levels) or step.body.risk not in script.risks:
        return 0
    risk = script.risks[step.body.risk]
    own = [id for ids in risk.advice.values() for id in ids]
    advice = [*own, *(sign.advise for sign in risk.signs.values() if sign.advise)]
    kinds = {
        ListKind.SIGNS: [sign.explain for sign in risk.signs.values()],
        ListKind.ADVICE: advice,
    }
    lists = (kinds[kind] for kind in step.body.lists.values())
    return max((length_of(script, ids, language) for ids in lists), default=0)


def length_of(script: Script, ids: Sequence[TextId], language: Language) -> int:
    """Return the length of a list, bullets included."""
    return sum(utf16_length(longest(script, "", id, language)) + 3 for id in ids)
