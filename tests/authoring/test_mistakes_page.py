"""The page of mistakes is that of today's catalogue; overdue facts stop a release."""

from datetime import date
from pathlib import Path

import pytest
from click.testing import CliRunner

from bot.authoring.mistakes_page import mistakes_page
from bot.cli import main
from bot.script.facts import overdue
from bot.script.mistakes import CATALOGUE
from bot.script.model import Fact, FactKind
from tests.script.sets import codes

ROOT = Path(__file__).parents[2]
FACTS = {"line": Fact("line", FactKind.PHONE, {"lv": "112"}, check_by="2026-11-01")}


def test_the_page_is_made_from_the_catalogue_of_today():
    assert (ROOT / "docs/mistakes.md").read_text("utf-8") == mistakes_page()


def test_every_code_has_a_section():
    headings = {line for line in mistakes_page().splitlines() if line.startswith("## ")}

    assert headings == {f"## {mistake.code}" for mistake in CATALOGUE}


def test_the_command_writes_the_page(tmp_path):
    CliRunner().invoke(main, ["mistakes", str(tmp_path / "page.md")])

    assert (tmp_path / "page.md").read_text("utf-8") == mistakes_page()


@pytest.mark.parametrize(("today", "count"), [(date(2026, 11, 1), 0), (date(2026, 11, 2), 1)])
def test_a_fact_is_overdue_the_day_after(today, count):
    assert len(list(overdue(FACTS, today, "dialogs"))) == count


def test_an_overdue_fact_is_a_warning_and_before_a_release_an_error():
    late = date(2027, 1, 1)

    found = [next(overdue(FACTS, late, "dialogs", release=strict)) for strict in (False, True)]

    assert [wrong.is_error for wrong in found] == [False, True]


@pytest.mark.parametrize("number", ["+371 2861", "+999 28612120", "+371 286121201234"])
def test_a_number_that_no_country_has_is_no_phone(number):
    assert "D122" in codes({"_facts.yaml": f'helpline: {{kind: phone, value: "{number}"}}\n'})
