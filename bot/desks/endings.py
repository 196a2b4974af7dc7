"""How a talk ended, in the organisation's own fields: ids that are counted, never words.

The fields are those that the association reports by: who asked, about what, which form of
exploitation, and whether a victim was identified.
"""

from __future__ import annotations

from collections.abc import Mapping

OUTCOMES = ("informed", "referred", "police", "call_agreed", "broke_off", "not_for_us", "misuse")
"""One tap each."""

FIELDS: Mapping[str, tuple[str, ...]] = {
    "reporter": ("self", "relative", "other", "institution"),
    "topic": ("work", "abroad", "marriage", "papers", "other"),
    "form": ("none", "labour", "sexual", "crime", "marriage", "begging"),
    "identified": ("no", "maybe", "yes"),
}
"""Each may be left out: a guess would be counted as knowledge."""

CALLS = ("talked", "no_answer", "wrong_person", "asked_not_to_call")
"""How a call went, as the table knows it."""


def known_fields(given: Mapping[str, str]) -> tuple[tuple[str, str], ...]:
    """Return the fields that were filled in with one of their own values."""
    return tuple((name, given[name]) for name in FIELDS if given.get(name) in FIELDS[name])
