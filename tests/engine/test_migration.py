"""An edit never breaks a conversation that is under way: the eight rules of the format."""

import pytest

from bot.engine.meaning import last_level
from tests.engine.people import PersonTalking, script_of
from tests.engine.test_step import OFFER, RISK

EXTRA = """\
  extra:
    say: Kas vēl?
    choices:
      a: Nekas
      b: Kaut kas
    flags: {b: too_good}
"""


def edited(*changes, dialog=OFFER, risk=RISK, **others):
    """Return the script with some words of it replaced."""
    for old, new in changes:
        assert old in dialog or old in risk, old
        dialog, risk = dialog.replace(old, new), risk.replace(old, new)
    return script_of(dialog, risk=risk, **others)


@pytest.fixture
def person():
    """Somebody who stands at the question about hours."""
    return PersonTalking(script_of(OFFER, risk=RISK)).presses("offer", "none").writes("1800")


def test_a_text_is_always_the_newest(person):
    person.script = edited(("Cik stundas nedēļā?", "Cik stundu nedēļā?"))

    assert "Cik stundu nedēļā?" in person.writes("daudz").text


def test_a_renamed_step_keeps_place_and_answers(person):
    person.script = edited(
        ("  pay:\n", "  wage:\n    was: pay\n"),
        ("pay is known", "wage is known"),
        ("remember: {pay:", "remember: {wage:"),
        ("round(pay /", "round(wage /"),
    )

    assert person.writes("40").here.answers["offer/wage"] == 1800


def test_a_renamed_option_keeps_the_answer(person):
    person.script = edited(
        ("      none: Nē, nav\n    flags: {none: no_contract}",
         "      no: Nē, nav\n    was: {options: {no: none}}\n    flags: {no: no_contract}"),
    )  # fmt: skip

    assert person.writes("40").here.answers["offer/contract"] == "no"


def test_a_question_that_changed_is_asked_again_with_one_line(person):
    person.script = edited(("ask: number 1..100", "ask: number 1..90"))
    person.writes("40")

    assert person.text.startswith("Jautājums tikko mainījās.")
    assert person.at == "hours"
    assert person.writes("40").at == "papers"


def test_an_option_that_is_still_there_counts_although_the_question_changed(person):
    person.writes("40")
    person.script = edited(("      phone: Paņēma telefonu\n", ""), (", phone: phone}", "}"))

    assert [c.label for c in person.presses("passport").choices if c.chosen] == ["Paņēma pasi"]


def test_a_removed_step_leads_where_the_staff_said(person):
    hours = OFFER[OFFER.index("  hours:") : OFFER.index("  papers:")]
    person.script = edited(
        (hours, ""),
        ("round(pay / (hours * 4), 1)", "pay / 160"),
        (", hours: session", ""),
        ("\nsteps:\n", "\nmoved: {hours: papers}\nsteps:\n"),
    )

    assert person.writes("labi").at == "papers"


def test_an_answer_whose_option_is_gone_is_asked_again_before_the_result(person):
    person.writes("40").presses("passport", "+done")
    person.script = edited(
        (
            "      none: Nē, nav\n    flags: {none: no_contract}",
            "      no: Nav\n    flags: {no: no_contract}",
        )
    )

    assert person.presses("+skip").at == "contract"
    assert person.presses("no").at == "next"


def test_a_question_put_in_earlier_is_not_asked_unless_it_is_needed(person):
    person.script = edited(
        (
            "  pay:\n",
            EXTRA + "  pay:\n",
        )
    )

    assert person.writes("40").at == "papers"


def test_who_stands_in_a_dialog_that_is_gone_returns_to_its_caller(person):
    person.script = script_of(home=person_home_without_offer())

    person.writes("40")

    assert person.here.position.dialog == "home"


def person_home_without_offer():
    return (
        "dialog: home\ntitle: Sākums\nsteps:\n  hello:\n    say: Ar ko sākam?\n    choices:\n"
        "      other: Kaut kas cits\n  bye:\n    say: Visu labu.\n    end: true\n"
    )


def test_a_result_given_stays_and_is_told_when_it_has_become_graver(person):
    person.writes("40").presses("nothing", "+done", "+skip")
    assert last_level(person.here) == "caution"
    person.script = edited(
        ("    no_contract:\n      weight: 3", "    no_contract:\n      critical: true")
    )

    person.presses("again")

    assert person.text.startswith("Padomi ir precizēti.")
    assert "Ļoti bīstami." in person.text


def test_a_graver_result_is_not_shown_while_the_place_is_hidden(person):
    person.writes("40").presses("nothing", "+done", "+skip")
    person.script = edited(
        ("    no_contract:\n      weight: 3", "    no_contract:\n      critical: true")
    )

    person.is_silent_for(minutes=11).writes("sveiki")

    assert "bīstami" not in person.text
    assert "Ļoti bīstami." in person.presses("+continue").text
