"""What is being checked: a script, all its facts, and where its parts stand."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from bot.script.diagnostics import Place
from bot.script.model import Ask, Choices, Dialog, Fact, InputKind, Script, Sign, Step
from bot.script.sources import Sources

FACTS = "_facts.yaml"
MOVED = "_moved.yaml"
RISK = "_risk.yaml"
WORDS = "_words.yaml"


@dataclass(frozen=True)
class Subject:
    """A script with everything that a check needs to know about it.

    `facts` are all facts, those too that nobody has verified. `misread` are the files
    whose structure was not understood.
    """

    script: Script
    facts: Mapping[str, Fact]
    sources: Sources
    misread: frozenset[str] = frozenset()

    def steps(self) -> Iterator[tuple[Dialog, Step]]:
        """Yield every step with its dialog."""
        for dialog in self.script.dialogs.values():
            for step in dialog.steps.values():
                yield dialog, step

    def can_tell(self, file: str) -> bool:
        """Tell whether a file was read, so that what it lacks is really not there."""
        return file not in self.sources.unreadable

    def is_misread(self, dialog: Dialog) -> bool:
        """Tell whether the structure of a dialog was not understood."""
        return self.sources.dialog(dialog.id) in self.misread

    def place(self, dialog: Dialog, *path: str | int) -> Place:
        """Return where a value of a dialog stands."""
        return self.sources.place(self.sources.dialog(dialog.id), *path)

    def key(self, dialog: Dialog, *path: str | int) -> Place:
        """Return where a key of a dialog stands."""
        return self.sources.key(self.sources.dialog(dialog.id), *path)

    @cached_property
    def answers(self) -> Mapping[str, Mapping[str, Step]]:
        """Return the steps that have an answer, by dialog and id."""
        return {
            dialog.id: {
                id: step
                for id, step in dialog.steps.items()
                if isinstance(step.body, (Ask, Choices))
            }
            for dialog in self.script.dialogs.values()
        }

    @cached_property
    def signs(self) -> Mapping[str, Sign]:
        """Return the signs of all risk sets."""
        risks = self.script.risks.values()
        return {id: sign for risk in risks for id, sign in risk.signs.items()}

    @cached_property
    def levels(self) -> tuple[str, ...]:
        """Return the levels of all risk sets."""
        names = (level for risk in self.script.risks.values() for level in risk.levels)
        return tuple(dict.fromkeys(names))


def numbers_of(dialog: Dialog) -> set[str]:
    """Return the names in a dialog that can be calculated with."""
    asked = {
        id
        for id, step in dialog.steps.items()
        if isinstance(step.body, Ask) and step.body.kind is InputKind.NUMBER
    }
    return asked | dialog.compute.keys()
