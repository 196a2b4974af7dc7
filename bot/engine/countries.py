"""Which country a person means: "uz Vāciju", "в Германии", "v Germaniyu", "Holande"."""

from __future__ import annotations

from rapidfuzz import process
from rapidfuzz.distance import OSA

from bot.engine.country_names import country_names
from bot.engine.nearness import NEGATION, SHORTEST_GUESSED, allowed_typos, joined, key

LONGEST = 80
"""Characters; longer is a story, and may name several countries."""

MOST_WORDS = 7
"""Words among which one country may be named."""

AROUND = frozenset(
    key(word)
    for words in (
        "uz no pie iekš es braucu braukšu lidoju lidošu strādāt darbs valsts valsti valstī laikam",
        "в во на из до к по я еду поеду лечу работать работа страна страну наверное скорее всего",
        "to in from the",
    )
    for word in words.split()
)
"""Words around a country that leave it what it is."""


def read_country(text: str) -> str | None:
    """Return the ISO 3166 code of the one country that a text names; None in doubt."""
    words = key(text).split() if len(text) <= LONGEST else []
    telling = [word for word in words if word not in AROUND] or words
    codes = named(telling)
    if not codes and not denies(telling):
        codes = mentioned(telling) or nearly_named(telling)
    return next(iter(codes)) if len(codes) == 1 else None


def named(words: list[str]) -> set[str]:
    """Return the countries of which the words are a name, in any case of the noun."""
    names = country_names()
    phrases = {code for cases, code in names.phrases if fits(words, cases)}
    return phrases | names.forms.get("".join(words), frozenset())


def fits(words: list[str], cases: tuple[frozenset[str], ...]) -> bool:
    """Tell whether words are those of a name, each in some case."""
    pairs = zip(words, cases, strict=False)
    return len(words) == len(cases) and all(word in forms for word, forms in pairs)


def denies(words: list[str]) -> bool:
    """Tell whether a "not" stands among the words (Nepal is none)."""
    forms = country_names().forms
    return any(NEGATION.fullmatch(word) and word not in forms for word in words)


def mentioned(words: list[str]) -> set[str]:
    """Return the countries among the words of a short sentence."""
    if len(words) > MOST_WORDS:
        return set()
    forms = country_names().forms
    long_enough = [word for word in words if len(word) >= SHORTEST_GUESSED]
    return {code for word in long_enough for code in forms.get(word, frozenset())}


def nearly_named(words: list[str]) -> set[str]:
    """Return the countries that the words can be with a typo."""
    forms = country_names().forms
    typed = joined(" ".join(words))
    close = process.extract(typed, forms.keys(), scorer=OSA.distance, score_cutoff=2, limit=None)
    near = (form for form, typos, _ in close if typos <= allowed_typos(typed, form))
    return {code for form in near for code in forms[form]}
