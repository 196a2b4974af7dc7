"""The recorded talks of the staff, played in every language; and how one is recorded."""

from datetime import UTC, datetime
from pathlib import Path

import pytest
from click.testing import CliRunner

from bot.authoring.recording import write_talk
from bot.authoring.talk_files import TalkError, read_talk
from bot.authoring.talks import Player, disappointments, play
from bot.channels.terminal import Terminal
from bot.cli import main
from bot.engine.message import BarItem, BarKind, Message
from bot.loading import load_script
from bot.script.reader import read_folder
from bot.settings import read_settings
from tests.engine.people import in_russian, script_of

NOW = datetime(2027, 3, 1, 12, tzinfo=UTC)
HERE = Path(__file__).parent
TALKS = sorted((HERE / "conversations").glob("*.yaml"))
EXAMPLE = (HERE / "dialogs" / "job_offer_taken.yaml").read_text("utf-8")
OFFER = """\
dialog: offer
title: Piedāvājums
steps:
  card:
    say: Zvani {helpline}.
  more:
    say: Ko darām tālāk?
    choices:
      end: Pabeigt
    buttons:
      danger: Zvanīt
    open: {danger: phone emergency}
  last:
    say: Kods ir vienkāršs.
    choices:
      end: Pabeigt
  bye:
    say: Paldies.
    end: true
"""
CALL = BarItem(BarKind.CALL, "Zvanīt", "+37128612120")
NO_NUMBER = BarItem(BarKind.CALL, "Zvanīt")
HUMAN = BarItem(BarKind.HUMAN, "Cilvēks")
EXIT = BarItem(BarKind.EXIT, "Aizvērt")


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


@pytest.fixture(scope="module")
def example():
    """The example of the description of the format, as it stands there, in two languages."""
    return in_russian(read_folder(HERE / "script" / "example", demo=True)[0])


@pytest.mark.parametrize("language", ["lv", "ru"])
def test_the_talk_of_the_format_goes_with_its_dialog(example, language):
    talk = read_talk(EXAMPLE, "job_offer_taken.yaml")

    assert play(example, talk, language) == []


@pytest.mark.parametrize(
    ("written", "other"),
    [
        ("in_ru: Германия", "in_ru: Абвгд"),
        ("choose: taken", "choose: keep"),
        ("at: callback", "at: bye"),
        ("offers: [phone helpline]", "offers: [link labour_rights]"),
        ("within_taps_of_human: 1", "within_taps_of_human: 0"),
        ("not_asked: [hours]", "not_asked: [contract]"),
    ],
)
def test_the_talk_of_the_format_notices_what_goes_otherwise(example, written, other):
    assert written in EXAMPLE
    talk = read_talk(EXAMPLE.replace(written, other), "job_offer_taken.yaml")

    assert play(example, talk, "ru") != []


@pytest.mark.parametrize("hours", ["closed", "open", "unknown"])
def test_the_hours_of_the_helpline_may_be_told_and_change_nothing_yet(example, hours):
    talk = read_talk(EXAMPLE.replace("hours: closed", f"hours: {hours}"), "t.yaml")

    assert talk == read_talk(EXAMPLE, "t.yaml")


def player_of_offer():
    player = Player(script_of(OFFER), "lv")
    player.start("offer")
    return player


def missing(player, **expected):
    return list(disappointments(player, expected))


def test_a_number_that_is_said_and_a_button_that_opens_one_are_offers():
    player = player_of_offer()

    assert missing(player, offers=["phone helpline", "phone emergency"]) == []


def test_the_number_in_the_safety_bar_is_no_offer():
    player = player_of_offer()
    player.press("end")

    assert missing(player, offers=["phone helpline"]) == [
        "expected offers: phone helpline; found: -"
    ]


@pytest.mark.parametrize("said", ["Zvani +112.", "Kods 11200.", "Kods 0112."])
def test_a_number_inside_a_longer_one_is_no_offer(said):
    player = player_of_offer()
    player.seen = (Message(said, bar=(CALL,)),)

    assert missing(player, offers=["phone emergency"]) != []


@pytest.mark.parametrize(
    ("bars", "is_so"),
    [
        ([(CALL, EXIT)], True),
        ([(HUMAN,), (CALL,)], True),
        ([(NO_NUMBER, EXIT)], False),
        ([(CALL,), (EXIT,)], False),
        ([(EXIT,), (CALL,)], False),
        ([], False),
    ],
)
def test_a_human_is_a_tap_away_only_where_every_message_says_so(bars, is_so):
    player = player_of_offer()
    player.seen = tuple(Message("Teksts", bar=bar) for bar in bars)

    assert (missing(player, within_taps_of_human=["1"]) == []) is is_so


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
        ("test: t\ndialog: home\nsay: []\nexpects: {}\n", "t.yaml:4:10: a talk has no 'expects'"),
        ("test: t\ndialog: home\nhours: late\nsay: []\n", "hours are closed, open, unknown"),
        ("test: t\ndialog: home\nsay: []\nexpect: {within_taps_of_human: one}\n", "a number"),
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
    assert "[Позвонить +37128612120 · " in shown


@pytest.mark.parametrize(
    ("option", "sentence"),
    [
        (["--lang", "xx"], "Error: There is no language xx; there are: lv, ru.\n"),
        (["--at", "nowhere"], "Error: There is no dialog nowhere; there are: abroad_now, "),
    ],
)
def test_a_talk_in_no_language_or_at_no_dialog_is_refused_in_one_sentence(option, sentence):
    ended = CliRunner().invoke(main, ["talk", *option], input="")

    assert (ended.exit_code, ended.stderr.startswith(sentence)) == (2, True)
    assert (ended.stdout, ended.stderr.count("\n")) == ("", 1)


def test_a_talk_can_begin_at_a_dialog_and_in_a_language():
    ended = CliRunner().invoke(main, ["talk", "--lang", "ru", "--at", "help"], input="")

    assert (ended.exit_code, "Позвонить +37128612120" in ended.stdout) == (0, True)
