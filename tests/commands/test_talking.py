"""`bot talk`: said how it goes, and nothing that was recorded is lost."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from bot.channels.terminal import Terminal
from bot.cli import main

TYPED = "5\n2\natpakaļ\n"


def talk(*options: object, typed: str = TYPED) -> Result:
    return CliRunner().invoke(main, ["talk", *map(str, options)], input=typed)


@pytest.mark.parametrize("word", ["numuru", "atpakaļ", "dzēst sarunu", "Tukša rinda beidz"])
def test_it_is_said_how_to_answer_go_back_erase_and_end(word):
    lines = talk(typed="").stdout.splitlines()

    assert word in " ".join(lines[:2])


def test_an_empty_line_ends_the_talk():
    assert talk(typed="5\n\n2\n").stdout.count("Vai vajag vēl kādu padomu?") == 1


def test_a_recorded_talk_is_kept_in_a_folder_that_was_not_there(tmp_path):
    file = tmp_path / "new" / "folder" / "offer.yaml"

    ended = talk("--record", file)

    assert (ended.exit_code, str(file) in ended.stdout) == (0, True)
    assert CliRunner().invoke(main, ["test", str(file)]).exit_code == 0


def test_the_command_that_is_shown_plays_the_talk(tmp_path):
    shown = talk("--record", tmp_path / "offer.yaml").stdout.splitlines()[-1]

    played = CliRunner().invoke(main, shown.split("-m bot ")[1].split())

    assert played.exit_code == 0


def test_a_file_that_is_there_is_not_written_over_unless_one_says_so(tmp_path):
    file = tmp_path / "offer.yaml"
    file.write_text("mine")

    refused = talk("--record", file)

    assert (refused.exit_code, refused.stdout, file.read_text()) == (2, "", "mine")
    assert talk("--record", file, "--force").exit_code == 0
    assert "choose: human" in file.read_text()


@pytest.mark.parametrize("place", ["file/below.yaml", "folder"])
def test_what_could_not_be_written_is_refused_before_the_talk(tmp_path, place):
    (tmp_path / "file").touch()
    (tmp_path / "folder").mkdir()

    refused = talk("--record", tmp_path / place, "--force")

    assert (refused.exit_code, refused.stdout, refused.stderr.count("\n")) == (2, "", 1)


def test_a_talk_in_which_nothing_was_said_is_not_kept(tmp_path):
    talk("--record", tmp_path / "offer.yaml", typed="")

    assert list(tmp_path.iterdir()) == []


def test_a_talk_that_is_interrupted_is_kept_all_the_same(tmp_path, monkeypatch):
    def interrupted(prompt: str) -> str:
        if typed:
            return typed.pop()
        raise KeyboardInterrupt

    typed = ["5"]
    monkeypatch.setattr("builtins.input", interrupted)

    talk("--record", tmp_path / "offer.yaml")

    assert "choose: human" in Path(tmp_path, "offer.yaml").read_text()


def test_a_talk_that_goes_wrong_is_kept_up_to_there(tmp_path, monkeypatch):
    def broken(self: Terminal, text: str) -> str:
        if text != "5":
            raise ValueError
        return normal(self, text)

    normal = Terminal.type
    monkeypatch.setattr(Terminal, "type", broken)

    talk("--record", tmp_path / "offer.yaml")

    assert "choose: human" in Path(tmp_path, "offer.yaml").read_text()
