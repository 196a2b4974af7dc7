"""What the bot does not take is declined in one line, and the way on is shown again."""

from datetime import timedelta

import pytest

from bot.authoring.talks import BEGINNING
from bot.engine.effects import Forget, Say
from bot.engine.events import Chose, Commanded, Other, SentOther, Started, Wrote
from bot.engine.machine import step
from bot.engine.message import BarKind
from bot.script.interface import SOURCES
from bot.script.model import Command
from tests.engine.people import script_of

OFFER = """\
dialog: offer
title: Piedāvājums
steps:
  asked:
    say: Vai prasa naudu?
    choices:
      paid: Jā, prasa
      free: Nē, neprasa
  bye:
    say: Paldies.
    end: true
"""
SCRIPT = script_of(OFFER)
MEDIA, EDIT = SOURCES["ui/other#media"], SOURCES["ui/other#edit"]


def after(*events):
    """Return the last turn of somebody to whom all this happened, one second apart."""
    session, now = None, BEGINNING
    for happening, *rest in events:
        now += timedelta(seconds=rest[0] if rest else 1)
        turn = step(SCRIPT, session, happening(now))
        session = turn.session
    return turn


def texts(turn):
    return [effect.message.text for effect in turn.effects if isinstance(effect, Say)]


def starts(now):
    return Started(at=now)


def sends(other):
    return lambda now: SentOther(other, at=now)


@pytest.mark.parametrize(("other", "line"), [(Other.MEDIA, MEDIA), (Other.EDIT, EDIT)])
def test_what_is_not_read_is_declined_and_the_screen_shown_again(other, line):
    assert texts(after([starts], [sends(other)])) == [f"{line}\n\nAr ko sākam?"]


def test_somebody_new_who_sends_a_picture_sees_home_with_the_helpline():
    turn = after([sends(Other.MEDIA)])

    assert texts(turn) == [f"{MEDIA}\n\nAr ko sākam?"]
    assert BarKind.CALL in [item.kind for item in turn.effects[0].message.bar]


def test_an_album_is_declined_once():
    assert texts(after([starts], [sends(Other.MEDIA)], [sends(Other.MEDIA)])) == []


def test_ten_minutes_later_a_picture_is_declined_again():
    turn = after([starts], [sends(Other.MEDIA)], [sends(Other.MEDIA), 600])

    assert MEDIA in texts(turn)[0]


def test_every_edit_is_answered():
    assert texts(after([starts], [sends(Other.EDIT)], [sends(Other.EDIT)])) != []


def test_an_edit_after_a_picture_is_still_answered():
    assert EDIT in texts(after([starts], [sends(Other.MEDIA)], [sends(Other.EDIT)]))[0]


def test_what_is_not_read_does_not_show_a_hidden_place():
    turn = after(
        [lambda now: Started("offer", at=now)],
        [sends(Other.MEDIA), 601],
    )

    assert "Vai prasa naudu?" not in texts(turn)[0]


@pytest.mark.parametrize(
    "event",
    [
        lambda now: Wrote("?", at=now, guess="ru"),
        lambda now: Chose("?", at=now, guess="ru"),
        lambda now: Started(at=now, guess="ru"),
        lambda now: SentOther(Other.MEDIA, at=now, guess="ru"),
    ],
)
def test_somebody_new_is_spoken_to_in_the_language_of_their_app(event):
    assert after([event]).session.language == "ru"


@pytest.mark.parametrize("guess", [None, "de", "xx"])
def test_a_language_that_is_not_spoken_here_is_not_guessed(guess):
    assert after([lambda now: Started(at=now, guess=guess)]).session.language == "lv"


def test_a_guess_never_changes_the_language_that_was_chosen():
    turn = after(
        [lambda now: Started(at=now, guess="ru")],
        [lambda now: Commanded(Command.LANGUAGE, "lv", at=now, guess="ru")],
        [lambda now: Started(at=now, guess="ru")],
    )

    assert turn.session.language == "lv"


@pytest.mark.parametrize(
    "event",
    [
        lambda now: Commanded(Command.FORGET, at=now, copied=True),
        lambda now: Wrote("/forget", at=now, copied=True),
    ],
)
def test_the_farewell_says_what_stays_where_there_are_copies(event):
    turn = after([starts], [event])

    assert (texts(turn), turn.effects[-1]) == ([SOURCES["ui/forgotten#copied"]], Forget())


def test_the_farewell_is_short_where_there_are_none():
    turn = after([starts], [lambda now: Commanded(Command.FORGET, at=now)])

    assert texts(turn) == [SOURCES["ui/forgotten"]]
