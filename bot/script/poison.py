"""What must not stand in a translation, whoever wrote it.

A translator can ruin a text by accident, or on purpose: a changed number sends people to
a stranger. So a translation holds the placeholders, numbers and addresses of the Latvian
text, no more and no fewer, and nothing that an eye cannot see.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from functools import lru_cache

from babel.core import get_global

from bot.script.diagnostics import Diagnostic, Mistake, Place
from bot.script.mistakes import translations as mistakes
from bot.script.model import Language, Unit
from bot.script.templates import BRACES, SLOT
from bot.script.texts import Entry
from bot.script.units import MOST_IN_MESSAGE, utf16_length

PRINTF = re.compile(r"%(?:\(\w*\))?[-#0+*.\d]*[a-zA-Z]")
DIGITS = re.compile(r"\d+")
ADDRESS = re.compile(r"https?:|www\.|@\w*|\b\w[\w-]*\.[^\W\d_]{2,}", re.IGNORECASE)
WORD = re.compile(r"[^\W\d_]+")
LATIN = re.compile("[A-Za-zÀ-ɏ]")
CYRILLIC = re.compile("[Ѐ-ԯ]")

HIDDEN = frozenset({"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp", "Mn", "Me"})
"""Unicode categories of what is not seen, or is heaped on what is (texts are composed: NFC)."""

BLANK_LETTERS = frozenset("\u115f\u1160\u2800\u3164\uffa0")
"""Letters and symbols by category that look like nothing."""

Rule = Callable[[str, str], str]
"""Takes the Latvian text and the translation; returns what offends, "" if nothing does."""


def poisons(unit: Unit, entry: Entry, place: Place) -> Iterator[Diagnostic]:
    """Yield why a translation must not be used."""
    for mistake, rule in RULES.items():
        offence = rule(unit.source, entry.translation)
        if offence:
            yield mistake.at(place, id=unit.id, found=offence)


def oddities(unit: Unit, entry: Entry, language: Language, place: Place) -> Iterator[Diagnostic]:
    """Yield what somebody should look at, although the translation can be used."""
    length = utf16_length(entry.translation)
    if unit.limit and length > unit.limit:
        yield mistakes.LONG_TRANSLATION.at(place, id=unit.id, found=length, limit=unit.limit)
    words = WORD.findall(SLOT.sub("", entry.translation))
    mixed = [word for word in words if LATIN.search(word) and CYRILLIC.search(word)]
    if mixed:
        yield mistakes.MIXED_ALPHABETS.at(place, id=unit.id, found=mixed[0])
    elif in_foreign_alphabet(words, script_of(language)):
        yield mistakes.FOREIGN_ALPHABET.at(place, id=unit.id)


def other_slots(source: str, text: str) -> str:
    """Return the placeholders that one of the two has more often than the other."""
    return difference(SLOT.findall(source), SLOT.findall(text))


def stray_format(source: str, text: str) -> str:
    """Return what other programs would fill in: `{x.y}`, `{x!r}`, `{`, `%s`."""
    brace = BRACES.search(SLOT.sub("", text))
    if brace:
        return brace[0]
    return more(PRINTF.findall(source), PRINTF.findall(text))


def other_numbers(source: str, text: str) -> str:
    """Return the numbers that one of the two has more often; digits of other scripts differ."""
    return difference(numbers(source), numbers(text))


def numbers(text: str) -> list[str]:
    """Return the runs of digits of a text, and what else counts (½, ②, Ⅳ)."""
    words = SLOT.sub("", text)
    other = [sign for sign in set(words) if sign.isnumeric() and not sign.isdecimal()]
    return DIGITS.findall(words) + other


def hidden_character(source: str, text: str) -> str:
    """Return a character that is not seen, unless the Latvian text has it too (an emoji's)."""
    hidden = sorted(filter(is_hidden, set(text) - set(source)))
    return f"U+{ord(hidden[0]):04X}" if hidden else ""


@lru_cache
def is_hidden(sign: str) -> bool:
    """Tell whether a character is not seen; the line break and the tab are harmless."""
    if sign in "\n\t":
        return False
    return sign in BLANK_LETTERS or unicodedata.category(sign) in HIDDEN


def only_blanks(source: str, text: str) -> str:
    """Return something if a translation that is there says nothing."""
    return "␣" if text and not text.strip() else ""


def foreign_address(source: str, text: str) -> str:
    """Return a link, address or name in a messenger that the Latvian text has not."""
    return more(ADDRESS.findall(source), ADDRESS.findall(text))


def too_long(source: str, text: str) -> str:
    """Return the length of a text that no channel could carry."""
    length = utf16_length(text)
    return str(length) if length > MOST_IN_MESSAGE else ""


RULES: Mapping[Mistake, Rule] = {
    mistakes.OTHER_SLOTS: other_slots,
    mistakes.STRAY_FORMAT: stray_format,
    mistakes.OTHER_NUMBERS: other_numbers,
    mistakes.HIDDEN_CHARACTER: hidden_character,
    mistakes.BLANK_TRANSLATION: only_blanks,
    mistakes.CONTACT_IN_TRANSLATION: foreign_address,
    mistakes.HUGE_TRANSLATION: too_long,
}


def difference(ours: list[str], theirs: list[str]) -> str:
    """Return what one of two lists holds more often than the other, for a sentence."""
    if ours == theirs:
        return ""
    return ", ".join(filter(None, [more(theirs, ours), more(ours, theirs)]))


def more(ours: list[str], theirs: list[str]) -> str:
    """Return what the second of two lists holds more often than the first, for a sentence."""
    if not theirs:
        return ""
    return ", ".join(sorted((Counter(theirs) - Counter(ours)).keys()))


def in_foreign_alphabet(words: list[str], script: str) -> bool:
    """Tell whether a text has Cyrillic letters where it must not, or none where it must."""
    text = "".join(words)
    if script == "Cyrl":
        return bool(text) and not CYRILLIC.search(text)
    return script == "Latn" and bool(CYRILLIC.search(text))


@lru_cache
def script_of(language: Language) -> str:
    """Return the script a language is written in: `Cyrl`, `Latn`."""
    likely: str = get_global("likely_subtags").get(language.split("_")[0], "")
    return next((part for part in likely.split("_") if len(part) == 4), "")
