"""One spelling for every way of writing the same words.

People write Latvian with and without its marks, Russian in Cyrillic and in Latin
letters, in capitals, with look-alike letters and invisible signs in between.
`fold` makes plain lower-case Latin words of all of these; `loose` goes on and makes
one of the many ways to put Russian (and Latvian without its marks) into Latin letters.
Two texts are compared by the same of the two.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from itertools import groupby

from anyascii import anyascii

FOLD_LIMIT = 4096
"""Characters that are looked at: a Telegram message. What is longer is no word of ours."""

MARKS_LIMIT = 3
"""Combining marks kept in a row: putting them in order takes time that grows with the square."""

HUSHED = frozenset("'`´ʹʼʻ‘’‛ʺ")
"""Apostrophes (Latin-letter Russian has them for ь): not even a space."""

TO_LATIN = str.maketrans("аеорсухікԁАВЕКМНОРСТХУІЅЈ", "aeopcyxikdABEKMHOPCTXYISJ")
TO_CYRILLIC = str.maketrans("aeopcyxikABEKMHOPCTXYI", "аеорсухікАВЕКМНОРСТХУІ")
HUSH = dict.fromkeys(map(ord, HUSHED))
NOT_PLAIN = re.compile("[^a-z0-9]+")

CYRILLIC_LETTER = re.compile("[Ѐ-ӿ]")
LATIN_LETTER = re.compile("[A-Za-zÀ-ɏ]")
WORD = re.compile(r"\w+")

SOUNDS = (
    (re.compile("shch+|sch+|sh+"), "s"),
    (re.compile("t?ch+|t[sz]h*"), "c"),
    (re.compile("zh+"), "z"),
    (re.compile("kh+|x"), "h"),
    (re.compile("w"), "v"),
    (re.compile("[jy]"), "i"),
)
"""The ways in which people write one sound, and the letter that stands for all of them."""

FOUR_FOR_CH = re.compile(r"(?<=[a-z])4|4(?=[a-z])")
TWICE = re.compile(r"([a-z])\1+")


def fold(text: str) -> str:
    """Return the words of a text in lower-case Latin letters and digits, a space between them."""
    normal = unicodedata.normalize("NFKC", without_piled_marks(text[:FOLD_LIMIT]))
    visible = "".join(map(letter_or_space, normal))
    latin = anyascii(WORD.sub(one_script, visible)).casefold()
    return NOT_PLAIN.sub(" ", latin.translate(HUSH)).strip()


def loose(folded: str) -> str:
    """Return the one spelling that stands for all Latin spellings of a folded text."""
    text = FOUR_FOR_CH.sub("ch", folded)
    for spellings, letter in SOUNDS:
        text = spellings.sub(letter, text)
    return TWICE.sub(r"\1", TWICE.sub(r"\1", text).replace("ie", "e"))


def without_piled_marks(text: str) -> str:
    """Return the text with at most `MARKS_LIMIT` combining marks in a row."""
    if text.isascii():
        return text
    runs = groupby(text, key=lambda sign: unicodedata.combining(sign) != 0)
    return "".join(
        "".join(run)[:MARKS_LIMIT] if are_marks else "".join(run) for are_marks, run in runs
    )


@lru_cache(maxsize=4096)
def letter_or_space(sign: str) -> str:
    """Return letters, digits and apostrophes, nothing for invisible signs, else a space."""
    if sign.isalnum() or sign in HUSHED:
        return sign
    invisible = unicodedata.category(sign) in ("Cf", "Mn", "Me", "Mc")
    return "" if invisible else " "


def one_script(word: re.Match[str]) -> str:
    """Return a word of Latin and Cyrillic letters in the script that it was meant in."""
    text = word[0]
    cyrillic, latin = len(CYRILLIC_LETTER.findall(text)), len(LATIN_LETTER.findall(text))
    if not cyrillic or not latin:
        return text
    in_latin, in_cyrillic = text.translate(TO_LATIN), text.translate(TO_CYRILLIC)
    if CYRILLIC_LETTER.search(in_latin):
        return in_cyrillic
    return in_latin if LATIN_LETTER.search(in_cyrillic) or latin >= cyrillic else in_cyrillic
