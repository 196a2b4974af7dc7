"""`_facts.yaml`: every number, address, link, hour and price, with its source and its dates."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date

from phonenumbers import NumberParseException, is_possible_number, parse

from bot.script.diagnostics import Diagnostic, Place, Severity
from bot.script.mistakes import companions, shapes
from bot.script.model import SOURCE, Fact, FactKind, Language
from bot.script.nodes import Pair
from bot.script.page import Page

KEYS = ("kind", "value", "source", "owner", "verified_on", "check_by", "shown", "note")
LANGUAGE = re.compile("[a-z]{2}")
PHONE = re.compile(r"\+\d[\d ]{5,18}\d|\d[\d ]{1,14}\d")
LINK = re.compile(r"https://(?:[a-z0-9-]+\.)+[a-z][a-z0-9-]*(?:[/?#][^\s<>\"']*)?", re.IGNORECASE)
EMAIL = re.compile(r"[\w.+-]+@[\w-]+\.[\w.-]*\w")
SHORTENERS = re.compile(
    r"https://(?:www\.)?(?:bit\.ly|tinyurl\.com|t\.co|goo\.gl|ej\.uz|saite\.lv)\b"
)
"""A link that hides where it leads cannot be verified."""

FORMS: Mapping[FactKind, re.Pattern[str]] = {
    FactKind.PHONE: PHONE,
    FactKind.LINK: LINK,
    FactKind.MAP: LINK,
    FactKind.EMAIL: EMAIL,
}
WRONG_FORM = {
    FactKind.PHONE: companions.BAD_PHONE,
    FactKind.LINK: companions.BAD_LINK,
    FactKind.MAP: companions.BAD_LINK,
    FactKind.EMAIL: companions.BAD_EMAIL,
}


def read_facts(page: Page, root: Pair) -> dict[str, Fact]:
    """Return all facts, verified or not."""
    facts = (read_fact(page, entry) for entry in page.entries(root))
    return {fact.id: fact for fact in facts if fact}


def read_fact(page: Page, entry: Pair) -> Fact | None:
    """Return one fact; values may stand in `{ }` here, because facts hold no sentences."""
    fields = page.fields(entry, known_keys(page, entry))
    if "kind" not in fields:
        page.note(shapes.MISSING_KEY, entry.key.place, key="kind")
    kind = page.one_of(fields["kind"], tuple(FactKind)) if "kind" in fields else ""
    values = read_values(page, entry, fields)
    if not kind or not values:
        return None
    check_form(page, FactKind(kind), fields)
    return Fact(
        entry.key.value,
        FactKind(kind),
        values,
        always="shown" in fields and page.one_of(fields["shown"], ("always",)) == "always",
        verified_on=read_date(page, fields.get("verified_on")),
        check_by=read_date(page, fields.get("check_by")),
        source=page.word(fields["source"]) if "source" in fields else "",
        owner=page.word(fields["owner"]) if "owner" in fields else "",
    )


def known_keys(page: Page, entry: Pair) -> list[str]:
    """Return the keys of a fact, with the languages it is written in."""
    written = (field.key.value for field in getattr(entry.value, "pairs", ()))
    return [*KEYS, *(key for key in written if LANGUAGE.fullmatch(key))]


def read_values(page: Page, entry: Pair, fields: Mapping[str, Pair]) -> dict[Language, str]:
    """Return what is shown, by language; a single value serves all of them."""
    name = entry.key.value
    languages = [key for key in fields if LANGUAGE.fullmatch(key)]
    if "value" in fields and languages:
        page.note(companions.TWO_VALUES, fields[languages[0]].key.place, fact=name)
    if "value" in fields:
        word = page.word(fields["value"])
        return {SOURCE: word} if word else {}
    values = {language: page.word(fields[language]) for language in languages}
    if SOURCE not in values:
        page.note(companions.NO_VALUE, entry.key.place, fact=name)
        return {}
    return values


def check_form(page: Page, kind: FactKind, fields: Mapping[str, Pair]) -> None:
    """Note values that are not what their kind says."""
    form = FORMS.get(kind)
    for key, field in fields.items():
        if form is None or not (key == "value" or LANGUAGE.fullmatch(key)):
            continue
        word = page.word(field)
        if word and not is_formed(kind, form, word):
            page.note(WRONG_FORM[kind], field.value.place, given=word)


def is_formed(kind: FactKind, form: re.Pattern[str], word: str) -> bool:
    """Tell whether a value is what its kind says; a number abroad can really be dialled."""
    if kind is FactKind.PHONE and word.startswith("+"):
        return bool(form.fullmatch(word)) and is_dialled(word)
    return bool(form.fullmatch(word)) and not SHORTENERS.match(word)


def is_dialled(number: str) -> bool:
    """Tell whether the numbering plan of a country has such numbers, as far as is known."""
    try:
        return is_possible_number(parse(number))
    except NumberParseException:
        return False


def read_date(page: Page, pair: Pair | None) -> str:
    """Return an ISO date."""
    word = page.word(pair) if pair else ""
    if pair and word and not is_date(word):
        page.note(companions.BAD_DATE, pair.value.place, given=word)
    return word


def is_date(word: str) -> bool:
    """Tell whether a word is a day as ISO 8601 writes it."""
    try:
        return date.fromisoformat(word).isoformat() == word
    except ValueError:
        return False


def overdue(
    facts: Mapping[str, Fact], today: date, folder: str, *, release: bool = False
) -> Iterator[Diagnostic]:
    """Yield the facts that should have been checked again by now; no release goes with them."""
    late = companions.FACT_OVERDUE
    mistake = replace(late, severity=Severity.ERROR) if release else late
    for fact in facts.values():
        if fact.check_by and is_date(fact.check_by) and date.fromisoformat(fact.check_by) < today:
            place = Place(f"{folder}/_facts.yaml")
            yield mistake.at(place, fact=fact.id, date=fact.check_by)


def shown(facts: Mapping[str, Fact], *, demo: bool) -> dict[str, Fact]:
    """Return the facts that people may see: verified ones, and all of them in a demo."""
    return {id: fact for id, fact in facts.items() if demo or fact.always or fact.verified_on}
