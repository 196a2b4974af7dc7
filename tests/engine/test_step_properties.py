"""What holds for every script and every order of events."""

from dataclasses import replace

import orjson
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.engine.buttons import YES, reply
from bot.engine.commands import is_whole
from bot.engine.effects import Forget, Say
from bot.engine.events import Chose, Commanded, Wrote
from bot.engine.machine import pause_if_quiet, step
from bot.engine.message import BarKind
from bot.engine.options import read_consent
from bot.engine.session import Doubt, Session
from bot.script.model import Command
from tests.engine.random_scripts import (
    BEGINNING,
    a_script,
    forgetful_histories,
    histories,
    seeds,
    walk,
)
from tests.engine.scripts import read_command

SOME = settings(max_examples=150, deadline=None, derandomize=True)
AT_ONCE = (
    Commanded(Command.FORGET, at=BEGINNING),
    Wrote("/forget", at=BEGINNING),
    Wrote("Dzēst sarunu!", at=BEGINNING),
)
ALWAYS_THERE = {kind for kind in BarKind if kind is not BarKind.BACK}


def said(turn):
    return [effect.message for effect in turn.effects if isinstance(effect, Say)]


@SOME
@given(seeds, histories)
def test_every_event_is_answered_and_no_answer_is_empty(seed, history):
    for _, _, turn in walk(a_script(seed), history):
        messages = said(turn)
        assert messages
        assert all(message.text for message in messages)


@SOME
@given(seeds, histories)
def test_the_safety_bar_is_on_every_message(seed, history):
    for _, _, turn in walk(a_script(seed), history):
        for message in said(turn):
            assert {item.kind for item in message.bar} >= ALWAYS_THERE


@SOME
@given(seeds, histories)
def test_the_helpline_is_one_tap_away_from_everywhere(seed, history):
    for _, _, turn in walk(a_script(seed), history):
        calls = [i.value for i in said(turn)[-1].bar if i.kind is BarKind.CALL]
        assert calls == ["+37128612120"]


@SOME
@given(seeds, histories)
def test_there_is_always_something_to_press_or_to_type(seed, history):
    for _, _, turn in walk(a_script(seed), history):
        if Forget() not in turn.effects:
            last = said(turn)[-1]
            assert last.choices or last.input


@SOME
@given(seeds, histories)
def test_the_same_step_gives_the_same_turn(seed, history):
    script = a_script(seed)

    for session, event, turn in walk(script, history):
        assert step(script, session, event) == turn


@SOME
@given(seeds, histories)
def test_a_session_survives_being_kept(seed, history):
    for _, _, turn in walk(a_script(seed), history):
        kept = orjson.loads(orjson.dumps(turn.session.to_json()))
        assert Session.from_json(kept) == turn.session


def says_forget(script, event):
    """Tell whether "forget me" was chosen, or typed in full; a bare "erase" is asked back."""
    if isinstance(event, Wrote):
        command, _ = read_command(script, event.text) or (None, None)
        return command is Command.FORGET and is_whole(event.text)
    return getattr(event, "command", None) is Command.FORGET


def agrees_to_forget(script, session, event):
    """Tell whether the answer to "erase everything?" is yes, before the place was hidden."""
    if session is None or pause_if_quiet(script, session, event).doubt is not Doubt.FORGET:
        return False
    if isinstance(event, Chose):
        return f"|{reply(YES, session.about)}|" in event.choice
    text = getattr(event, "text", "")
    return read_consent(script, text) is True or text == "1"


@SOME
@given(seeds, forgetful_histories)
def test_forget_me_is_the_only_thing_that_erases(seed, history):
    script = a_script(seed)

    for session, event, turn in walk(script, history):
        asked = says_forget(script, event) or agrees_to_forget(script, session, event)
        assert (Forget() in turn.effects) == asked


@SOME
@given(seeds, histories, st.sampled_from(AT_ONCE))
def test_forget_me_in_full_erases_at_once_in_every_state(seed, history, event):
    script = a_script(seed)

    for session, _, _ in walk(script, history):
        turn = step(script, session, replace(event, at=BEGINNING))
        assert Forget() in turn.effects


@SOME
@given(seeds, seeds, histories)
def test_a_session_of_any_revision_goes_on_in_any_other(old_seed, new_seed, history):
    new = a_script(new_seed)

    for session, event, _ in walk(a_script(old_seed), history):
        turn = step(new, session, event)
        position = turn.session.position
        messages = said(turn)
        assert messages
        assert all(message.text for message in messages)
        assert messages[-1].choices or messages[-1].input or Forget() in turn.effects
        assert position.step in new.dialogs[position.dialog].steps


@SOME
@given(seeds, histories)
def test_a_turn_costs_no_more_late_in_a_long_talk(seed, history):
    for _, _, turn in walk(a_script(seed), history * 8):
        assert len(turn.session.trail) <= 50
        assert len(turn.session.position.stack) <= 8
