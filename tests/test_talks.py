"""The recorded talks of the staff, played in every language; and how one is recorded."""

from datetime import UTC, datetime
from pathlib import Path

import pytest

from bot.app import load_script
from bot.authoring.recording import write_talk
from bot.authoring.talk_files import TalkError, read_talk
from bot.authoring.talks import play
from bot.channels.terminal import Terminal
from bot.settings import read_settings

NOW = datetime(2027, 3, 1, 12, tzinfo=UTC)
TALKS = sorted((Path(__file__).parent / "conversations").glob("*.yaml"))


@pytest.fixture(scope="module")
def script():
    """The dialogs as they are shipped, in all languages."""
    script, found = load_script(read_settings({}), demo=True)
    assert not [str(diagnostic) for diagnostic in found if diagnostic.is_error]
    return script


@pytest.mark.parametrize("language", ["lv", "ru"])
@pytest.mark.parametrize("path", TALKS, ids=lambda path: path.stem)
def test_the_talk_goes_as_it_is_written(script, path, language):
    talk = read_talk(path.read_text("utf-8"), path.name)

    assert play(script, talk, language) == []


def test_a_talk_that_goes_another_way_says_where(script):
    talk = read_talk("test: t\ndialog: home\nsay:\n  - choose: nowhere\n", "t.yaml")

    assert play(script, talk, "lv") == ["t.yaml:4: [lv] there is no button nowhere at home/hello"]


def test_an_expectation_that_is_not_met_says_what_was_found(script):
    talk = read_talk("test: t\ndialog: home\nsay:\n  - help\nexpect: {at: moon}\n", "t.yaml")

    [failure] = play(script, talk, "lv")
    assert "expected at: moon; found: hello, home" in failure


@pytest.mark.parametrize(
    ("talk", "sentence"),
    [
        ("test: t\ndialog: home\nsay:\n  - jump\n", "t.yaml:4:5: there is no move 'jump'"),
        ("test: t\ndialog: home\nsay: jump\n", "a list is wanted here"),
        ("test: t\ndialog: home\nsay:\n  - push: x\n", "a move is choose, type"),
        ("test: t\nsay: []\n", "“dialog” is missing"),
        ("test: t\ndialog: home\nsay: []\nexpect: {mood: good}\n", "'mood'"),
        ("test: [", "D004"),
    ],
)
def test_a_talk_that_cannot_be_read_says_why(talk, sentence):
    with pytest.raises(TalkError, match=sentence.replace("[", r"\[")):
        read_talk(talk, "t.yaml")


def test_a_talk_held_in_the_terminal_can_be_kept_and_played(script):
    terminal = Terminal(script, lambda: NOW)
    terminal.start("lv", "job_offer")
    for line in ["1", "Vācija", "nezinu", "atpakaļ", "2"]:
        terminal.type(line)

    written = write_talk(script, "no termināļa", terminal.events, terminal.session)

    assert play(script, read_talk(written, "t.yaml"), "lv") == []


def test_the_terminal_shows_the_helpline_and_numbers_the_buttons(script):
    shown = Terminal(script, lambda: NOW).start("ru")

    assert "1. " in shown
    assert "Позвонить" in shown
