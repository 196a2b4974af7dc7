"""All ways of answering the questions of a risk set, added up to all distinct outcomes.

Ways are not walked through one by one, of which there are too many: question by question,
all that comes to the same is one tally, with the number of ways that come to it and the
shortest of them. Of the answers before, only those are remembered that a later condition
names. So outcomes are exact for choices; of what is typed, every sign it may hold is tried.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import chain, combinations
from typing import NamedTuple

from bot.script.conditions import Condition, Value, holds
from bot.script.model import Ask, Choices, Dialog, Levels, RiskSet, Script, Step
from bot.script.outcomes import Outcome
from bot.script.questions import names_in, signs_in

MOST_TALLIES = 20_000
"""More than any set that people can weigh comes to; a set of thousands is cut here."""

MOST_SHORTEST = 40
"""Shortest ways that are kept for an outcome: as many as somebody would read."""

MOST_TICKED = 10
"""Options of one question of which all combinations are tried."""

TYPED = "…"
"""Stands for anything that was typed."""

Answers = tuple[tuple[str, Value], ...]
"""What was answered to the questions that later conditions name, by step."""


class Reason(NamedTuple):
    """An answer that holds a sign, or "don't know", for which no option is chosen."""

    dialog: str
    step: str
    chosen: tuple[str, ...] = ()


class Key(NamedTuple):
    """What has been found so far, and the answers that later conditions ask for.

    The signs it names are those that have to be told apart (`tracked_signs`).
    """

    outcome: Outcome
    answers: Answers = ()


@dataclass(slots=True)
class Tally:
    """How many ways come to the same, and the shortest of them."""

    ways: int
    shortest: list[tuple[Reason, ...]]


Tallies = dict[Key, Tally]


@dataclass(frozen=True, slots=True)
class Gain:
    """What one answer adds."""

    signs: frozenset[str]
    is_unknown: bool
    value: Value  # None for "don't know"


Answered = tuple[Gain | None, tuple[str, ...], int]
"""What an answer adds (None: the question is not asked), its options, the number of ways."""


@dataclass(frozen=True, slots=True)
class SoFar:
    """What names and signs mean at one question."""

    answers: Answers
    signs: frozenset[str]

    def value(self, name: str) -> Value:
        """Return an answer that is remembered."""
        return dict(self.answers).get(name)

    def has(self, sign: str) -> bool:
        """Tell whether a sign that is tracked was found."""
        return sign in self.signs

    def any_critical(self) -> bool:
        """Say no: conditions of questions do not ask this."""
        return False


def tallies(script: Script, risk: RiskSet) -> Tallies:
    """Return everything that answers to the questions of a risk set can come to."""
    tracked = tracked_signs(script, risk)
    found: Tallies = {Key(Outcome()): Tally(1, [()])}
    for dialog in script.dialogs.values():
        steps = questions_of(dialog, risk)
        if not steps:
            continue
        after = without_answers(run(dialog, steps, risk, tracked, found))
        found = after if judges(dialog, risk) else joined([found, after])
    return found


def questions_of(dialog: Dialog, risk: RiskSet) -> list[Step]:
    """Return the questions of a dialog that can find a sign of a set, and those they depend on."""
    asking = {id: step for id, step in dialog.steps.items() if asks_for(step, risk)}
    while True:
        needed = {name for step in asking.values() for name in names_before(step)}
        more = {
            name: dialog.steps[name]
            for name in needed
            if name in dialog.steps and is_answered(dialog.steps[name])
        }
        if more.keys() <= asking.keys():
            return [step for id, step in dialog.steps.items() if id in asking]
        asking |= more


def asks_for(step: Step, risk: RiskSet) -> bool:
    """Tell whether an answer to a step can hold a sign of a set."""
    return not risk.signs.keys().isdisjoint(signs_of(step))


def signs_of(step: Step) -> set[str]:
    """Return the signs that a step can find."""
    return {*chain.from_iterable(step.flags.values()), *step.flag_when}


def is_answered(step: Step) -> bool:
    """Tell whether a step has an answer."""
    return isinstance(step.body, (Ask, Choices))


def conditions_before(step: Step) -> list[Condition]:
    """Return the conditions under which a step is asked and finds its signs."""
    return [*([step.when] if step.when else []), *step.flag_when.values()]


def names_before(step: Step) -> set[str]:
    """Return the names that those conditions speak of."""
    return {name for condition in conditions_before(step) for name in names_in(condition)}


def judges(dialog: Dialog, risk: RiskSet) -> bool:
    """Tell whether a dialog gives the result of a set, so that nobody gets it without it."""
    bodies = (step.body for step in dialog.steps.values())
    return any(isinstance(body, Levels) and body.risk == risk.id for body in bodies)


def tracked_signs(script: Script, risk: RiskSet) -> frozenset[str]:
    """Return the signs to be told apart: conditions name them, or two steps find them."""
    dialogs = script.dialogs.values()
    steps = [step for dialog in dialogs for step in questions_of(dialog, risk)]
    found = [sign for step in steps for sign in signs_of(step)]
    named = {
        sign
        for condition in chain(risk.levels.values(), *map(conditions_before, steps))
        for sign in signs_in(condition)
    }
    twice = {sign for sign in risk.signs if found.count(sign) > 1}
    return frozenset((named | twice) & risk.signs.keys())


def run(
    dialog: Dialog, steps: Sequence[Step], risk: RiskSet, tracked: frozenset[str], before: Tallies
) -> Tallies:
    """Return what the questions of one dialog make of what was found before."""
    found = before
    for number, step in enumerate(steps):
        later = {name for after in steps[number + 1 :] for name in names_before(after)}
        found = joined_steps(dialog, step, risk, tracked, found, frozenset(later))
    return found


def joined_steps(
    dialog: Dialog,
    step: Step,
    risk: RiskSet,
    tracked: frozenset[str],
    before: Tallies,
    later: frozenset[str],
) -> Tallies:
    """Return what one question makes of what was found before."""
    found: Tallies = {}
    same: dict[SoFar, list[Answered]] = {}
    for key, tally in before.items():
        known = SoFar(key.answers, key.outcome.named)
        if known not in same:
            same[known] = list(answers_to(step, risk, known, later))
        for gain, chosen, ways in same[known]:
            after = gained(key, gain, risk, tracked, step, later)
            told = gain is not None and (gain.is_unknown or bool(gain.signs))
            reason = [Reason(dialog.id, step.id, chosen)] if told else []
            add(found, after, tally, ways, reason)
        if len(found) > MOST_TALLIES:
            break
    return found


def answers_to(
    step: Step, risk: RiskSet, known: SoFar, later: frozenset[str]
) -> Iterator[Answered]:
    """Yield what a question can add to a tally, with the options and the number of ways.

    None stands for a question that is not asked.
    """
    asked = True if step.when is None else holds_here(step.when, known)
    if asked is not False:
        yield from gains(step, risk, known, later)
    if not asked:
        yield None, (), 1


def holds_here(condition: Condition, known: SoFar) -> bool | None:
    """Tell whether a condition holds; None where it speaks of what was typed or worked out."""
    names, answers = set(names_in(condition)), dict(known.answers)
    if not names <= answers.keys():
        return None
    verdict = holds(condition, known)
    was_typed = any(answers[name] == TYPED for name in names)
    return None if verdict is None and was_typed else bool(verdict)


def gains(
    step: Step, risk: RiskSet, known: SoFar, later: frozenset[str]
) -> Iterator[tuple[Gain, tuple[str, ...], int]]:
    """Yield what each answer adds; the answers that add the same in one, the shortest of them."""
    same: dict[Gain, tuple[tuple[str, ...], int]] = {}
    asks = asks_for(step, risk)
    for chosen, value in answers_of(step):
        for signs in signs_found(step, chosen, value, known):
            ours = frozenset(signs & risk.signs.keys())
            gain = Gain(ours, value is None and asks, value if step.id in later else None)
            first, ways = same.get(gain, (chosen, 0))
            same[gain] = (min(first, chosen, key=len), ways + 1)
    for gain, (chosen, ways) in same.items():
        yield gain, chosen, ways


def answers_of(step: Step) -> Iterator[tuple[tuple[str, ...], Value]]:
    """Yield the answers to a question: options, and "don't know", which can always be said."""
    yield (), None
    match step.body:
        case Choices(options, many=False):
            yield from (((option.id,), option.id) for option in options)
        case Choices(options, many=True):
            ids = [option.id for option in options][:MOST_TICKED]
            for count in range(1, len(ids) + 1):
                yield from ((ticked, ticked) for ticked in combinations(ids, count))
        case _:
            yield (), TYPED


def signs_found(
    step: Step, chosen: tuple[str, ...], value: Value, known: SoFar
) -> Iterator[set[str]]:
    """Yield the signs that an answer holds; what is typed may hold any of those it can."""
    own = {sign for option in chosen for sign in step.flags.get(option, ())}
    here = SoFar((*known.answers, (step.id, value)), known.signs | own)
    verdicts = {sign: holds_here(condition, here) for sign, condition in step.flag_when.items()}
    sure = own | {sign for sign, found in verdicts.items() if found}
    open_ones = [sign for sign, found in verdicts.items() if found is None][:MOST_TICKED]
    for count in range(len(open_ones) + 1):
        yield from (sure | set(more) for more in combinations(open_ones, count))


def gained(
    key: Key,
    gain: Gain | None,
    risk: RiskSet,
    tracked: frozenset[str],
    step: Step,
    later: frozenset[str],
) -> Key:
    """Return what has been found after an answer, with the answers that are still asked for."""
    answers = {**dict(key.answers), step.id: gain.value if gain else None}
    kept = tuple((name, answer) for name, answer in answers.items() if name in later)
    outcome = key.outcome
    if gain:
        for name in sorted(gain.signs - outcome.named):
            outcome = outcome.with_sign(risk.signs[name])
        unknown = outcome.unknown + gain.is_unknown
        outcome = replace(outcome, unknown=unknown, named=outcome.named & tracked)
    return Key(outcome, kept)


def without_answers(found: Tallies) -> Tallies:
    """Return the tallies with nothing left of single answers."""
    result: Tallies = {}
    for key, tally in found.items():
        add(result, key._replace(answers=()), tally)
    return result


def joined(parts: Sequence[Tallies]) -> Tallies:
    """Return several tallies as one."""
    result: Tallies = {}
    for part in parts:
        for key, tally in part.items():
            add(result, key, tally)
    return result


def add(
    found: Tallies, key: Key, tally: Tally, ways: int = 1, reason: Sequence[Reason] = ()
) -> None:
    """Add ways to what they come to; of their shortest, the shorter ones stay."""
    longer = [(*way, *reason) for way in tally.shortest]
    known = found.get(key)
    if known is None:
        found[key] = Tally(tally.ways * ways, longer)
        return
    known.ways += tally.ways * ways
    if len(longer[0]) < len(known.shortest[0]):
        known.shortest = longer
    elif len(longer[0]) == len(known.shortest[0]):
        known.shortest = [*dict.fromkeys([*known.shortest, *longer])][:MOST_SHORTEST]
