"""`_risk.yaml`: danger signs, what they weigh, what they mean, and the levels they amount to."""

from __future__ import annotations

from collections.abc import Mapping

from bot.script.bodies import NO_OPTION
from bot.script.conditions import Condition
from bot.script.mistakes import companions, shapes
from bot.script.model import RiskSet, Sign, TextId
from bot.script.nodes import Pair
from bot.script.page import Page

KEYS = ("signs", "levels", "advice", "unknown_weight", "note")
SIGN_KEYS = ("weight", "critical", "explain", "advise", "note")
MOST_WEIGHT = 100


def read_risks(page: Page, root: Pair) -> dict[str, RiskSet]:
    """Return the risk sets by name."""
    return {entry.key.value: read_risk(page, entry) for entry in page.entries(root)}


def read_risk(page: Page, entry: Pair) -> RiskSet:
    """Return one risk set."""
    id = entry.key.value
    fields = page.fields(entry, KEYS)
    for key in ("signs", "levels"):
        if key not in fields:
            page.note(shapes.MISSING_KEY, entry.key.place, key=key)
    weight = (
        page.whole(fields["unknown_weight"], 0, MOST_WEIGHT) if "unknown_weight" in fields else 1
    )
    return RiskSet(
        id,
        read_signs(page, id, fields.get("signs")),
        read_level_conditions(page, fields.get("levels")),
        read_advice(page, id, fields.get("advice")),
        1 if weight is None else weight,
    )


def read_signs(page: Page, risk: str, pair: Pair | None) -> dict[str, Sign]:
    """Return the signs of a set."""
    entries = page.entries(pair) if pair else []
    signs = (read_sign(page, risk, entry) for entry in entries)
    return {sign.id: sign for sign in signs}


def read_sign(page: Page, risk: str, entry: Pair) -> Sign:
    """Return one sign; every sign says why it is one."""
    id = entry.key.value
    fields = page.fields(entry, SIGN_KEYS)
    note = page.word(fields["note"]) if "note" in fields else ""
    critical = "critical" in fields and page.truth(fields["critical"])
    if critical == ("weight" in fields):
        page.note(companions.NO_WEIGHT, entry.key.place, sign=id)
    if "explain" not in fields:
        page.note(shapes.MISSING_KEY, entry.key.place, key="explain")
    weight = page.whole(fields["weight"], 1, MOST_WEIGHT) if "weight" in fields else 0
    return Sign(
        id,
        weight or 0,
        critical,
        sign_text(page, fields, "explain", f"risk/{risk}/{id}", note)
        or f"risk/{risk}/{id}#explain",
        sign_text(page, fields, "advise", f"risk/{risk}/{id}", note),
    )


def sign_text(
    page: Page, fields: Mapping[str, Pair], key: str, owner: str, note: str
) -> TextId | None:
    """Take in one text of a sign."""
    return page.text(fields[key], f"{owner}#{key}", key, note) if key in fields else None


def read_level_conditions(page: Page, pair: Pair | None) -> dict[str, Condition]:
    """Return the levels, the gravest first, each with its condition."""
    entries = page.entries(pair, NO_OPTION) if pair else []
    read = {entry.key.value: page.condition(entry) for entry in entries}
    return {level: condition for level, condition in read.items() if condition}


def read_advice(page: Page, risk: str, pair: Pair | None) -> dict[str, tuple[TextId, ...]]:
    """Return the advice of each level, always a numbered list."""
    advice = {}
    for entry in page.entries(pair) if pair else []:
        unit = f"risk/{risk}#advice.{entry.key.value}"
        texts = (
            page.text(item, f"{unit}.{number}", "advise")
            for number, item in enumerate(page.one_or_more(entry), 1)
        )
        advice[entry.key.value] = tuple(filter(None, texts))
    return advice
