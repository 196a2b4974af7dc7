"""What every result promises, for all ways of answering."""

import pytest

from tests.script.sets import codes, dialog

MONEY = "  money:\n    say: Vai prasa naudu?\n    choices:\n      no: Nē\n      yes: Jā\n"
ASKED = dialog(f"{MONEY}    flags: {{yes: [fee, debt, minor]}}\n")


def risk(levels, debt="critical: true", fee="weight: 3", minor="weight: 1", more=""):
    signs = "".join(
        f"    {name}:\n      {weighed}\n      explain: Tā ir pazīme.\n"
        for name, weighed in (("debt", debt), ("fee", fee), ("minor", minor))
    )
    return {
        "_risk.yaml": f"offer:\n{more}  signs:\n{signs}  levels: {{{levels}}}\n",
        "offer.yaml": ASKED,
    }


@pytest.mark.parametrize(
    "levels",
    [
        "grave: any critical or score >= 9, high: score >= 4, low: unknown > 0, none: otherwise",
        "critical: any critical, high: score >= 6, caution: score >= 1, none: otherwise",
        "high: any critical or has minor or score >= 1, low: otherwise",
        "only: otherwise",
    ],
)
def test_levels_that_keep_the_promises_are_clean(levels):
    assert codes(risk(levels)) == []


@pytest.mark.parametrize(
    "levels",
    [
        "high: any critical or score == 1, low: otherwise",
        "high: any critical or unknown == 1, low: otherwise",
        "high: any critical or (score >= 1 and not has fee), low: otherwise",
        "none: any critical or score < 1, high: otherwise",
    ],
)
def test_more_against_an_offer_never_lowers_its_level(levels):
    assert "D127" in codes(risk(levels))


def test_one_critical_sign_is_enough():
    assert codes(
        risk("critical: score >= 12, high: score >= 1, low: any critical, none: otherwise")
    ) == ["D128"]


def test_not_knowing_anything_is_not_a_clean_result():
    assert codes(risk("high: any critical or score >= 2, low: otherwise")) == ["D129"]


def test_specialists_may_weigh_not_knowing_more():
    levels = "high: any critical or score >= 2, low: otherwise"

    assert codes(risk(levels, more="  unknown_weight: 2\n")) == []


def result(lists):
    body = "    levels: offer\n    say:\n      high: Nebrauc.\n      low: Apdomā.\n"
    return f"  result:\n{body}{lists}"


def test_a_result_names_its_reasons():
    assert codes({"offer.yaml": dialog(result("    list: {high: advice, low: signs}\n"))}) == [
        "D130"
    ]


def test_advice_may_follow_in_a_step_of_its_own():
    more = result("    list: {high: advice}\n").replace("result", "advice")
    steps = result("    list: {high: signs}\n") + more

    assert codes({"offer.yaml": dialog(steps)}) == []
