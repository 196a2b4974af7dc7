"""A dialog as a picture: every step and way is there, and every word can be read."""

from __future__ import annotations

import re
from itertools import combinations
from pathlib import Path

import pytest

from bot.authoring.graph import draw, paint
from bot.loading import load_script
from bot.settings import read_settings

SCRIPT = load_script(read_settings({}), demo=True)[0]
LABEL = re.compile(r'<text x="([\d.]+)" y="([\d.]+)"[^>]*italic[^>]*>([^<]+)')
HEIGHT = 16
WIDTH = 7  # of a letter, on average


@pytest.mark.parametrize("dialog", SCRIPT.dialogs)
def test_every_step_is_drawn(dialog):
    boxes = re.findall(r"^(\w+): ", draw(SCRIPT, dialog), re.M)

    assert boxes == ["direction", *SCRIPT.dialogs[dialog].steps]


def test_a_way_is_called_by_the_words_on_its_button():
    assert 'hello -> other: "Raizējos par citu cilvēku"' in draw(SCRIPT, "home")


@pytest.mark.parametrize("dialog", ["home", "job_offer"])
def test_no_words_lie_on_each_other(tmp_path: Path, dialog: str):
    picture = tmp_path / "graph.svg"

    paint(draw(SCRIPT, dialog), picture)

    labels = [(float(x), float(y), text) for x, y, text in LABEL.findall(picture.read_text())]
    assert labels
    assert [pair for pair in combinations(labels, 2) if overlap(*pair)] == []


def overlap(one: tuple[float, float, str], other: tuple[float, float, str]) -> bool:
    """Tell whether two words, centred where they stand, touch each other."""
    wide = WIDTH * (len(one[2]) + len(other[2])) / 2
    return abs(one[0] - other[0]) < wide and abs(one[1] - other[1]) < HEIGHT


def test_some_way_is_drawn_to_every_step_but_the_first():
    steps = {line.split(" -> ")[1].split(":")[0] for line in lines("job_offer") if " -> " in line}

    assert {*SCRIPT.dialogs["job_offer"].steps} - steps == {"hello"}


def lines(dialog: str) -> list[str]:
    return draw(SCRIPT, dialog).splitlines()
