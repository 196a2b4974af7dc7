"""How a text is written: address, sentences, words, letters, marks. Nothing here is an error."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping

from bot.script.assurances import QUOTED, pattern, plain
from bot.script.diagnostics import Mistake
from bot.script.mistakes import style
from bot.script.model import Language, Words
from bot.script.templates import SLOT

MOST_WORDS = 22
"""Of a sentence that is still easy to read; our own have twelve."""

HARDEST = 80
"""LIX of what we still accept: words are long in Latvian and Russian, so it is no school's."""

FEWEST_JUDGED = 10
"""Words below which a figure for readability means nothing."""

LONG = 6
WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
END = re.compile(r"[.!?…:;]+(?:\s|$)|\n")
SPACE = re.compile(r"\S* {2,}\S*|\S+ [,.;!?](?=\s|$)")
CAPITALS = re.compile(r"\b[^\W\d_a-zа-яёāčēģīķļņšūž]{2,}\b")
MIXED = re.compile(r"\b\w*(?:[A-Za-zÀ-ɏ][Ѐ-ԯ]|[Ѐ-ԯ][A-Za-zÀ-ɏ])\w*\b")

ADDRESS: Mapping[Language, re.Pattern[str]] = {
    "lv": re.compile(r"\b(?:jūs|jums|jūsu|jūsos|jūsējais)\b", re.IGNORECASE),
    "ru": re.compile(
        r"\b(?:ты|тебя|тебе|тобой|тво(?:й|я|ё|е|и|его|ему|ей|ю|их|им|ими))\b", re.IGNORECASE
    ),
}
GENDER: Mapping[Language, re.Pattern[str]] = {
    "lv": re.compile(r"\b\w+\((?:-?a|-?usi|-?usies|-?ā)\)", re.IGNORECASE),
    "ru": re.compile(
        r"\b\w+\((?:а|ась|ла|ая)\)|\bвы (?:(?:не|уже|ещё) )?\w{2,}[аеиоуыя]л(?:а|ся|ась)?\b",
        re.IGNORECASE,
    ),
}
MARKS: Mapping[Language, re.Pattern[str]] = {
    "lv": re.compile('["«»„]'),
    "ru": re.compile('["“”](?![^«]*»)'),  # within « » there may be others
}
YO = re.compile(
    r"\b(?:еще|идет|идете|придет|найдет|берет|берете|возьмет|зовет|живет|живете|дает|даете|ждет"
    r"|ждете|начнет|поймет|счет|отчет|самолет|ребенок|объем|прием|тяжел(?:ый|ая|ые)|черн(?:ый|ая|ое)"
    r"|надежн\w+|твердо|вперед|причем|мое|свое|чье|трех|четырех|зеленый|желтый)\b",
    re.IGNORECASE,
)

Rule = Callable[[str, Language, Words], str]
"""Takes a text; returns what offends, "" if nothing does."""


def oddities_of_style(
    text: str, language: Language, words: Words
) -> Iterator[tuple[Mistake, str]]:
    """Yield what should be said in other words, and what stands there."""
    said = SLOT.sub("0", text)
    for mistake, rule in RULES.items():
        found = rule(said, language, words)
        if found:
            yield mistake, found


def found_by(patterns: Mapping[Language, re.Pattern[str]]) -> Rule:
    """Return the rule that a pattern of a language must not be found."""

    def rule(text: str, language: Language, words: Words) -> str:
        """Return what the pattern of this language finds."""
        found = patterns[language].search(text) if language in patterns else None
        return found[0] if found else ""

    return rule


def longest_sentence(text: str, language: Language, words: Words) -> str:
    """Return the number of words of a sentence that is too long."""
    longest = max(len(WORD.findall(sentence)) for sentence in END.split(text))
    return str(longest) if longest > MOST_WORDS else ""


def hard_to_read(text: str, language: Language, words: Words) -> str:
    """Return the LIX of a text that is hard to read: words a sentence, and long words in 100."""
    all_words = WORD.findall(text)
    if len(all_words) < FEWEST_JUDGED:
        return ""
    sentences = sum(bool(WORD.search(sentence)) for sentence in END.split(text))
    long_words = sum(len(word) > LONG for word in all_words)
    lix = len(all_words) / sentences + 100 * long_words / len(all_words)
    return f"{lix:.0f}" if lix > HARDEST else ""


def avoided(text: str, language: Language, words: Words) -> str:
    """Return a word that the staff has decided not to use; what is quoted others have said."""
    return listed_in(QUOTED.sub(" ", text), words.avoid.get(language, ()))


def listed_in(text: str, phrases: tuple[str, ...]) -> str:
    """Return the first of some phrases that stands in a text."""
    found = pattern(phrases).search(plain(text))
    return found[0] if found else ""


def abbreviation(text: str, language: Language, words: Words) -> str:
    """Return capitals that not everybody can read, where the staff has said which all can."""
    if not words.abbreviations:
        return ""
    unknown = (word for word in CAPITALS.findall(text) if word not in words.abbreviations)
    return next(unknown, "")


def matched(pattern: re.Pattern[str]) -> Rule:
    """Return the rule that a pattern must not be found in any language."""

    def rule(text: str, language: Language, words: Words) -> str:
        """Return what the pattern finds."""
        found = pattern.search(text)
        return found[0] if found else ""

    return rule


RULES: Mapping[Mistake, Rule] = {
    style.OTHER_ADDRESS: found_by(ADDRESS),
    style.LONG_SENTENCE: longest_sentence,
    style.HARD_TO_READ: hard_to_read,
    style.AVOIDED: avoided,
    style.GENDERED: found_by(GENDER),
    style.ABBREVIATION: abbreviation,
    style.TWO_ALPHABETS: matched(MIXED),
    style.QUOTES: found_by(MARKS),
    style.SPACES: matched(SPACE),
    style.NO_YO: found_by({"ru": YO}),
}
