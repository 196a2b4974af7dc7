"""Put texts into a person's words: their language, their answers, today's facts."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from bot.engine.meaning import DialogMeaning
from bot.engine.session import Answer, Session
from bot.script.conditions import Value, holds
from bot.script.formats import format_date, format_number, territory
from bot.script.model import (
    SOURCE,
    Ask,
    Choices,
    InputKind,
    Language,
    Paragraph,
    Script,
    Step,
    TextId,
)
from bot.script.plurals import form_of
from bot.script.templates import Template


class Voice:
    """Speaks one session's language; remembers whether a text was not translated."""

    def __init__(self, script: Script, session: Session) -> None:
        self._script = script
        self._language = session.language
        self._values = Values(script, session)
        self._meaning = DialogMeaning(script, session, session.position.dialog)
        self._untranslated = False

    def text(self, unit: TextId, **slots: str) -> str:
        """Return a text of which everything it says is there; an empty one otherwise."""
        return self._template(unit).fill({**slots} if slots else self._values) or ""

    def paragraphs(self, paragraphs: Iterable[Paragraph]) -> list[str]:
        """Return the paragraphs that are to be said now, under a note where one is foreign."""
        self._untranslated = False
        said = [self.text(unit) for unit in map(self._unit, self._due(paragraphs)) if unit]
        note = [self.text("ui/untranslated")] if self._untranslated else []
        return [*note, *filter(None, said)]

    def _due(self, paragraphs: Iterable[Paragraph]) -> Iterator[Paragraph]:
        for paragraph in paragraphs:
            if paragraph.when is None or holds(paragraph.when, self._meaning):
                yield paragraph

    def _unit(self, paragraph: Paragraph) -> TextId:
        """Return the text of a paragraph; of one that counts, that of the number, if it is one."""
        if paragraph.plural is None:
            return paragraph.text
        number = self._meaning.value(paragraph.plural)
        if not isinstance(number, (int, float)):
            return ""
        own = form_of(paragraph.text, number, self._language)
        is_there = own in self._script.catalogs.get(self._language, {})
        return own if is_there else form_of(paragraph.text, number, SOURCE)

    def _template(self, unit: TextId) -> Template:
        """Return the person's text, or the Latvian one: a foreign word helps more than none."""
        own = self._script.catalogs.get(self._language, {}).get(unit)
        if own is None:
            self._untranslated = True
            return self._script.catalogs[SOURCE][unit]
        return own


class Values(Mapping[str, str]):
    """What may stand in a slot: facts, and the answers and sums of the current dialog."""

    def __init__(self, script: Script, session: Session) -> None:
        self._script = script
        self._session = session

    def __getitem__(self, name: str) -> str:
        fact = self._script.facts.get(name)
        if fact:
            return fact.value(self._session.language)
        position = self._session.position
        value = DialogMeaning(self._script, self._session, position.dialog).value(name)
        shown = show(self._script, position.dialog, name, value, self._session.language)
        if shown is None:
            raise KeyError(name)
        return shown

    def __iter__(self) -> Iterator[str]:
        return iter(self._script.facts)

    def __len__(self) -> int:
        return len(self._script.facts)


def show(script: Script, dialog: str, name: str, value: Value, language: Language) -> str | None:
    """Return a value as a person reads it; None for what is not known."""
    if value is None:
        return None
    step = script.dialogs[dialog].steps.get(name)
    match step.body if step else None:
        case Ask(kind=InputKind.COUNTRY):
            return territory(str(value), language)
        case Ask(kind=InputKind.DATE):
            return format_date(str(value), language)
        case Choices() if step:
            return ", ".join(labels(script, step, value, language))
        case _:
            return value if isinstance(value, str) else format_number(as_number(value), language)


def labels(script: Script, step: Step, answer: Answer, language: Language) -> list[str]:
    """Return the labels of the chosen options, in the order of the buttons."""
    chosen = answer if isinstance(answer, tuple) else (answer,)
    options = step.body.options if isinstance(step.body, Choices) else ()
    return [label(script, option.label, language) for option in options if option.id in chosen]


def label(script: Script, unit: TextId, language: Language) -> str:
    """Return a text without slots in that language, or in Latvian."""
    template = script.catalogs.get(language, {}).get(unit) or script.catalogs[SOURCE][unit]
    return template.fill({}) or ""


def as_number(value: Value) -> float:
    """Return a number; what is none counts as nothing (the checker keeps it out of slots)."""
    return value if isinstance(value, (int, float)) else 0
