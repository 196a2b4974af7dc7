"""What becomes of the files of the staff."""

from pathlib import Path

import pytest

from bot.script.reader import read_folder

EXAMPLE = Path(__file__).parent / "example"


@pytest.fixture(scope="module")
def example():
    return read_folder(EXAMPLE, demo=True)[0]


def test_the_example_of_the_specification_is_read_without_a_mistake():
    assert read_folder(EXAMPLE)[1] == []


def test_the_example_is_the_hundred_lines_of_the_specification():
    assert len((EXAMPLE / "job_offer.yaml").read_text().splitlines()) == 100


def test_every_text_of_the_example_is_a_unit(example):
    assert len([unit for unit in example.units if unit.startswith("job_offer")]) == 40
