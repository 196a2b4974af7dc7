"""Whatever people do with the dialogs as they are shipped, what they see is whole."""

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.engine.effects import Say
from bot.engine.message import BarKind
from bot.loading import load_script
from bot.settings import read_settings
from tests.engine.random_scripts import gaps, moves, walk

SOME = settings(max_examples=60, deadline=None, derandomize=True)
TELEGRAM = 4096
presses = st.tuples(st.just("press"), st.integers(0, 9))
histories = st.lists(st.tuples(presses | presses | moves, gaps), max_size=40)


@pytest.fixture(scope="module")
def script():
    return load_script(read_settings({}, Path("/dev/null")), demo=False)[0]


def seen(script, history):
    for session, _, turn in walk(script, history):
        for effect in turn.effects:
            if isinstance(effect, Say):
                yield session, turn.session, effect.message


@SOME
@given(history=histories)
def test_every_message_fits_into_one_telegram_message_and_has_no_hole(script, history):
    for _, _, message in seen(script, history):
        assert 0 < len(message.text.encode("utf-16-le")) // 2 <= TELEGRAM
        assert "{" not in message.text


@SOME
@given(history=histories)
def test_the_helpline_is_on_every_message_of_the_shipped_dialogs(script, history):
    for _, _, message in seen(script, history):
        assert [i.value for i in message.bar if i.kind is BarKind.CALL] == ["+37128612120"]


@SOME
@given(history=histories)
def test_russian_is_spoken_whole(script, history):
    for _, after, message in seen(script, history):
        if after.language == "ru":
            assert not set("āčēģīķļņšūžĀČĒĢĪĶĻŅŠŪŽ") & set(message.text)


@SOME
@given(history=histories)
def test_every_button_fits_into_a_telegram_button(script, history):
    for _, _, message in seen(script, history):
        assert all(len(choice.id.encode()) <= 64 for choice in message.choices)
        assert all(choice.label for choice in message.choices)
