"""Texts that call an offer, a way or a person safe: no bot can know that, so none may say it.

The phrases are the staff's: `never_say` and `may_say` in `_words.yaml`. What a sentence
only asks, supposes, denies or quotes is no assurance: "Tas nav spriedums, ka darbs ir drošs."
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import pairwise

from bot.script.model import Language, Words
from bot.script.templates import SLOT

STEM = "-"
"""What ends a word of which only the beginning is given: `uzticam-`."""

BETWEEN = r" (?:\w+ ){0,2}?"
"""Up to two other words may stand between those of a phrase."""

QUOTED = re.compile(r"“[^“”]*”|«[^«»]*»")
SENTENCE = re.compile(r"(?<=[.!?…])\s+|\n+")
NOT_ONLY = re.compile(r"\b(?:ne tikai|не только)\b")
NOT_A_WORD = re.compile(r"\W+")

REPORTS = frozenset({"ka", "что"})
"""They begin a clause that is denied if the one before it is."""

SUPPOSES = frozenset(
    {
        *("ja", "kad", "kamēr", "līdz", "kur", "kurp", "kā", "vai", "lai", "cik"),
        *("если", "когда", "пока", "где", "куда", "как", "чтобы", "насколько"),
    }
)
"""They begin a clause in which nothing is stated."""

ADDS = frozenset(
    {
        *("un", "bet", "jo", "tāpēc", "tādēļ", "tātad", "tad"),
        *("и", "но", "а", "поэтому", "потому", "или", "либо", "зато"),
    }
)
"""They begin a clause of its own, also without a comma."""

DENIES_AFTER = frozenset({"nav", "nebūs", "nevar", "nebūt", "нет", "нельзя"})
DENIES = DENIES_AFTER | {
    *("ne", "nevis", "nekad", "neviens", "nebija", "neesi", "neesmu", "neesam", "nenozīmē"),
    *("nevari", "nevaru", "nevaram", "nedrīkst", "nesola", "nesolām", "negarantē", "negarantējam"),
    *("nezina", "nezinu", "nezinām", "nepierāda", "neliecina", "nesaka", "nesaki", "nesakām"),
    *("nedomā", "netici", "neapgalvo"),
    *("не", "ни", "никогда", "никто", "вряд", "невозможно", "неизвестно"),
}

CLAUSE = re.compile(rf"[,;:()–—]|\s-\s|\b(?=(?:{'|'.join(REPORTS | SUPPOSES | ADDS)})\b)")


def assurance_in(text: str, language: Language, words: Words) -> str:
    """Return the words of a text that promise what no bot can know; "" if there are none."""
    never = pattern(words.never_say.get(language, ()))
    if not never.search(plain(text)):
        return ""
    allowed = pattern(words.may_say.get(language, ()))
    stated = (clause for sentence in sentences(text) for clause in statements(sentence))
    found = (promised(clause, denied, never, allowed) for clause, denied in stated)
    return next(filter(None, found), "")


@lru_cache(maxsize=64)
def pattern(phrases: Sequence[str]) -> re.Pattern[str]:
    """Return what finds any of some phrases; without phrases it finds nothing."""
    found = "|".join(BETWEEN.join(map(spelling, plain_words(phrase))) for phrase in phrases)
    return re.compile(rf"(?<!\w)(?:{found})(?!\w)" if found else r"(?!)")


def spelling(word: str) -> str:
    """Return the pattern of one word, or of all words that begin like it."""
    return re.escape(word.removesuffix(STEM)) + (r"\w*" if word.endswith(STEM) else "")


def plain_words(phrase: str) -> list[str]:
    """Return the words of a phrase of the staff as `plain` writes them."""
    return normal(phrase).split()


def plain(text: str) -> str:
    """Return the words of a text with one space between them."""
    return NOT_A_WORD.sub(" ", normal(text)).strip()


def normal(text: str) -> str:
    """Return a text in small letters and in one spelling; the marks of Latvian count."""
    return unicodedata.normalize("NFC", text).casefold().replace("ё", "е")


def sentences(text: str) -> Iterator[str]:
    """Yield the sentences in which the bot states something: no questions, and no quotations."""
    spoken = QUOTED.sub(" 0 ", SLOT.sub(" 0 ", normal(text)))
    for sentence in SENTENCE.split(NOT_ONLY.sub(" ", spoken)):
        if not sentence.rstrip().endswith("?"):
            yield sentence


def statements(sentence: str) -> Iterator[tuple[str, bool]]:
    """Yield the clauses that state something, and whether the one before denies it."""
    clauses = [clause for part in CLAUSE.split(sentence) if (clause := plain(part))]
    for before, clause in pairwise(["", *clauses]):
        first = clause.split(" ", 1)[0]
        if first not in SUPPOSES and " ли " not in f" {clause} ":
            yield clause, first in REPORTS and denies(before, DENIES)


def promised(clause: str, denied: bool, never: re.Pattern[str], allowed: re.Pattern[str]) -> str:
    """Return the first words of a clause that promise something and may not be said."""
    if denied:
        return ""
    fine = [found.span() for found in allowed.finditer(clause)]
    for found in never.finditer(clause):
        start, end = found.span()
        harmless = any(first < end and start < last for first, last in fine)
        if not harmless and not is_denied(clause[:start], clause[end:]):
            return found[0]
    return ""


def is_denied(before: str, after: str) -> bool:
    """Tell whether a clause takes back what stands between these two parts of it."""
    return denies(before, DENIES) or denies(after, DENIES_AFTER)


def denies(text: str, negations: frozenset[str]) -> bool:
    """Tell whether one of the words of a text says no."""
    return not negations.isdisjoint(text.split())
