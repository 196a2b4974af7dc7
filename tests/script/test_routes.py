"""Every step is reached, from everywhere one gets out, and nobody is led in a circle."""

import pytest

from tests.script.sets import BYE, HEAD, asked_for, codes, dialog

ASK = "    choices:\n      no: Nē\n      yes: Jā\n"


def of_steps(steps):
    return {"offer.yaml": f"{HEAD}steps:\n{steps}"}


def test_a_step_that_only_a_result_needs_is_reached():
    steps = (
        "  hello:\n    say: Sveiki\n    go: {next: result}\n"
        f"  fee:\n    say: Vai prasa naudu?\n{ASK}    flags: {{yes: fee}}\n    go: {{next: bye}}\n"
        "  result:\n    levels: offer\n    list: {high: signs}\n    needs: [fee]\n"
        "    say:\n      high: Nebrauc.\n      low: Apdomā.\n"
    )

    assert codes({"offer.yaml": dialog(steps)}) == []


def test_a_crossroads_may_stand_last_when_every_choice_leads_somewhere():
    steps = (
        "  bye: {use: goodbye, end: true}\n"
        f"  menu:\n    say: Kurp?\n{ASK}    go: {{no: bye, yes: bye}}\n"
    )
    begin = "  hello:\n    say: Sveiki\n    go: {next: menu}\n"

    assert codes(of_steps(begin + steps)) == []


def test_a_question_may_not_stand_last_because_people_may_rather_not_say():
    steps = (
        "  hello:\n    say: Sveiki\n    go: {next: fee}\n"
        "  bye: {use: goodbye, end: true}\n"
        f"  fee:\n    say: Vai prasa naudu?\n{ASK}"
        "    flags: {yes: fee}\n    go: {no: bye, yes: bye}\n"
    )

    assert codes(of_steps(steps)) == ["D101"]


def test_a_question_that_must_be_answered_may_stand_last():
    steps = (
        "  hello:\n    say: Sveiki\n    go: {next: fee}\n"
        "  bye: {use: goodbye, end: true}\n"
        f"  fee:\n    say: Vai prasa naudu?\n{ASK}    skip: never\n"
        "    flags: {yes: fee}\n    go: {no: bye, yes: bye}\n"
    )

    assert codes(of_steps(steps)) == []


def test_a_menu_that_one_comes_back_to_is_no_circle():
    steps = (
        f"  menu:\n    say: Kurp?\n{ASK}    go: {{no: bye}}\n"
        "  more:\n    say: Vēl\n    go: {next: menu}\n"
    )

    assert codes({"offer.yaml": dialog(steps)}) == []


def test_a_question_that_a_condition_can_keep_out_does_not_break_a_circle():
    steps = (
        "  first:\n    say: Viens\n"
        f"  fee:\n    when: level is high\n    say: Vai prasa naudu?\n{ASK}    go: {{no: bye}}\n"
        "  again:\n    say: Vēlreiz\n    go: {next: first}\n"
    )

    assert codes({"offer.yaml": dialog(steps)}) == ["D103"]


def test_a_hand_off_does_not_break_a_circle_because_nobody_may_be_there():
    steps = (
        f"  menu:\n    say: Kurp?\n{ASK}    go: {{no: bye}}\n"
        "  talk:\n    handoff: helpline\n    go: {closed: bye, nobody: sorry, cancelled: menu}\n"
        "  sorry:\n    say: Neviena nav.\n    go: {next: talk}\n"
    )

    assert codes({"offer.yaml": dialog(steps)}) == ["D103"]


def calling(id, callee, more=""):
    return (
        f"dialog: {id}\ntitle: D\nsteps:\n{more}"
        f"  call: {{call: {callee}, then: bye}}\n  bye: {{use: goodbye, end: true}}\n"
    )


def test_dialogs_that_call_each_other_without_asking_go_round_in_a_circle():
    files = {"one.yaml": calling("one", "two"), "two.yaml": calling("two", "one")}

    assert codes(files | asked_for("one")) == ["D103"]


def test_dialogs_that_ask_before_they_call_each_other_do_not():
    asks = f"  menu:\n    say: Kurp?\n{ASK}    go: {{no: bye}}\n"
    files = {"one.yaml": calling("one", "two", asks), "two.yaml": calling("two", "one")}

    assert codes(files | asked_for("one")) == []


def test_dialogs_nobody_comes_to_are_told_of_also_where_they_call_each_other():
    asks = f"  menu:\n    say: Kurp?\n{ASK}    go: {{no: bye}}\n"
    files = {"one.yaml": calling("one", "two", asks), "two.yaml": calling("two", "one")}

    assert codes(files) == ["D112", "D112"]


@pytest.mark.parametrize("name", ["help", "callback"])
def test_what_the_bot_opens_by_itself_needs_no_way_there(name):
    assert codes({f"{name}.yaml": f"dialog: {name}\ntitle: D\nsteps:\n{BYE}"}) == []


def test_a_call_of_a_dialog_that_asks_nothing_does_not_break_a_circle():
    steps = (
        f"  menu:\n    say: Kurp?\n{ASK}    go: {{no: bye}}\n"
        "  first: {call: other, then: second}\n"
        "  second:\n    say: Divi\n    go: {next: first}\n"
    )

    assert codes({"offer.yaml": dialog(steps)}) == ["D103"]


def test_a_call_of_a_dialog_that_asks_breaks_a_circle():
    steps = (
        f"  menu:\n    say: Kurp?\n{ASK}    go: {{no: bye}}\n"
        "  first: {call: home, then: second}\n"
        "  second:\n    say: Divi\n    go: {next: first}\n"
    )

    assert codes({"offer.yaml": dialog(steps)}) == []


def test_a_dialog_that_was_misread_is_not_judged_by_its_routes():
    steps = f"  menu:\n    say: Kurp?\n{ASK}    go: {{no: by, yes: by}}\n  lost:\n    say: Te\n"

    assert set(codes({"offer.yaml": dialog(steps)})) == {"D082"}
