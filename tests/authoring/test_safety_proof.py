"""The safety proof holds for a sound script, and each mutant of script or engine is caught."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from bot.authoring.safety_proof import prove
from bot.commands.proving import OUTLETS
from bot.engine.effects import Forget, Say
from bot.engine.events import SentOther
from bot.engine.message import BarKind, Choice
from bot.helpline.case import State
from bot.helpline.machine import step
from tests.engine.people import script_of

NOON = datetime(2026, 11, 24, 10, tzinfo=UTC)
OFFER = """\
dialog: offer
title: Piedāvājums
steps:
  papers:
    say: Vai tev ir līgums?
    choices: {have: Jā, none: Nē}
  years:
    when: papers is have
    say: Cik tev gadu?
    ask: number 10..99
  talk:
    handoff: helpline
    say: Parunā ar cilvēku.
    priority: {normal: otherwise}
    go: {closed: bye, nobody: bye, cancelled: bye}
  bye:
    say: Visu labu.
    end: true
"""
LOOP = """\
dialog: offer
title: Piedāvājums
steps:
  one:
    say: Viens.
    go: {next: two}
  two:
    say: Divi.
    go: {next: one}
"""
TRAP = """\
dialog: offer
title: Piedāvājums
steps:
  one:
    say: Kurp?
    choices: {here: Šurp, there: Turp}
    go: {here: one, there: one}
"""


def script(offer=OFFER):
    return script_of(offer, strict=False)


def proof_of(script, stepping=step, languages=("lv",)):
    return prove(script, OUTLETS, NOON, stepping, languages)


def saying(change):
    """Return the engine with every message changed."""

    def stepping(*asked):
        decision = step(*asked)
        effects = tuple(
            replace(effect, message=change(effect.message)) if isinstance(effect, Say) else effect
            for effect in decision.effects
        )
        return decision._replace(effects=effects)

    return stepping


def without_bar(*kinds):
    return saying(
        lambda message: message._replace(
            bar=tuple(item for item in message.bar if item.kind not in kinds)
        )
    )


def silent_to_media(script, desk, session, case, event):
    decision = step(script, desk, session, case, event)
    return decision._replace(effects=()) if isinstance(event, SentOther) else decision


def never_forgetting(*asked):
    decision = step(*asked)
    kept = tuple(effect for effect in decision.effects if not isinstance(effect, Forget))
    return decision._replace(effects=kept)


MUTANTS = {
    "web: the helpline's number is more than one tap away": without_bar(BarKind.CALL),
    "telegram: the helpline's number is more than one tap away": without_bar(BarKind.CALL),
    "web: a human is more than one tap away": without_bar(BarKind.HUMAN),
    "telegram: a human is more than one tap away": without_bar(BarKind.HUMAN),
    "web: there is no way out": without_bar(BarKind.EXIT, BarKind.FORGET),
    "telegram: there is no way out": without_bar(BarKind.FORGET),
    "web: nothing can be answered": saying(lambda message: message._replace(choices=())),
    "telegram: nothing can be answered": saying(lambda message: message._replace(choices=())),
    "a message is empty": saying(lambda message: message._replace(text=" ")),
    "a value was not filled in": saying(lambda message: message._replace(text="{helpline}")),
    "a button carries more than 64 bytes": saying(
        lambda message: message._replace(choices=(Choice("1|" + "a" * 63, "A"),))
    ),
    "an event is answered by nothing": silent_to_media,
    "“forget” does not erase": never_forgetting,
}


def test_a_sound_script_holds_every_promise_in_every_world():
    proof = proof_of(script(), languages=("lv", "ru"))

    assert proof.broken == {}


def test_the_search_comes_to_every_question_and_to_humans():
    proof = proof_of(script())

    assert {"home/hello", "offer/papers", "offer/years"} <= proof.visited
    assert {State.OFFERED, State.QUEUED, State.LIVE} <= proof.cases


@pytest.mark.parametrize("finding", MUTANTS)
def test_a_broken_engine_is_caught(finding):
    proof = proof_of(script(), MUTANTS[finding])

    assert finding in proof.broken


def test_a_dialog_that_goes_round_without_waiting_is_caught():
    assert "the dialog goes round without waiting" in proof_of(script(LOOP)).broken


def test_a_dialog_that_never_lets_go_is_caught():
    assert proof_of(script(TRAP)).broken["answers lead to no end"].startswith("offer/")


def test_a_text_that_one_language_lacks_is_caught():
    whole = script()
    ru = {id: text for id, text in whole.catalogs["ru"].items() if id != "offer/papers#say"}

    proof = proof_of(replace(whole, catalogs={**whole.catalogs, "ru": ru}), languages=("ru",))

    assert proof.broken["ru: a text is missing"] == "offer/papers#say"


def test_a_question_that_nobody_can_come_to_is_not_called_proved():
    cut = OFFER.replace("papers is have", "papers is lost")

    assert proof_of(script(cut)).broken["the search never came here"] == "offer/years"
