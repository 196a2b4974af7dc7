"""What people call countries in Latvian, Russian and English, in every case of the noun.

The official names come from CLDR by way of Babel; the list here holds what people say.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from functools import lru_cache
from typing import NamedTuple

from babel import Locale

from bot.engine.nearness import joined, key

LANGUAGES = ("lv", "ru", "en")

LEFT_OUT = (
    "AC AI AQ AS AX BL BQ BV CC CP CQ CX DG EA EU EZ FK GS HM IC IO MF MP MS NF NU PM PN QO SH SJ"
    " SX TA TC TF TK UM UN VG VI WF XA XB ZZ"
)
"""No countries, and islands nobody is sent to whose names are a typo away from England."""

SPOKEN: Mapping[str, str] = {
    "AE": "AAE, Emirāti, Dubaija, UAE, Эмираты, Арабские Эмираты, Дубай",
    "AZ": "Azerbaidžana, Azerbaijan",
    "BA": "Bosnija, Босния",
    "BY": "Belorusija, Белоруссия",
    "CD": "Kongo Demokrātiskā Republika, Демократическая Республика Конго",
    "CI": "Кот д Ивуар",
    "CZ": "Čehijas Republika, Czech Republic",
    "DE": "Deutschland, Дойчланд, ФРГ",
    "DO": "Dominikānas Republika, Доминикана",
    "ES": "Kanāriju salas, Канары, Канарские острова, España, Tenerife, Тенерифе",
    "FI": "Suomi, Suomija",
    "GB": (
        "Anglija, Lielbritānija, Britānija, Skotija, Velsa, Ziemeļīrija, UK, GB, AK,"
        " England, Britain, Great Britain, Scotland, Wales, Northern Ireland,"
        " Англия, Британия, Шотландия, Уэльс, Северная Ирландия, Соединенное Королевство"
    ),
    "HK": "Honkonga, Hong Kong, Гонконг",
    "IR": "Persija",
    "KG": "Kirgīzija, Кыргызстан",
    "KR": "Южная Корея, Korejas Republika",
    "KP": "Северная Корея, North Korea",
    "MD": "Moldāvija, Молдавия",
    "MK": "Maķedonija, Македония, Macedonia",
    "MM": "Mjanmara, Burma",
    "MO": "Makao, Макао",
    "MV": "Maldīvas, Maldīvu salas",
    "NL": "Holande, Olande, Holland, Голландия",
    "RU": "РФ, Российская Федерация, Rossija",
    "SC": "Seišelas, Сейшелы",
    "SK": "Slovensko",
    "TH": "Tailande, Тайланд",
    "TM": "Turkmēnija, Туркмения",
    "TR": "Turkija, Turkey",
    "US": "ASV, USA, Amerika, Savienotās Valstis, America, США, Америка, Штаты",
    "ZA": "Dienvidāfrika, ЮАР",
}

ENDINGS: Mapping[str, str] = {
    "ия": "ия ию ии ией",
    "ая": "ая ую ой ою",
    "я": "я ю е и ей",
    "а": "а у е ы и ой ей",
    "ые": "ые ых ым",
    "ие": "ие их им",
    "ы": "ы ов ам ах",
    "и": "и ов ам ах ями",
    "ь": "ь я ю е и ем",
    "й": "й я ю е ем",
    "as": "as u ām ās",
    "a": "a as ai u ā",
    "ā": "ā ās ajai o ajā",
    "e": "e es ei i ē",
    "ie": "ie o ajiem ajos",
    "ās": "ās o ajām ajās",
    "s": "s a am u ā",
    "is": "is a im i ī",
    "i": "i u iem us os",
}
"""How nouns and adjectives end in other cases, by how they end in the first."""

ENDINGS_LONGEST_FIRST = sorted(ENDINGS, key=len, reverse=True)

AFTER_CONSONANT = ("", "а", "у", "е", "ом")
"""The endings of a Russian noun that has none in the nominative."""

CONSONANT = re.compile("[бвгджзклмнпрстфхцчшщ]$")
WORDS = re.compile(r"[^\s-]+")
ASIDE = re.compile(r"[()]| [-—] ")


class CountryNames(NamedTuple):
    """Every form of every name: single words and names written together; names of many words."""

    forms: Mapping[str, frozenset[str]]
    phrases: tuple[tuple[tuple[frozenset[str], ...], str], ...]


@lru_cache(maxsize=1)
def country_names() -> CountryNames:
    """Return the forms of all names; worked out once, in about a tenth of a second."""
    forms: dict[str, set[str]] = defaultdict(set)
    phrases = []
    for code, name in names():
        cases = tuple(cases_of(word) for word in WORDS.findall(name))
        if len(cases) > 1:
            phrases.append((cases, code))
        for form in cases[0] if len(cases) == 1 else {joined(key(name))}:
            forms[form].add(code)
    return CountryNames({form: frozenset(codes) for form, codes in forms.items()}, tuple(phrases))


def names() -> Iterator[tuple[str, str]]:
    """Yield country codes with each of their names."""
    for language in LANGUAGES:
        for code, name in Locale.parse(language).territories.items():
            if len(code) == 2 and code not in LEFT_OUT.split():
                yield from ((code, part) for part in parts_of(name))
    for code, spoken in SPOKEN.items():
        yield from ((code, name) for name in spoken.split(", "))


def parts_of(name: str) -> list[str]:
    """Return both names of "Mjanma (Birma)", and one of "Гонконг (САР)"."""
    parts = [part.strip() for part in ASIDE.split(name)]
    return [part for part in parts if len(part) > 3 or part == name]


def cases_of(word: str) -> frozenset[str]:
    """Return the keys of a word in all its cases."""
    if CONSONANT.search(word):
        return frozenset(key(word + ending) for ending in AFTER_CONSONANT)
    ending = next((end for end in ENDINGS_LONGEST_FIRST if word.endswith(end)), "")
    stem = word.removesuffix(ending)
    return frozenset(key(stem + other) for other in ENDINGS.get(ending, "").split() or [""])
