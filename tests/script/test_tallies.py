"""Every way of answering is counted once, and the shortest way to a level is found."""

from bot.script.outcomes import level_of
from bot.script.tallies import Reason, tallies
from tests.script.sets import dialog, read

RISK = """\
offer:
  signs:
    fee:
      weight: 3
      explain: Prasa naudu.
    loan:
      critical: true
      explain: Jāņem aizdevums.
    late:
      weight: 1
      explain: Maksās vēlāk.
  levels: {high: any critical or score >= 4, low: score >= 1, none: otherwise}
"""
STEPS = """\
  money:
    say: Vai prasa naudu?
    choices:
      no: Nē
      yes: Jā
      borrow: Jā, aizdevumu
    flags: {yes: fee, borrow: [fee, loan]}
  when_paid:
    when: money is yes
    say: Kad maksās?
    choices:
      soon: Drīz
      later: Vēlāk
    flags: {later: late}
  more:
    say: Kas vēl?
    choose: many
    choices:
      one: Viens
      two: Divi
    flags: {one: late, two: late}
"""


def script(steps=STEPS):
    return read({"_risk.yaml": RISK, "offer.yaml": dialog(steps)})[0]


def of(steps=STEPS):
    whole = script(steps)
    return tallies(whole, whole.risks["offer"])


def outcome(found, **numbers):
    return [
        tally
        for key, tally in found.items()
        if all(getattr(key.outcome, name) == value for name, value in numbers.items())
    ]


def test_every_way_of_answering_is_counted_once():
    ways = sum(tally.ways for tally in of().values())

    money, paid, more = 4, 3, 4  # "don't know" is an answer, and of two options three sets
    assert ways == (money - 1) * more + paid * more + 1  # the dialog may never be opened


def test_a_question_that_is_not_asked_adds_nothing():
    found = of()

    assert max(key.outcome.unknown for key in found) == 2


def test_a_sign_found_by_two_answers_weighs_once():
    assert max(key.outcome.weight for key in of()) == 4


def test_the_shortest_way_to_an_outcome_is_told():
    (tally,) = outcome(of(), weight=4, critical=True, unknown=0)

    assert tally.shortest == [
        (Reason("offer", "money", ("borrow",)), Reason("offer", "more", ("one",)))
    ]


def test_what_is_typed_may_hold_any_sign_it_can():
    asked = (
        "  years:\n    say: Cik gadu?\n    ask: number 1..99\n    flag_when: {late: years < 18}\n"
    )

    found = of(asked)

    assert {(key.outcome.weight, key.outcome.unknown) for key in found} == {(0, 0), (1, 0), (0, 1)}


def test_each_outcome_has_the_level_that_the_engine_would_give():
    whole = script()
    risk = whole.risks["offer"]

    levels = {level_of(risk, key.outcome) for key in tallies(whole, risk)}

    assert levels == set(range(len(risk.levels)))
