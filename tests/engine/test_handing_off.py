"""Where consultants answer in the chat, a hand-off waits for how it ends."""

from datetime import timedelta

import pytest

from bot.authoring.talks import BEGINNING
from bot.engine.buttons import HUMAN, Button
from bot.engine.effects import HandOff, Say, Wish
from bot.engine.events import Chose, Commanded, Other, SentOther, Started, Wrote
from bot.engine.machine import hand_back, step
from bot.engine.session import Session
from bot.script.model import Command
from tests.engine.people import script_of

PHONE = """\
  phone:
    say: Kāds ir tavs numurs?
    ask: phone
"""
OFFER = """\
dialog: offer
title: Piedāvājums
remember: {phone: case private}
steps:
  ask:
    say: Vai tev ir līgums?
    choices:
      contract: Ir
      none: Nav
  phone:
    say: Kāds ir tavs numurs?
    ask: phone
  talk:
    handoff: helpline
    priority: {normal: otherwise}
    go: {closed: after, nobody: nobody, cancelled: cancelled}
  after:
    say: Ko vēl?
    choices:
      more: Vēl
      less: Diezgan
    go: {more: bye, less: bye}
  nobody:
    say: Neviena nav.
    choices:
      more: Vēl
      less: Diezgan
    go: {more: bye, less: bye}
  cancelled:
    say: Labi.
    choices:
      more: Vēl
      less: Diezgan
    go: {more: bye, less: bye}
  bye:
    say: Visu labu.
    end: true
"""
SCRIPT = script_of(OFFER)


def at(seconds=0):
    return BEGINNING + timedelta(seconds=seconds)


def begun(*, chat=True):
    """Return the session of somebody at the question of the dialog."""
    return step(SCRIPT, None, Started("offer", at=at())).session._replace(chat=chat)


def handed_off(*, chat=True):
    """Return the turn that comes to the hand-off."""
    session = step(SCRIPT, begun(chat=chat), Wrote("Nav", at=at(1))).session
    return step(SCRIPT, session, Wrote("+371 26000000", at=at(2)))


def texts(turn):
    return [effect.message.text for effect in turn.effects if isinstance(effect, Say)]


def test_a_hand_off_waits_where_consultants_answer():
    turn = handed_off()

    assert (turn.session.position.step, turn.effects) == ("talk", (HandOff(Wish.STEP),))


def test_an_answer_that_is_not_understood_twice_may_lead_to_the_hand_off():
    session = step(SCRIPT, begun(), Wrote("Nav", at=at(1))).session
    once = step(SCRIPT, session, Wrote("hm", at=at(2))).session

    assert step(SCRIPT, once, Wrote("hm", at=at(3))).effects == (HandOff(Wish.STEP),)


def test_without_a_chat_the_phone_is_shown_and_the_dialog_goes_on():
    turn = handed_off(chat=False)

    assert ("+371 28612120" in texts(turn)[0], turn.session.position.step) == (True, "nobody")


@pytest.mark.parametrize("way", ["closed", "nobody", "cancelled"])
def test_a_hand_off_goes_on_as_it_ended(way):
    turn = hand_back(SCRIPT, handed_off().session, way)

    assert turn.session.position.step == {"closed": "after"}.get(way, way)


def test_what_was_for_the_consultant_is_forgotten_when_the_case_ends():
    before = handed_off().session

    after = hand_back(SCRIPT, before, "closed").session

    kept = "offer/phone" in before.answers, "offer/phone" in after.answers
    assert kept == (True, False)


def test_to_be_handed_back_is_no_act_of_the_person():
    before = handed_off().session

    assert hand_back(SCRIPT, before, "closed").session.acted_at == before.acted_at


@pytest.mark.parametrize(
    "event",
    [
        Wrote("Kas tagad?", at=at(3)),
        Chose(str(Button("offer", "ask", "contract")), at=at(3)),
        Chose("nothing of ours", at=at(3)),
    ],
)
def test_whoever_stands_at_a_hand_off_is_brought_to_a_human_again(event):
    turn = step(SCRIPT, handed_off().session, event)

    assert HandOff(Wish.STEP) in turn.effects or texts(turn)


@pytest.mark.parametrize(
    "event",
    [
        Commanded(Command.HUMAN, at=at(3)),
        Chose(str(Button("offer", "ask", HUMAN)), at=at(3)),
    ],
)
def test_a_human_is_asked_for_from_anywhere(event):
    turn = step(SCRIPT, begun(), event)

    assert (turn.effects, turn.session.position.step) == ((HandOff(Wish.ASKED),), "ask")


@pytest.mark.parametrize(
    "event",
    [
        *(Commanded(command, at=at(3)) for command in Command),
        SentOther(Other.MEDIA, at=at(3)),
        Started(at=at(3)),
    ],
)
def test_nobody_at_a_hand_off_is_left_without_an_answer(event):
    turn = step(SCRIPT, handed_off().session, event)

    assert turn.effects


def test_a_hand_off_goes_on_by_phone_when_the_chat_has_gone():
    session = handed_off().session._replace(chat=False)

    turn = step(SCRIPT, session, Wrote("Sveiki", at=at(3)))

    assert (turn.session.position.step, bool(texts(turn))) == ("nobody", True)


def test_a_step_that_became_a_hand_off_brings_in_a_human():
    session = step(SCRIPT, begun(), Wrote("Nav", at=at(1))).session
    without_phone = OFFER.replace("remember: {phone: case private}\n", "").replace(PHONE, "")
    edited = without_phone.replace("  talk:\n", "  phone:\n")

    turn = step(script_of(edited), session, Wrote("26000000", at=at(2)))

    assert HandOff(Wish.STEP) in turn.effects


def test_the_session_at_a_hand_off_survives_being_kept():
    session = handed_off().session

    assert Session.from_json(session.to_json()) == session
