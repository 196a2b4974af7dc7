"""What the plan of the desk says against what the other files say."""

from __future__ import annotations

import re
from collections.abc import Iterator

from bot.script.desk import HOUR, MINUTE, Week
from bot.script.diagnostics import Diagnostic
from bot.script.mistakes import desk, names
from bot.script.references import missing
from bot.script.subject import FACTS, RISK, Subject

DESK = "_desk.yaml"
CLOCK = re.compile(r"\b(\d{1,2})[.:](\d\d)\b")


def desk_checks(subject: Subject) -> Iterator[Diagnostic]:
    """Yield facts and levels that are not there, and hours that are told otherwise."""
    plan = subject.script.desk
    if subject.can_tell(FACTS):
        for number, fact in enumerate(plan.always_open):
            place = subject.sources.place(DESK, "always_open", number)
            yield from missing(names.UNKNOWN_FACT, place, fact, subject.facts)
        for key, week in (("chat", plan.chat), ("phone", plan.phone)):
            place = subject.sources.place(DESK, key, "told_as")
            yield from missing(names.UNKNOWN_FACT, place, week.told_as, subject.facts)
            yield from told_otherwise(subject, week)
    if subject.can_tell(RISK) and subject.script.risks:
        for level in (pair.key for pair in subject.sources.pairs(DESK, "priority", "levels")):
            yield from missing(names.UNKNOWN_LEVEL, level.place, level.value, subject.levels)


def told_otherwise(subject: Subject, week: Week) -> Iterator[Diagnostic]:
    """Yield the words of a fact whose clock times are not those of the plan."""
    fact = subject.facts.get(week.told_as)
    times = {minute for spans in week.days for span in spans for minute in span}
    for language, told in fact.values.items() if fact else ():
        found = CLOCK.findall(told)
        if {int(hour) * HOUR // MINUTE + int(minute) for hour, minute in found} != times:
            by_language = subject.sources.node(FACTS, week.told_as, language)
            key = language if by_language else "value"
            place = subject.sources.place(FACTS, week.told_as, key)
            yield desk.HOURS_DIFFER.at(place, fact=week.told_as, given=told)
