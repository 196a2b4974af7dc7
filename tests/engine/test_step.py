"""What a step means, line by line of the table in `bot.engine.machine`."""

import pytest

from bot.engine.effects import Forget
from bot.engine.events import Chose, Commanded
from bot.engine.machine import step
from bot.engine.meaning import evidence, last_level
from bot.script.model import Command
from tests.engine.people import PersonTalking, script_of

OFFER = """\
dialog: offer
title: Piedāvājums
remember: {pay: session, hours: session, note: never}
compute: {hourly: "round(pay / (hours * 4), 1)"}
steps:
  contract:
    say: Vai ir līgums?
    choices:
      have: Jā, ir
      none: Nē, nav
    flags: {none: no_contract}
  pay:
    say: Cik eiro mēnesī?
    ask: number 0..50000
    retry: Ieraksti skaitli.
  hours:
    when: pay is known
    say: Cik stundas nedēļā?
    ask: number 1..100
    flag_when: {too_good: hourly > 40}
  papers:
    say: Kas no šī der?
    choose: many
    choices:
      passport: Paņēma pasi
      phone: Paņēma telefonu
      nothing: Nekas no šī
    flags: {passport: passport, phone: phone}
  note:
    say: Vai vēl ko pateikt?
    ask: text
  result:
    levels: offer
    needs: [contract, papers]
    say:
      critical: Ļoti bīstami.
      caution: Esi uzmanīgs.
      none: Pazīmju nav.
    list: {critical: signs, caution: signs, none: advice}
  next:
    say:
      - when: hourly is known
        text: Tie ir {hourly} € stundā.
      - when: level is critical
        text: Nebrauc.
      - Ko darām tālāk?
    choices:
      again: Vēlreiz
      end: Pabeigt
    go: {again: contract, end: bye}
  bye:
    say: Visu labu.
    end: true
"""
RISK = """\
offer:
  signs:
    no_contract:
      weight: 3
      explain: Bez līguma nav pierādījumu.
      advise: Prasi līgumu.
    too_good:
      weight: 1
      explain: Tik daudz parasti nemaksā.
    passport:
      critical: true
      explain: Pase pieder tev.
    phone:
      critical: true
      explain: Tālrunis pieder tev.
  levels: {critical: any critical, caution: score >= 1, none: otherwise}
  advice:
    none:
      - Pastāsti tuviniekiem.
"""


@pytest.fixture(scope="module")
def script():
    return script_of(OFFER, risk=RISK)


@pytest.fixture(scope="module")
def script_with_none():
    return script_of(OFFER.replace("nothing: Nekas", "none: Nekas"), risk=RISK)


@pytest.fixture
def person(script):
    return PersonTalking(script)


@pytest.fixture
def asked(person):
    """Somebody who stands at the first question of the offer."""
    return person.presses("offer")


@pytest.fixture
def judged(asked):
    """Somebody who has their result, and no danger sign."""
    return asked.presses("have").writes("1800", "40").presses("nothing", "+done", "+skip")


def signs(person):
    return list(evidence(person.script, person.here).signs)


def test_a_newcomer_is_met_at_the_neutral_home(person):
    assert person.text == "Ar ko sākam?"


def test_an_answer_leads_to_the_next_question(asked):
    assert asked.presses("have").at == "pay"


def test_a_number_is_read_as_people_write_it(asked):
    asked.presses("have").writes("ap 1 800 €")

    assert asked.here.answers["offer/pay"] == 1800


def test_what_is_not_understood_is_asked_again_in_the_authors_words(asked):
    asked.presses("have").writes("daudz")

    assert asked.text.startswith("Ieraksti skaitli.")


def test_the_second_time_the_talk_goes_on_and_a_human_is_offered(asked):
    asked.presses("have").writes("daudz", "ļoti daudz")

    assert "vari parunāt ar cilvēku" in asked.text
    assert asked.at == "papers"


def test_a_question_that_hangs_on_an_unknown_answer_is_not_asked(asked):
    assert asked.presses("have", "+skip").at == "papers"


def test_a_result_names_its_reasons(asked):
    asked.presses("none").writes("1800", "40").presses("passport", "+done", "+skip")

    assert "Ļoti bīstami." in asked.text
    assert "• Bez līguma nav pierādījumu.\n• Pase pieder tev." in asked.text


def test_a_result_without_signs_gives_advice_and_never_says_safe(judged):
    assert "Pazīmju nav.\n\nKo vari darīt:\n• Pastāsti tuviniekiem." in judged.text


def test_a_condition_may_ask_for_the_level(asked):
    asked.presses("none").writes("1800", "40").presses("passport", "+done", "+skip")

    assert "Nebrauc." in asked.text


def test_a_computed_value_stands_in_the_text(judged):
    assert "Tie ir 11,2 € stundā." in judged.text


def test_an_answer_that_lasts_for_the_turn_is_not_kept(asked):
    asked.presses("have", "+skip").presses("nothing", "+done").writes("Mans noslēpums")

    assert "Mans noslēpums" not in str(asked.here)


def test_i_dont_know_counts_where_there_could_be_a_sign(asked):
    asked.presses("+skip", "+skip", "+skip", "+skip")

    assert last_level(asked.here) == "caution"


def test_several_answers_are_ticked_one_by_one(asked):
    asked.presses("have", "+skip").presses("passport", "phone", "passport")

    assert [choice.label for choice in asked.choices if choice.chosen] == ["Paņēma telefonu"]


def test_none_of_these_answers_at_once(script_with_none):
    person = PersonTalking(script_with_none).presses("offer", "have", "+skip", "none")

    assert person.at == "note"
    assert person.here.answers["offer/papers"] == ("none",)


def test_none_of_these_cannot_clear_what_was_ticked(script_with_none):
    person = PersonTalking(script_with_none).presses("offer", "have", "+skip", "passport", "none")

    assert person.at == "papers"
    assert person.presses("+done").here.answers["offer/papers"] == ("passport", "none")
    assert signs(person) == ["passport"]


def test_done_without_a_tick_is_not_an_answer(asked):
    asked.presses("have", "+skip").presses("+done")

    assert asked.at == "papers"


def test_back_asks_the_question_before(asked):
    asked.presses("have").writes("1800")
    asked.command(Command.BACK)

    assert asked.at == "pay"


def test_after_back_only_what_is_new_is_asked(asked):
    asked.presses("have").writes("1800", "40")
    asked.command(Command.BACK)
    asked.command(Command.BACK)
    asked.command(Command.BACK)
    asked.presses("none")

    assert asked.at == "papers"


def test_back_at_the_beginning_says_so(person):
    person.command(Command.BACK)

    assert "Atpakaļ vairs nevar" in person.text


def test_back_from_a_question_back_leads_to_the_question_itself(asked):
    asked.writes("ne, nvv")
    asked.command(Command.BACK)

    assert asked.text == "Vai ir līgums?"


def test_back_from_an_offer_to_change_leads_to_where_the_person_is(judged):
    judged.presses_old("none", "contract")
    judged.command(Command.BACK)

    assert "Ko darām tālāk?" in judged.text
    assert judged.here.answers["offer/contract"] == "have"


def test_an_old_button_offers_to_change_that_answer(judged):
    judged.presses_old("none", "contract")

    assert "Vai mainīt atbildi uz “Nē, nav”?" in judged.text


def test_a_second_click_at_home_changes_nothing_and_asks_nothing(asked):
    asked.presses_old("offer", "hello")

    assert asked.text == "Vai ir līgums?"


def test_a_second_click_on_an_answer_shows_the_question_it_has_led_to(asked):
    asked.presses("have").presses_old("have", "contract")

    assert asked.text == "Cik eiro mēnesī?"


def test_a_second_click_on_done_says_nothing_of_an_old_button(asked):
    asked.presses("have", "+skip").presses("passport", "+done").presses_old("+done", "papers")

    assert asked.text == "Vai vēl ko pateikt?"


def test_the_second_click_may_come_three_times(asked):
    asked.presses("have").presses_old("have", "contract").presses_old("have", "contract")

    assert asked.text == "Cik eiro mēnesī?"


def test_a_later_press_of_an_old_crossroads_is_asked_about(asked):
    asked.presses("have").presses_old("offer", "hello")

    assert asked.text == "Vai pāriet uz “Man piedāvā darbu”?"


def test_an_old_button_that_would_change_nothing_asks_nothing(judged):
    judged.presses_old("have", "contract")

    assert judged.text.endswith("Ko darām tālāk?")


def test_an_old_i_dont_know_that_would_change_nothing_asks_nothing(asked):
    asked.presses("have", "+skip").presses("nothing", "+done").presses_old("+skip", "pay")

    assert asked.text == "Vai vēl ko pateikt?"


def test_an_old_none_of_these_that_would_change_nothing_asks_nothing(script_with_none):
    person = PersonTalking(script_with_none).presses("offer", "have", "+skip", "none", "+skip")
    person.presses_old("none", "papers")

    assert person.text.endswith("Ko darām tālāk?")


def test_an_old_tick_still_offers_to_change_the_answer(judged):
    judged.presses_old("passport", "papers")

    assert "Vai mainīt atbildi" in judged.text


def test_ticking_twice_takes_the_tick_away(asked):
    asked.presses("have", "+skip").presses("passport", "passport")

    assert asked.here.ticked == ()


def test_an_old_button_is_never_the_answer_to_another_question(asked):
    asked.presses("have").writes("1800").presses_old("none", "contract")

    assert "offer/hours" not in asked.here.answers
    assert asked.here.answers["offer/contract"] == "have"


def test_a_changed_answer_changes_the_result(judged):
    judged.presses_old("none", "contract").writes("jā")

    assert "Esi uzmanīgs." in judged.text
    assert judged.at == "next"
    assert signs(judged) == ["no_contract"]


def test_an_answer_that_is_not_changed_stays(judged):
    judged.presses_old("none", "contract").writes("nē")

    assert judged.here.answers["offer/contract"] == "have"
    assert judged.at == "next"


def test_the_yes_to_one_question_is_none_to_another(judged):
    judged.presses_old("none", "contract")
    [yes] = [c.id for c in judged.choices if c.label == "Jā"]
    judged.writes("nē").presses_old("again", "next").presses_old("have", "contract")
    judged.happens(Chose(yes, at=judged._now))

    assert judged.here.answers["offer/contract"] == "have"


def test_a_question_that_a_change_brings_up_is_asked(asked):
    asked.presses("have", "+skip").presses("nothing", "+done", "+skip")
    asked.command(Command.BACK)
    asked.command(Command.BACK)
    asked.command(Command.BACK)
    asked.writes("1800")

    assert asked.at == "hours"


def test_a_guess_never_answers_a_question_with_danger_signs(asked):
    asked.writes("ne, nvv")

    assert "offer/contract" not in asked.here.answers


def test_the_language_changes_without_losing_the_place(asked):
    asked.presses("have")
    asked.command(Command.LANGUAGE, "ru")

    assert asked.text == "RU Cik eiro mēnesī?"
    assert asked.at == "pay"


def test_starting_again_forgets_the_answers(judged):
    judged.command(Command.RESTART)

    assert judged.presses_reply("Jā").text == "Ar ko sākam?"
    assert not judged.here.answers


def test_starting_again_is_asked_about_however_it_was_asked_for(judged):
    judged.command(Command.RESTART)
    judged.command(Command.RESTART)

    assert judged.text == "Vai sākt no jauna? Atbildes tiks izdzēstas."
    assert judged.presses_reply("Nē").here.answers["offer/contract"] == "have"


def test_starting_again_is_asked_about_when_it_was_typed_in_full(judged):
    judged.writes("/restart")

    assert judged.text == "Vai sākt no jauna? Atbildes tiks izdzēstas."


def test_starting_again_with_nothing_to_lose_is_not_asked_about(asked):
    asked.command(Command.RESTART)

    assert asked.text == "Ar ko sākam?"


def test_ticks_would_be_lost_too(asked):
    asked.presses("have", "+skip", "passport")
    asked.session = asked.here._replace(answers={})
    asked.command(Command.RESTART)

    assert asked.text == "Vai sākt no jauna? Atbildes tiks izdzēstas."


@pytest.mark.parametrize("said", ["nē", "kas tas", "/back", "12"])
def test_after_a_pause_the_question_whether_to_start_again_shows_nothing(judged, said):
    judged.is_silent_for(minutes=11).command(Command.RESTART)

    assert judged.text == "Vai sākt no jauna? Atbildes tiks izdzēstas."
    assert judged.writes(said).text.endswith("Sveiki! Vai turpinām, kur apstājāmies?")


def test_after_a_pause_a_button_of_what_is_hidden_shows_nothing_under_a_question(judged):
    judged.is_silent_for(minutes=11).command(Command.RESTART)

    assert judged.presses_old("have", "contract").text == "Sveiki! Vai turpinām, kur apstājāmies?"


def test_a_human_is_one_word_away_and_the_place_is_kept(asked):
    asked.presses("have").writes("cilvēks" if asked.script.words.commands else "/human")

    assert "+371 28612120" in asked.text
    assert asked.at == "pay"


def test_forget_me_erases_and_says_so(asked):
    turn = step(asked.script, asked.here, Commanded(Command.FORGET, at=asked._now))

    assert turn.effects[-1] == Forget()
    assert not turn.session.answers


def test_after_ten_quiet_minutes_nothing_of_the_talk_is_shown(judged):
    judged.is_silent_for(minutes=11).writes("sveiki")

    assert judged.text == "Sveiki! Vai turpinām, kur apstājāmies?"
    assert judged.labels == ["Turpināt", "Man piedāvā darbu", "Kaut kas cits"]


def test_after_a_pause_what_is_typed_means_the_neutral_home(judged):
    judged.is_silent_for(minutes=11).writes("sveiki")

    assert "Nesapratu." in judged.writes("kas tas").text
    assert judged.writes("2").at == "contract"


def test_after_a_pause_yes_leads_back(judged):
    assert judged.is_silent_for(minutes=11).writes("sveiki", "jā").at == "next"


def test_after_a_pause_the_first_words_are_no_answer_to_what_is_hidden(judged):
    judged.is_silent_for(minutes=11).writes("jā")

    assert judged.text == "Sveiki! Vai turpinām, kur apstājāmies?"


def test_after_a_pause_back_at_home_shows_nothing_either(judged):
    judged.presses("end").is_silent_for(minutes=60)
    judged.command(Command.BACK)

    assert judged.text == "Sveiki! Vai turpinām, kur apstājāmies?"


def test_after_a_pause_continue_leads_back(judged):
    judged.is_silent_for(minutes=11).writes("sveiki").presses("+continue")

    assert judged.at == "next"
    assert "Ko darām tālāk?" in judged.text


def test_after_a_pause_the_language_switch_shows_nothing_either(judged):
    judged.is_silent_for(minutes=11).command(Command.LANGUAGE, "ru")

    assert "Ko darām tālāk?" not in judged.text


def test_opening_the_bot_in_the_middle_leads_to_the_neutral_home(judged):
    judged.start(None)

    assert "Ko darām tālāk?" not in judged.text
    assert "+continue" in [option for option, _ in judged.shown]


def test_an_end_offers_the_way_home(judged):
    judged.presses("end")

    assert judged.at == "hello"


def test_after_the_end_home_can_be_typed(person):
    person.presses("other").writes("uz sākumu")

    assert person.text == "Ar ko sākam?"


def test_after_the_end_a_new_talk_begins_as_if_nothing_had_changed(person):
    person.presses("other").writes("man piedāvā darbu")

    assert person.at == "contract"


def test_after_the_end_the_language_can_still_be_changed(person):
    person.presses("other")
    person.command(Command.LANGUAGE, "ru")

    assert person.text == "Šī saruna ir beigusies. Vari sākt no jauna."
    assert "+home" in [option for option, _ in person.shown]


def test_a_called_dialog_returns_to_its_caller(judged):
    judged.presses("end")

    assert judged.here.position.dialog == "home"


def test_a_text_that_is_too_long_is_refused_with_a_reason(asked):
    asked.presses("have").writes("x" * 5000)

    assert "pārāk garš" in asked.text


def test_a_press_without_a_session_opens_home_and_offers_that_dialog(script, asked):
    stranger = PersonTalking(script)
    stranger.session = None
    stranger.happens(Chose(asked.shown["none", "contract"], at=asked._now))

    assert stranger.labels == ["Piedāvājums", "Man piedāvā darbu", "Kaut kas cits"]


def test_what_no_button_of_ours_carries_is_answered_with_the_current_screen(asked):
    asked.happens(Chose("1|; drop table", at=asked._now))

    assert "Šī poga vairs neder." in asked.text
    assert asked.at == "contract"


CROSSROADS = """\
dialog: offer
title: Palīdzība
steps:
  hello:
    say: Vai ir briesmas?
    choices:
      no: Nē, viss mierīgi
      yes: Jā, ir gan
    go: {yes: danger, no: more}
  danger:
    say: Zvani {emergency}.
    go: {next: more}
  more:
    say: Kas vēl?
    choices:
      again: Vēlreiz
      done: Pietiek
    go: {again: hello, done: bye}
  bye:
    say: Visu labu.
    end: true
"""


@pytest.fixture
def lost():
    """Somebody at a crossroads that asks about danger."""
    return PersonTalking(script_of(CROSSROADS)).presses("offer")


def test_after_back_another_way_says_all_it_has_to_say(lost):
    lost.presses("no")
    lost.command(Command.BACK)

    assert "Zvani 112." in lost.presses("yes").text


def test_an_old_button_of_a_crossroads_says_all_it_has_to_say(lost):
    lost.presses("no").presses_old("yes", "hello").writes("jā")

    assert "Zvani 112." in lost.text


def test_a_changed_answer_says_again_what_follows_from_the_result(judged):
    judged.presses_old("none", "contract").writes("jā")
    judged.presses_old("have", "contract").writes("jā")

    assert "Pazīmju nav." in judged.text
    assert "Ko darām tālāk?" in judged.text


def test_at_a_crossroads_the_second_time_a_human_is_offered(lost):
    lost.writes("man ir bail", "man ir bail")

    assert "vari parunāt ar cilvēku: +371 28612120" in lost.text
    assert lost.at == "hello"


def test_i_dont_know_cannot_clear_what_was_ticked(asked):
    asked.presses("have", "+skip").presses("passport", "+skip")

    assert asked.here.answers["offer/papers"] == ("passport",)


def test_giving_up_cannot_clear_what_was_ticked(asked):
    asked.presses("have", "+skip").presses("passport").writes("hm", "hm")

    assert asked.here.answers["offer/papers"] == ("passport",)


def test_typing_a_tick_twice_does_not_take_it_away(asked):
    asked.presses("have", "+skip").writes("paņēma pasi", "paņēma pasi")

    assert asked.here.ticked == ("passport",)


@pytest.fixture
def ticking(asked):
    """Somebody who stands at the question with several answers."""
    return asked.presses("have", "+skip")


def test_several_answers_typed_at_once_are_ticked(ticking):
    ticking.writes("paņēma pasi, paņēma telefonu")

    assert ticking.here.ticked == ("passport", "phone")


def test_what_is_not_to_the_letter_is_asked_back_by_name_before_anything_is_ticked(ticking):
    ticking.writes("paņēma pasi un telefonu")

    assert ticking.text == "Vai domāji šīs atbildes?\n• Paņēma pasi\n• Paņēma telefonu"
    assert ticking.here.ticked == ()


def test_a_yes_to_several_answers_ticks_them_all(ticking):
    ticking.writes("paņēma pasi un telefonu", "jā")

    assert ticking.here.ticked == ("passport", "phone")
    assert ticking.at == "papers"


def test_a_no_to_several_answers_ticks_none_of_them(ticking):
    ticking.writes("paņēma pasi un telefonu", "nē")

    assert ticking.here.ticked == ()
    assert ticking.text == "Kas no šī der?"


def test_a_part_that_is_not_understood_leaves_the_other_to_be_asked_back(ticking):
    ticking.writes("paņēma pasi, un viss ir slikti")

    assert ticking.text == "Vai domāji “Paņēma pasi”?"


def test_a_yes_to_a_guess_takes_no_tick_away(ticking):
    ticking.presses("phone").writes("telefonu", "jā")

    assert ticking.here.ticked == ("phone",)


def test_several_answers_that_are_not_understood_are_asked_again_as_several(ticking):
    ticking.writes("hm")

    assert ticking.text.startswith("Nesapratu. Atzīmē atbildes, kas der")


def test_done_without_a_tick_says_that_nothing_is_ticked(ticking):
    ticking.presses("+done")

    assert ticking.text.startswith("Vēl nekas nav atzīmēts.")
    assert "“Negribu teikt”" in ticking.text


def test_home_can_be_left_by_back(asked):
    asked.presses("have")
    asked.writes("uz sākumu")
    asked.command(Command.BACK)

    assert asked.at == "pay"


def test_a_dialog_that_is_under_way_is_not_begun_anew_by_an_old_button(asked):
    asked.presses("have")
    asked.happens(Chose("1|offer||+open|", at=asked._now))

    assert asked.here.answers == {"offer/contract": "have"}


def test_a_typed_wish_to_erase_is_asked_about_first(judged):
    judged.script = script_of(OFFER, risk=RISK, words=WORDS)
    judged.writes("dzēst")

    assert judged.text == "Vai izdzēst visu sarunu? To nevar atsaukt."
    assert judged.writes("nē").here.answers["offer/contract"] == "have"


def test_a_wish_to_erase_that_says_what_is_granted_at_once(judged):
    judged.script = script_of(OFFER, risk=RISK, words=WORDS)
    judged.writes("dzēst sarunu")

    assert judged.text == "Saruna ir dzēsta."


def test_beginning_anew_is_asked_about_where_answers_would_be_lost(judged):
    judged.script = script_of(OFFER, risk=RISK, words=WORDS)

    assert judged.writes("sākums").text == "Vai sākt no jauna? Atbildes tiks izdzēstas."
    assert judged.writes("jā").at == "hello"


def test_an_answer_is_no_command_with_a_typo(asked):
    asked.script = script_of(OFFER, risk=RISK, words=WORDS)
    asked.writes("dzēsa")

    assert "Nesapratu." in asked.text


WORDS = """\
commands:
  forget: {lv: [dzēst, dzēst sarunu], ru: [удалить]}
  restart: {lv: [sākums], ru: [сначала]}
"""
