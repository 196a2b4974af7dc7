"""Call-backs: nothing is promised that is not safe and sure, and nothing of it stays."""

import pytest

from bot.helpline.events import Called, Calling, Claimed
from bot.helpline.screens import Word
from bot.script.model import Command
from tests.helpline.play import Play
from tests.helpline.worlds import CLOSED, SCRIPT, UNKNOWN


def in_the_form():
    """Return somebody who waits and would rather be called; the form has all its questions."""
    return Play(SCRIPT).waits().presses(Word.CALLBACK)


def booked_while_closed():
    """Return somebody who came when nobody was there, and will be called."""
    play = Play(CLOSED).commands(Command.HUMAN).presses(Word.CALLBACK)
    return play.fills_in().presses(Word.YES)


def shown_back(**answers):
    return in_the_form().fills_in(**answers)


def booked(**answers):
    return shown_back(**answers).presses(Word.YES)


def at_the_window(play):
    """Let the time pass until the window begins."""
    return play.falls_due().falls_due()


def test_the_form_asks_first_whether_it_is_safe():
    play = in_the_form()

    assert (play.state, "zvanīt nav bīstami" in play.text) == ("form", True)


def test_the_form_can_be_left_from_every_question():
    play = in_the_form().answers("yes")

    assert "Atcelt" in play.labels


def test_who_leaves_the_form_still_waits():
    play = in_the_form().presses(Word.CANCEL)

    assert (play.state, play.case.form) == ("queued", None)


def test_nobody_is_called_where_it_is_not_safe():
    play = in_the_form().answers("no")

    assert (play.state, play.case.callback, "nezvanīsim" in play.text) == ("queued", None, True)


def test_a_number_is_not_asked_for_where_it_is_not_safe():
    assert "Uz kādu numuru" not in in_the_form().answers("no").text


def test_what_was_agreed_on_is_shown_back_before_anything_is_booked():
    play = shown_back()

    assert (play.state, play.case.stage, play.text) == (
        "form",
        1,
        "Lūdzu, pārbaudi, vai viss ir pareizi.\n\n"
        "Zvanīsim otrdien, 1.12., no 10.15 līdz 17.00 pēc Latvijas laika. "
        "Numurs beidzas ar 47.\n\n"
        "Ja atbildēs cits, teiksim: “Zvanām no bibliotēkas”.\n\n"
        "Balss ziņu neatstāsim.\n\n"
        "Ja nesazvanīsim, uzrakstīsim šeit.",
    )


def test_a_booked_call_holds_what_was_agreed_on():
    agreed = booked(code="saule").case.callback

    assert agreed[:8] == (
        "+37126000047",
        True,
        True,
        "Zvanām no bibliotēkas",
        False,
        (),
        "lv",
        "saule",
    )


def test_a_typed_yes_books_too():
    assert shown_back().writes("jā").state == "booked"


def test_nothing_may_be_said_where_nothing_was_chosen():
    play = booked(cover="nothing")

    assert (play.case.callback.may_say, "neko neteiksim" in play.text) == ("", True)


def test_the_number_stands_in_no_answer_and_no_line():
    play = booked()
    kept = repr(play.session) + repr(play.lines) + repr([m.text for m in play.said])

    assert "26000047" not in kept


def test_the_form_leaves_the_place_in_the_dialog_alone():
    play = Play()
    before = play.session.position

    play.waits().presses(Word.CALLBACK).fills_in().presses(Word.YES)

    assert play.session.position == before


def test_a_place_in_the_queue_is_kept_during_the_form():
    play = in_the_form().answers("yes").acts(Claimed)

    assert (play.state, play.case.form is not None) == ("live", True)


def test_who_was_taken_back_goes_on_in_the_form_where_it_was():
    play = in_the_form().answers("yes").acts(Claimed)
    play.falls_due().falls_due().falls_due()

    assert "Uz kādu numuru" in play.presses(Word.CALLBACK).text


def test_a_form_that_nobody_finishes_ends_with_the_phone():
    play = in_the_form().answers("yes").falls_due()

    assert (play.state, play.case.form, "+371 28612120" in play.text) == ("closed", None, True)


def test_a_place_that_ends_while_somebody_types_waits_for_them():
    play = in_the_form().passes(2400).answers("yes")

    assert play.case.due_at == int(play.now.timestamp()) + 15 * 60


def test_what_was_shown_can_be_changed():
    play = shown_back().presses(Word.CHANGE)

    assert (play.state, play.case.callback, "zvanīt nav bīstami" in play.text) == (
        "form",
        None,
        True,
    )


def test_no_call_is_promised_while_nobody_knows_the_hours():
    play = Play(UNKNOWN).waits().presses(Word.CALLBACK)

    assert (play.state, "nevaram apsolīt" in play.text) == ("queued", True)


def test_a_call_can_be_booked_while_it_is_closed():
    play = booked_while_closed()

    assert play.state == "booked"


@pytest.mark.parametrize(
    ("answers", "window"),
    [
        ({}, "otrdien, 1.12., no 10.15 līdz 17.00"),
        ({"part": "afternoon"}, "otrdien, 1.12., no 12.00 līdz 17.00"),
        ({"day": "tomorrow"}, "trešdien, 2.12., no 9.00 līdz 17.00"),
        ({"day": "tomorrow", "part": "morning"}, "trešdien, 2.12., no 9.00 līdz 12.00"),
        ({"day": "later"}, "ceturtdien, 3.12., no 9.00 līdz 17.00"),
    ],
)
def test_the_window_is_the_part_of_a_shift_that_was_chosen(answers, window):
    assert window in shown_back(**answers).text


def test_a_part_of_the_day_without_a_shift_is_shown_as_what_can_be_promised():
    play = shown_back(day="tomorrow", part="evening")

    assert "trešdien, 2.12., no 9.00 līdz 17.00" in play.text


def test_every_answer_of_the_form_is_kept():
    steps = SCRIPT.dialogs["callback"].steps.values()

    assert [step.id for step in steps if not step.is_question] == ["done", "unsafe"]


def test_the_desk_is_reminded_before_the_window_and_at_its_beginning():
    play = at_the_window(booked(day="tomorrow"))

    assert play.read_by_the_desk("event")[-2:] == ["call_soon", "call_now"]


def test_nobody_is_called_before_the_window():
    assert booked(day="tomorrow").acts(Calling).refused == "not_now"


def test_a_call_that_was_answered_is_over_and_the_number_is_gone():
    play = at_the_window(booked(day="tomorrow"))

    play.acts(Calling).acts(Called, outcome="talked")

    assert (play.state, play.case.outcome, play.case.callback.number) == ("closed", "talked", "")


def test_between_two_attempts_there_is_a_rest():
    play = at_the_window(booked(day="tomorrow")).acts(Calling).acts(Called, outcome="no_answer")

    assert play.passes(600).acts(Calling).refused == "too_soon"


def test_after_a_rest_it_is_tried_again():
    play = at_the_window(booked(day="tomorrow")).acts(Calling).acts(Called, outcome="no_answer")

    assert play.falls_due().acts(Calling).state == "trying"


def called_in_vain(**answers):
    play = at_the_window(booked(day="tomorrow", **answers))
    for _ in range(3):
        play.acts(Calling).acts(Called, outcome="no_answer")
        if play.state == "booked":
            play.falls_due()
    return play


def test_the_third_attempt_is_the_last():
    play = called_in_vain()

    assert (play.state, play.case.outcome, play.case.callback.attempts) == ("closed", "missed", 3)


def test_a_missed_call_is_told_where_that_was_allowed():
    assert "sazināties neizdevās" in called_in_vain(write="yes").text


def test_a_missed_call_is_not_told_where_that_was_not_allowed():
    assert called_in_vain(write="no").said == []


def test_whoever_wants_no_call_any_more_is_not_called():
    play = at_the_window(booked(day="tomorrow")).acts(Calling)

    assert play.acts(Called, outcome="asked_not_to_call").state == "closed"


def test_a_call_of_which_nobody_says_how_it_went_counts_as_tried():
    play = at_the_window(booked(day="tomorrow")).acts(Calling).falls_due()

    assert (play.state, play.case.callback.attempts) == ("booked", 1)


def test_two_consultants_do_not_call_at_once():
    play = at_the_window(booked(day="tomorrow")).acts(Calling)

    assert play.acts(Calling, by="b").refused == "taken"


def test_a_booked_call_can_be_cancelled():
    play = booked().presses(Word.CANCEL)

    assert (play.state, play.case.callback.number) == ("closed", "")


def test_a_booked_call_stays_when_the_chat_cannot_take_its_place():
    play = booked_while_closed().presses(Word.TALK)

    assert (play.state, bool(play.case.callback.number)) == ("booked", True)


def test_the_bot_goes_on_while_a_call_is_booked():
    play = booked().writes("Man piedāvā darbu ārzemēs")

    assert (play.session.position.dialog, play.state) == ("job_offer", "booked")


def test_a_booked_call_is_shown_to_whoever_asks_for_a_human():
    play = booked().commands(Command.HUMAN)

    assert "Zvans ir pieteikts" in play.text


def test_the_form_speaks_the_language_that_was_switched_to():
    play = in_the_form().commands(Command.LANGUAGE, "ru")

    assert "Есть ли у вас телефон" in play.text
