"""Texts that count: one text for each plural category (CLDR) of a language.

A category is not a number: in Latvian "zero" is 10 pazīmju, "one" is 21 pazīme; Russian has
"few" and "many" beside. So the texts are units of their own (`offer/menu#say.plural.few`),
and each language has those of its own categories. gettext's two forms cannot say that.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from functools import lru_cache

from bot.script.formats import locale_of
from bot.script.model import SOURCE, Language, TextId, Unit

PLURAL = "plural"
OTHER = "other"
"""The category that every language has; by its text a counted paragraph is known."""

CATEGORIES = ("zero", "one", "two", "few", "many", OTHER)
COUNTED = re.compile(rf"(.+\.{PLURAL})\.({'|'.join(CATEGORIES)})")

LARGEST_EXAMPLE = 100
EXAMPLES = 4
"""How many numbers of a category a translator is shown."""


@lru_cache(maxsize=32)
def categories(language: Language) -> tuple[str, ...]:
    """Return the plural categories of a language."""
    tags = locale_of(language).plural_form.tags | {OTHER}
    return tuple(category for category in CATEGORIES if category in tags)


def category_of(number: float, language: Language) -> str:
    """Return the plural category that a number has in a language."""
    return str(locale_of(language).plural_form(number))


def form_of(unit: TextId, number: float, language: Language) -> TextId:
    """Return the text that says a number in a language, by the text of `other`."""
    return f"{unit.removesuffix(OTHER)}{category_of(number, language)}"


def in_language(units: Mapping[TextId, Unit], language: Language) -> dict[TextId, Unit]:
    """Return the texts of a language: of one that counts, those of its own categories."""
    if language == SOURCE:
        return dict(units)
    made = (own for unit in units.values() for own in own_forms(units, unit, language))
    return {unit.id: unit for unit in made}


def own_forms(units: Mapping[TextId, Unit], unit: Unit, language: Language) -> Iterator[Unit]:
    """Yield what stands for a text in a language: itself, or all forms in the place of `other`."""
    counted = COUNTED.fullmatch(unit.id)
    if counted is None:
        yield unit
    elif counted[2] == OTHER:
        for category in categories(language):
            id = f"{counted[1]}.{category}"
            own = units.get(id, unit)
            yield replace(
                own, id=id, note=f"{category}: {', '.join(examples(category, language))}"
            )


@lru_cache(maxsize=64)
def examples(category: str, language: Language) -> tuple[str, ...]:
    """Return numbers that have a category; fractions where no whole number has it."""
    whole = [n for n in range(LARGEST_EXAMPLE) if category_of(n, language) == category]
    numbers: list[float] = [*whole] or [0.5, 1.5]
    return tuple(f"{number:g}" for number in numbers[:EXAMPLES])
