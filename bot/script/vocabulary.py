"""What the names in a condition can mean where it stands."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass

from bot.script.conditions import And, Comparison, Condition, Expression, Has, Is, Known, Not, Or
from bot.script.diagnostics import Diagnostic, Mistake, listed, nearest
from bot.script.mistakes import names
from bot.script.model import Choices, Dialog, RiskSet
from bot.script.nodes import Text
from bot.script.questions import names_in_expression
from bot.script.sources import word_place
from bot.script.subject import RISK, Subject, numbers_of

LEVEL = "level"


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """The names of one place; `signs` and `levels` are None where nobody could read them."""

    known: tuple[str, ...]
    numbers: Collection[str]
    options: Mapping[str, Collection[str]]
    signs: Collection[str] | None
    levels: Collection[str] | None

    def wrong_in(self, condition: Condition, text: Text) -> Iterator[Diagnostic]:
        """Yield the names in a condition that mean nothing, or something else."""
        match condition:
            case Known(name):
                yield from self.unknown(names.UNKNOWN_ANSWER, name, self.known, text)
            case Is(name, value):
                yield from self.wrong_option(name, value, text)
            case Has(sign):
                if self.signs is not None:
                    yield from self.unknown(names.UNKNOWN_SIGN, sign, self.signs, text)
            case Comparison(left, _, right):
                yield from self.wrong_in_sum(left, text)
                yield from self.wrong_in_sum(right, text)
            case Not(inner):
                yield from self.wrong_in(inner, text)
            case And(first, second) | Or(first, second):
                yield from self.wrong_in(first, text)
                yield from self.wrong_in(second, text)
            case _:
                return

    def wrong_option(self, name: str, value: str, text: Text) -> Iterator[Diagnostic]:
        """Yield what is wrong with `name is value`."""
        if name == LEVEL and LEVEL in self.known:
            if self.levels is not None:
                yield from self.unknown(names.UNKNOWN_LEVEL, value, self.levels, text)
        elif name in self.options:
            options = self.options[name]
            yield from self.unknown(names.UNKNOWN_OPTION, value, options, text, step=name)
        elif name in self.known:
            yield names.NOT_A_CHOICE.at(word_place(text, name), given=name)
        else:
            yield from self.unknown(names.UNKNOWN_ANSWER, name, self.known, text)

    def wrong_in_sum(self, expression: Expression, text: Text) -> Iterator[Diagnostic]:
        """Yield the names in a sum that are not there, or are no numbers."""
        for name in dict.fromkeys(names_in_expression(expression)):
            if name in self.known and name not in self.numbers:
                yield names.NOT_NUMERIC.at(word_place(text, name), given=name)
            yield from self.unknown(names.UNKNOWN_ANSWER, name, self.known, text)

    def unknown(
        self, mistake: Mistake, given: str, known: Collection[str], text: Text, **details: object
    ) -> Iterator[Diagnostic]:
        """Yield a name that is not among those known, at its place in the text."""
        if given not in known:
            near = nearest(given, known)
            place = word_place(text, given)
            yield mistake.at(place, near=near, given=given, known=listed(known), **details)


def words_of_dialog(subject: Subject, dialog: Dialog) -> Vocabulary:
    """Return what names mean in the conditions of a dialog."""
    readable = subject.can_tell(RISK)
    return Vocabulary(
        (*subject.answers[dialog.id], *dialog.compute, LEVEL),
        numbers_of(dialog),
        {
            id: [option.id for option in step.body.options]
            for id, step in subject.answers[dialog.id].items()
            if isinstance(step.body, Choices)
        },
        subject.signs if readable else None,
        subject.levels if readable else None,
    )


def words_of_risk(risk: RiskSet) -> Vocabulary:
    """Return what names mean in the levels of a risk set: it knows nothing of dialogs."""
    return Vocabulary(("score", "unknown"), ("score", "unknown"), {}, risk.signs, ())
