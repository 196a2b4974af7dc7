"""From the offer to the end of a talk: what a person, a consultant and the clock bring about."""

import pytest

from bot.engine.buttons import Button
from bot.engine.events import Chose, Commanded, Other, SentOther, Started
from bot.engine.machine import step as answer
from bot.helpline.case import Owing
from bot.helpline.desk import Desk, Mode
from bot.helpline.events import (
    Blocked,
    Claimed,
    Ended,
    FellDue,
    Filed,
    HandedOver,
    Held,
    LookedInto,
    NotDelivered,
    Noted,
    Rang,
    Replied,
)
from bot.helpline.machine import step
from bot.helpline.screens import Word
from bot.script.model import Command
from tests.helpline.play import Play
from tests.helpline.worlds import ANNA, AWAY, BEATE, CLOSED, NOW, UNKNOWN, consultant, desk

HOME_HUMAN = str(Button("home", "hello", "human"))


def test_who_asks_for_a_human_is_offered_one():
    assert Play().commands(Command.HUMAN).state == "offered"


def test_a_dialog_that_comes_to_a_human_offers_one():
    play = Play().happens(Chose(HOME_HUMAN, at=NOW))

    assert (play.state, play.case.from_step, play.case.reason) == ("offered", True, "step")


@pytest.mark.parametrize("first", [Started("human", at=NOW), Commanded(Command.HUMAN, at=NOW)])
def test_who_comes_for_a_human_straight_away_is_offered_one(first):
    decision = step(Play().script, desk(ANNA), None, None, first)

    assert decision.case is not None
    assert decision.case.state == "offered"


def test_before_anybody_ever_signed_in_there_is_the_phone_and_nothing_else():
    play = Play(ever=False).commands(Command.HUMAN)

    assert (play.case, "+371 28612120" in play.text, play.labels[:1]) == (
        None,
        True,
        ["Man piedāvā darbu ārzemēs"],
    )


@pytest.mark.parametrize("event", [Commanded(Command.HUMAN, at=NOW), Chose(HOME_HUMAN, at=NOW)])
def test_before_anybody_ever_signed_in_all_is_as_the_dialog_alone_has_it(event):
    play = Play(ever=False)
    alone = answer(play.script, play.session, event)

    decision = step(play.script, Desk(), play.session, None, event)

    assert (decision.session, decision.effects) == (alone.session, alone.effects)


@pytest.mark.parametrize("typed", ["jā", "1", "Rakstīt konsultantam", "Написать консультанту"])
def test_an_offer_is_accepted_in_words_too(typed):
    assert Play().commands(Command.HUMAN).writes(typed).state == "queued"


@pytest.mark.parametrize("typed", ["nē", "3", "ne tagad"])
def test_an_offer_is_declined_in_words_too(typed):
    play = Play().commands(Command.HUMAN).writes(typed)

    assert (play.case, "+371 28612120" in play.text) == (None, True)


def test_whoever_declines_goes_on_where_they_were():
    play = Play().commands(Command.HUMAN).presses(Word.NO)

    assert play.labels[0] == "Man piedāvā darbu ārzemēs"


def test_an_offer_that_was_walked_past_leaves_yes_to_the_dialog():
    play = Play().commands(Command.HUMAN).writes("Man piedāvā darbu ārzemēs", "jā")

    assert (play.state, play.session.position.dialog) == ("offered", "job_offer")


def test_an_offer_nobody_answers_ends_without_a_word():
    play = Play().commands(Command.HUMAN).falls_due()

    assert (play.case, play.said) == (None, [])


def test_when_it_is_closed_it_is_said_when_consultants_are_back():
    play = Play(CLOSED).commands(Command.HUMAN)

    assert ("šodien plkst. 14.00" in play.text, play.labels) == (
        True,
        ["Atzvaniet man", "Tālruņa numurs", "Ne tagad"],
    )


def test_when_nobody_knows_the_hours_the_person_may_wait_and_is_told_so():
    play = Play(UNKNOWN).waits()

    assert (play.state, "iespējams, tūlīt neatbildēsim" in play.text) == ("queued", True)


def test_when_nobody_is_there_the_person_may_wait_and_is_told_so():
    play = Play(people=(AWAY,)).waits()

    assert (play.state, "iespējams, tūlīt neatbildēsim" in play.text) == ("queued", True)


def test_a_desk_that_went_down_after_the_offer_is_told_of():
    play = Play().commands(Command.HUMAN)
    play.rest = {"mode": Mode.DESK_DOWN}

    assert play.presses(Word.TALK).state == "desk_down"


def test_who_reads_and_how_long_it_is_kept_is_said_before_the_first_line_and_once():
    play = Play().waits()
    first = "72 stundas" in play.text

    again = play.presses(Word.CANCEL).commands(Command.HUMAN).presses(Word.TALK)

    assert (first, "notice" in again.case.told) == (True, True)


def test_what_is_written_while_waiting_reaches_the_desk():
    play = Play().waits().writes("Man prasa naudu", "un pasi")

    assert play.read_by_the_desk("person") == ["Man prasa naudu", "un pasi"]


def test_the_first_line_is_acknowledged_and_the_next_is_quiet():
    play = Play().waits().writes("Man prasa naudu")
    first = play.text

    assert ("Ziņa saņemta" in first, play.writes("un pasi").said) == (True, [])


def test_the_dialog_hears_nothing_while_somebody_waits():
    play = Play().waits()
    before = play.session.position

    play.happens(Chose(HOME_HUMAN, at=play.now)).writes("Man piedāvā darbu ārzemēs")

    assert (play.session.position, play.state) == (before, "queued")


def test_a_cry_for_help_makes_the_case_urgent_and_shows_the_number():
    play = Play().waits().writes("palīgā, viņš ir te")

    assert (play.case.urgent, "112" in play.text) == (True, True)


def test_waiting_goes_from_a_word_to_a_question_to_the_form():
    play, seen = Play().waits(), []

    for _ in range(4):
        seen.append((play.falls_due().state, play.case.stage if play.case else None))

    assert seen == [("queued", 1), ("asked", 0), ("form", 0), ("closed", 0)]


@pytest.mark.parametrize("late", [0, 3 * 3600])
def test_who_waited_in_vain_is_shown_the_phone(late):
    play = Play().waits().falls_due().falls_due().falls_due()

    assert "+371 28612120" in play.falls_due(late).text


def test_a_timer_that_fires_hours_late_says_only_what_is_so_now():
    play = Play().waits().falls_due(late=3 * 3600)

    assert (play.state, len(play.said), play.read_by_the_desk("bot")[-1]) == (
        "closed",
        2,
        "ui/case#form_over",
    )


def test_a_timer_of_an_earlier_change_does_nothing():
    play = Play().waits()
    old = FellDue(number=play.case.number, at=NOW.replace(year=2027))
    play.writes("Labdien")

    before = play.case

    assert play.happens(old).case == before


def test_somebody_who_asked_to_wait_is_still_offered_the_form():
    play = Play().waits().falls_due().falls_due().presses(Word.WAIT)

    assert play.falls_due().state == "form"


def test_who_cancels_is_with_the_bot_again():
    play = Play().waits().presses(Word.CANCEL)

    assert (play.state, play.case.outcome, play.labels[0]) == (
        "closed",
        "cancelled",
        "Man piedāvā darbu ārzemēs",
    )


def test_who_waited_at_a_hand_off_and_cancels_goes_on_behind_it():
    play = Play().happens(Chose(HOME_HUMAN, at=NOW)).presses(Word.TALK).presses(Word.CANCEL)

    assert "Tagad atkal atbild bots" in play.text


def test_the_answers_for_the_consultant_alone_are_forgotten_with_the_case():
    play = Play().talks()
    play.session = play.session._replace(answers={"callback/number": "+37126000000"})

    assert play.ends().session.answers == {}


def test_a_person_hears_who_has_taken_the_case():
    play = Play().waits().acts(Claimed)

    assert (play.state, play.text) == (
        "live",
        "Ar tevi runā Anna. Tagad raksta cilvēks, nevis bots.",
    )


def test_of_two_who_take_a_case_the_second_is_refused():
    play = Play().waits().acts(Claimed).acts(Claimed, by="b")

    assert (play.refused, play.case.consultant) == ("taken", "a")


def test_who_takes_a_case_twice_changes_nothing():
    play = Play().waits().acts(Claimed)
    before = play.case

    assert (play.acts(Claimed).case, play.refused) == (before, "")


def test_nobody_takes_a_person_who_has_not_agreed():
    assert Play().commands(Command.HUMAN).acts(Claimed).refused == "not_waiting"


def test_a_stranger_takes_nobody():
    assert Play().waits().acts(Claimed, by="nobody").refused == "not_at_desk"


def test_a_consultants_words_reach_the_person_as_they_are():
    play = Play().talks()

    assert [(message.sender, message.text) for message in play.said] == [("human", "Sveiki")]


def test_a_canned_reply_comes_in_the_persons_language():
    play = Play(language="ru").waits().acts(Claimed)
    [reply] = list(play.script.replies)[:1]

    said = play.acts(Replied, reply=reply).text

    unit = play.script.replies[reply].text
    assert said.split()[0] == play.script.catalogs["ru"][unit].parts[0].split()[0]


@pytest.mark.parametrize("values", [{"text": " \u200b"}, {"reply": "no such reply"}])
def test_nothing_is_no_reply(values):
    assert Play().waits().acts(Claimed).acts(Replied, **values).refused == "empty"


def test_only_the_one_who_has_the_case_can_reply():
    assert Play().talks().acts(Replied, by="b", text="Es arī").refused == "not_yours"


def test_the_bot_is_quiet_while_a_human_speaks():
    play = Play().talks().writes("Labdien", "man ir jautājums")

    assert (play.said, play.case.owing, play.case.unread) == ([], Owing.CONSULTANT, 2)


def test_a_consultant_who_is_silent_loses_the_case_to_the_queues_front():
    play = Play().talks().writes("Labdien").falls_due().falls_due().falls_due()

    assert (play.state, play.case.front, play.case.consultant) == ("queued", True, "")


def test_a_person_who_is_silent_is_not_written_to():
    play = Play().talks().falls_due()

    assert (play.state, play.said) == ("paused", [])


def test_a_paused_talk_goes_on_with_a_word():
    assert Play().talks().falls_due().writes("Esmu te").state == "live"


def test_a_talk_with_somebody_who_is_gone_ends_without_a_word():
    play = Play().talks().falls_due().falls_due()

    assert (play.state, play.said) == ("wrap_up", [])


def test_what_comes_after_a_silence_is_marked():
    play = Play().talks().passes(700).writes("Tas atkal esmu es")

    assert play.lines[-1].unchecked


def test_a_case_is_handed_over_to_somebody_who_is_there():
    play = Play().talks().acts(HandedOver, to="b")

    assert (play.case.consultant, "Beāte" in play.text) == ("b", True)


def test_a_case_is_not_handed_over_to_somebody_who_is_away():
    away = consultant("b", "Beāte", presence=AWAY.presence)

    assert Play(people=(ANNA, away)).talks().acts(HandedOver, to="b").refused == "away"


def test_a_case_can_be_given_back_to_the_queue():
    play = Play().talks().acts(HandedOver)

    assert (play.state, play.case.front) == ("queued", True)


def test_a_talk_that_is_held_goes_to_another_consultant_in_the_end():
    assert Play().talks().acts(Held).falls_due().state == "queued"


def test_the_end_of_a_talk_hands_over_to_the_bot():
    play = Play().talks().ends()

    assert (play.state, [message.sender for message in play.said]) == ("wrap_up", ["bot", "bot"])


def test_a_hand_off_is_left_by_its_exit_when_the_talk_is_over():
    play = Play().happens(Chose(HOME_HUMAN, at=NOW)).presses(Word.TALK)

    play.acts(Claimed).acts(Replied, text="Sveiki").writes("Paldies").ends()

    assert (play.session.position.dialog, play.case.from_step) != ("human", True)


def test_an_outcome_closes_the_case():
    play = Play().talks().ends().acts(Filed, outcome="talked", fields=(("who", "self"),))

    assert (play.state, play.case.outcome, play.case.due_at) == ("closed", "talked", 0)


def test_an_outcome_that_nobody_files_is_noted():
    assert Play().talks().ends().falls_due().case.outcome == "not_filled"


def test_writing_on_takes_the_talk_up_again_with_the_same_consultant():
    play = Play().talks().ends().writes("Vēl viens jautājums man")

    assert (play.state, play.case.consultant) == ("live", "a")


def test_writing_on_joins_the_queue_when_that_consultant_has_gone():
    play = Play().talks().ends()
    play.people = (BEATE,)

    assert play.writes("Vēl viens jautājums man").state == "queued"


def test_thanks_reach_the_consultant_and_begin_nothing():
    play = Play().talks().ends().writes("Liels paldies")

    assert (play.state, play.read_by_the_desk("person")) == ("wrap_up", ["Liels paldies"])


def test_what_answers_the_bot_is_for_the_bot():
    play = Play().talks().ends().writes("Man piedāvā darbu ārzemēs")

    assert (play.session.position.dialog, play.read_by_the_desk("person")) == ("job_offer", [])


def test_who_has_gone_on_with_the_bot_writes_to_the_bot():
    play = Play().talks().ends().writes("Man piedāvā darbu ārzemēs", "Vēl viens jautājums man")

    assert play.read_by_the_desk("person") == []


def test_an_old_button_does_not_take_up_a_talk_of_another_case():
    play = Play().waits()
    [old] = [choice.id for choice in play.said[0].choices if "cancel" in choice.id]
    play.presses(Word.CANCEL).passes(90).waits()

    assert play.happens(Chose(old, at=play.now)).state == "queued"


@pytest.mark.parametrize("begin", [Play.waits, Play.talks])
@pytest.mark.parametrize("command", [Command.HELP, Command.HUMAN])
def test_the_numbers_are_shown_at_any_moment(begin, command):
    assert "+371 28612120" in begin(Play()).commands(command).text


@pytest.mark.parametrize("begin", [Play.waits, Play.talks])
def test_the_language_can_be_switched_at_any_moment(begin):
    play = begin(Play()).commands(Command.LANGUAGE, "ru")

    assert (play.session.language, play.lines[-2].text) == ("ru", "language")


@pytest.mark.parametrize("typed", ["по-русски", "/ru"])
def test_the_language_can_be_switched_in_words(typed):
    assert Play().waits().writes(typed).session.language == "ru"


@pytest.mark.parametrize("begin", [Play.waits, Play.talks])
def test_whoever_erases_everything_has_no_case(begin):
    play = begin(Play()).commands(Command.FORGET)

    assert (play.case, play.forgets) == (None, True)


def test_a_word_that_may_mean_erasing_is_asked_about():
    play = Play().talks().writes("dzēst")
    asked = play.text

    assert ("Vai izdzēst" in asked, play.presses(Word.FORGET).forgets) == (True, True)


@pytest.mark.parametrize("begin", [Play.waits, Play.talks])
def test_who_stops_sees_the_neutral_home(begin):
    play = begin(Play()).commands(Command.STOP)

    assert ("Vai turpinām" in play.text, SPEAKS_THE_BOT[play.state]) == (True, True)


SPEAKS_THE_BOT = {"closed": True, "wrap_up": True}


@pytest.mark.parametrize("begin", [Play.waits, Play.talks])
def test_a_picture_is_not_opened_and_the_desk_hears_of_it(begin):
    play = begin(Play()).passes().happens(SentOther(Other.MEDIA, at=NOW.replace(hour=9)))

    assert ("neatveram" in play.text, play.lines[-2].text) == (True, "media")


def test_who_opens_the_bot_again_sees_how_it_stands():
    play = Play().waits().happens(Started(at=NOW.replace(hour=9)))

    assert "Gaidām konsultantu" in play.text


def test_everything_typed_after_goes_to_a_human_and_the_page_knows_it():
    play = Play().waits()

    assert [message.input.kind for message in play.said] == ["talk"]


def test_a_block_leaves_the_phone():
    play = Play().talks().acts(Blocked, hours=24)
    told = play.text

    assert ("+371 28612120" in told, play.commands(Command.HUMAN).state) == (True, "wrap_up")


def test_a_block_ends():
    play = Play().talks().acts(Blocked, hours=1).passes(3700)

    assert play.commands(Command.HUMAN).state in ("queued", "offered", "live")


def test_a_block_is_never_longer_than_the_staff_allow():
    play = Play().talks().acts(Blocked, hours=1000)

    longest = play.script.desk.longest_block
    assert play.case.blocked_until - int(play.now.timestamp()) == longest


@pytest.mark.parametrize(
    ("event", "line"),
    [
        (Noted(at=NOW, by="a", text="Zvanīt vakarā"), "Zvanīt vakarā"),
        (LookedInto(at=NOW, by="b", reason="sūdzība"), "looked_into: sūdzība"),
        (NotDelivered(at=NOW, message=3, outcome="failed"), "not_delivered"),
    ],
)
def test_the_desk_has_a_log_that_the_person_does_not_see(event, line):
    play = Play().talks().happens(event)

    assert (play.said, play.lines[-1].text) == ([], line)


def test_the_bell_is_counted():
    assert Play().waits().acts(Rang).case.rung == 1


def test_a_desk_that_comes_back_puts_people_first():
    play = down().falls_due()
    still = play.state
    play.rest = {}

    play.falls_due()

    assert (still, play.state, play.case.front) == ("desk_down", "queued", True)


def test_what_is_written_while_the_desk_is_down_is_kept():
    play = down().writes("Labdien")

    assert ("Ziņa ir saglabāta" in play.text, play.read_by_the_desk("person")) == (
        True,
        ["Labdien"],
    )


def test_a_desk_that_stays_down_ends_with_the_phone():
    play = down().falls_due(late=3600)

    assert (play.state, "+371 28612120" in play.text) == ("closed", True)


def down():
    """Return somebody who accepted the offer while the desk went down."""
    play = Play().commands(Command.HUMAN)
    play.rest = {"mode": Mode.DESK_DOWN}
    return play.presses(Word.TALK)


def test_an_act_at_a_desk_without_a_case_is_refused():
    decision = step(Play().script, desk(ANNA), None, None, Ended(at=NOW, by="a"))

    assert decision.refused == "no_case"


def test_the_form_is_opened_by_nobody_but_the_table():
    play = Play()

    play.happens(Chose("1|callback||+open|", at=NOW)).happens(Started("callback", at=NOW))

    assert play.session.position.dialog == "home"


def test_a_case_of_a_minor_or_a_grave_result_is_urgent():
    play = Play()
    play.session = play.session._replace(results={"job_offer/result": "critical"})

    play.commands(Command.HUMAN)

    assert (play.case.level, play.case.urgent) == ("critical", True)
