from __future__ import annotations

import pytest

from bot.script.diagnostics import Place
from bot.script.model import Choices, Dialog, Option, Script, Step
from bot.script.texts import domain_of, former_ids, units_of
from tests.script.catalog_values import script_of, unit

FEE = Step(
    "fee",
    Place("offer.yaml", 9),
    Choices((Option("debt", "offer/fee#choice.debt"),)),
    was="money",
    options_were={"debt": "loan"},
)
OFFER = Dialog("offer", Place("offer.yaml"), "offer#title", {"fee": FEE}, was="job")
SCRIPT = Script(dialogs={"offer": OFFER})


@pytest.mark.parametrize(
    ("now", "before"),
    [
        ("offer#title", ["job#title"]),
        ("offer/fee#say", ["offer/money#say", "job/fee#say", "job/money#say"]),
        (
            "offer/fee#choice.debt",
            [
                "offer/fee#choice.loan",
                "offer/money#choice.debt",
                "offer/money#choice.loan",
                "job/fee#choice.debt",
                "job/fee#choice.loan",
                "job/money#choice.debt",
                "job/money#choice.loan",
            ],
        ),
        (
            "offer/fee#button.debt",
            ["offer/money#button.debt", "job/fee#button.debt", "job/money#button.debt"],
        ),
        ("snippet/goodbye", []),
        ("ui/bar#call", []),
    ],
)
def test_a_text_is_known_by_the_names_it_had_before(now, before):
    assert former_ids(SCRIPT, now) == before


@pytest.mark.parametrize(
    ("id", "domain"),
    [("ui/bar#call", "bot"), ("web/page#title", "bot"), ("offer/fee#say", "dialogs")],
)
def test_the_bots_own_words_have_a_catalog_of_their_own(id, domain):
    assert domain_of(id) == domain


def test_a_catalog_has_its_texts_in_the_order_in_which_they_are_said():
    script = script_of(unit("b#say", "B"), unit("ui/bar#call", "C"), unit("a#say", "A"))

    assert list(units_of(script, "dialogs")) == ["b#say", "a#say"]
