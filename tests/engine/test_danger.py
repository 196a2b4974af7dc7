"""Words of danger and despair: the numbers come first, and nothing is answered by them."""

import pytest

from bot.engine.danger import Danger, danger_in
from bot.engine.session import Position, Session
from bot.script.model import Command, Words
from tests.engine.people import PersonTalking, script_of
from tests.engine.scripts import asking, words_of_the_staff

SCRIPT = asking("Jā", words=words_of_the_staff())
LINE = "Ja draud briesmas, zvani 112. Ja vēlies, vari parunāt ar cilvēku: +371 28612120."
OFFER = """\
dialog: offer
title: Piedāvājums
steps:
  passport:
    say: Vai kāds prasa pasi?
    choices:
      keep: Nē
      taken: Jau paņēma pasi
    flags: {taken: passport}
  fee:
    say: Vai prasa naudu?
    choices:
      free: Nē
      pay: Jā
    flags: {pay: passport}
  place:
    say: Kur tu esi?
    choices:
      here: Mājās
      away: Prom
    go: {here: result, away: human}
  result:
    levels: offer
    say:
      critical: Ļoti bīstami.
      caution: Ir pazīmes.
      none: Pazīmju nav.
    list: {critical: signs, caution: signs}
    go: {next: bye}
  human:
    handoff: helpline
    priority: {normal: otherwise}
    go: {closed: bye, nobody: bye, cancelled: bye}
  bye:
    say: Visu labu.
    end: true
"""
RISK = """\
offer:
  signs:
    passport:
      critical: true
      explain: Pase pieder tev.
  levels: {critical: any critical, caution: score >= 1, none: otherwise}
"""
WORDS = """\
topics: {offer: [darb]}
commands: {help: {lv: [palīgā]}}
danger: {lv: [mani sit, atņēma pasi, paņēma pasi], ru: [меня бьют]}
despair: {lv: [gribu mirt]}
never_say: {lv: [drošs]}
"""
CRISIS = '{kind: phone, value: "116123", shown: always}'

HARM = """
    mani sit | Mani SIT!!! | mani siit | viņš mani katru vakaru sit
    priekšnieks mani vakar piekāva | mani spiež strādāt naktīs
    Mani iesledza istaba | mani neizlaiz ara | mani nelaiž prom | esmu ieslēgta istabā
    atņēma pasi un neļauj iet | atnema pasi un nelauj iet | pasi man atņēma | paņēma manu pasi
    viņi atņēma visus dokumentus | man draud | man draudēja ar nazi | draud nogalināt
    nē, mani sit | jā mani sit | baidos par savu dzīvību | esmu briesmās
    mierīgs viņš nav, sit mani
    mani izvaroja | mani pārdeva | mani šantažē ar bildēm | neļauj man zvanīt | nevaru tikt prom
    меня бьют | МЕНЯ БЬЮТ | он меня бьёт | он меня бьет | меня вчера сильно избили | меня держат
    menya byut | menja bjut | menya b'yut | nas ne vypuskayut | меня не выпускают
    меня заперли в квартире и я не знаю что делать | мне угрожают | mne ugrozhayut
    отобрали паспорт и не отпускают | otobrali pasport | у меня забрали документы | меня закрыли
    нет, меня бьют | не дают уйти | ne dayut uyti | боюсь за свою жизнь | угрожают убить
    mani neļauj prom nelaiž mani | sit viņš mani | draud man | netieku prom | prom netieku
    man ir bail | man bail | man ļoti bail | bail man | es baidos | es ļoti baidos | baidos es
    baidos no viņa | mājās nelaiž | iet neļauj | tikt prom nevaru | pasi man vakar atņēma
    уйти не дают | уйти не могу | не выпускают нас | мне страшно | мне очень страшно | я боюсь
    mne strashno | ya boyus | боюсь его | страшно мне
    меня заставляют работать | я в опасности | меня изнасиловали | меня продали
"""
DESPAIR = """
    gribu mirt | Gribu nomirt | negribu vairs dzīvot | domāju par pašnāvību | pasnaviba
    хочу умереть | я больше не хочу жить | hochu umeret | самоубийство | покончу с собой
    лучше бы умереть | жить не хочу | жить не хочется | умереть хочу | умереть мне хочется
    zhit ne hochu | жить больше не хочу | dzivot negribu | mirt gribu | dzīvot vairs negribu
    es mirt gribu | с собой покончу | dzīvot nav vērts | убью себя | себя убью
"""
NEITHER = """
    mani nav sitis | viņš mani nekad nav sitis | neviens mani nesit | nav sitis mani | man nedraud
    man neviens nav draudējis | mani neviens nav atņēmis | neatņēma pasi | nepaņēma pasi
    nav atņēmuši pasi | pase ir pie manis | man draudzene ieteica | mani uztrauc situācija
    mani interesē alga | sirds sit | mani nav ieslēguši | nevienam nav atņēmuši dokumentus
    naudu atņēma, pasi atstāja | pasi nav atņēmuši
    laiž prom | ļauj iet | gribu dzīvot | gribu strādāt | negribu strādāt
    nav pašnāvība | darbs Vācijā | Vācija | nē | jā | nezinu | viņi paņem komandā
    меня не бьют | меня никто не бьёт | не бьют меня | он меня никогда не бил | мне не угрожают
    мне никто не угрожает | меня отпускают | паспорт не отобрали | никто не отобрал паспорт
    ne b'yut menya | хочу жить | меня зовут Анна | купили билет | у меня есть договор | 🙂
    man nav bail | nebaidos | es nebaidos | man vairs nav bail | es vairs nebaidos | nebaidos es
    мне не страшно | я не боюсь | не боюсь я | мне совсем не страшно | умереть не хочу | жить хочу
    mirt negribu | dzīvot gribu | esmu pārdevējs | darbs pārdevējai man der | prom tieku
    мы уйти можем | я могу уйти | не могу найти адрес | baidies | bailīgs
    меня устраивает | хочу работать | паспорт у меня
"""


def row(text):
    return [part.strip() for line in text.strip().splitlines() for part in line.split(" | ")]


@pytest.mark.parametrize("text", row(HARM))
def test_words_of_harm_are_heard_however_they_are_written(text):
    assert danger_in(SCRIPT, text) is Danger.HARM


@pytest.mark.parametrize("text", row(DESPAIR))
def test_words_of_despair_are_heard_however_they_are_written(text):
    assert danger_in(SCRIPT, text) is Danger.DESPAIR


@pytest.mark.parametrize("text", row(NEITHER))
def test_what_only_sounds_like_danger_is_none(text):
    assert danger_in(SCRIPT, text) is None


def test_without_words_of_the_staff_nothing_is_heard():
    assert danger_in(asking("Jā", words=Words()), "mani sit") is None


def test_a_stray_hyphen_in_the_list_is_no_word_for_everything():
    script = asking("Jā", words=Words(danger={"lv": ("-", "mani - sit")}))

    assert [danger_in(script, text) for text in ("labdien", "mani sit")] == [None, Danger.HARM]


def person_at(dialog="offer", facts=""):
    """Somebody who stands at the beginning of a dialog."""
    numbers = 'helpline: {kind: phone, value: "+371 28612120", shown: always}\n'
    numbers += 'emergency: {kind: phone, value: "112", shown: always}\n'
    script = script_of(OFFER, risk=RISK, words=WORDS, facts=numbers + facts)
    person = PersonTalking(script)
    return person.presses("offer") if dialog == "offer" else person


@pytest.mark.parametrize("text", ["mani sit", "atņēma pasi un neļauj iet", "меня бьют"])
def test_the_numbers_come_first_and_then_the_question_again(text):
    person = person_at().writes(text)

    assert person.text == f"{LINE}\n\nVai kāds prasa pasi?"


@pytest.mark.parametrize(
    "text", ["mani sit", "nē, mani sit", "paņēma pasi", "jau paņēma manu pasi"]
)
def test_words_of_danger_are_no_answer_to_a_question_about_signs(text):
    person = person_at().writes(text)

    assert person.here.answers == {}
    assert person.text.startswith(LINE)


def test_a_label_to_the_letter_still_answers_with_the_numbers_before_it():
    person = person_at().writes("jau paņēma pasi")

    assert person.here.answers == {"offer/passport": "taken"}
    assert person.text == f"{LINE}\n\nVai prasa naudu?"


def test_where_a_consultant_is_waited_for_the_numbers_are_said_all_the_same():
    person = person_at()
    person.session = person.here._replace(chat=True, position=Position("offer", "human"))

    person.writes("mani sit")

    assert person.text == LINE


def test_the_question_stays_however_often_the_words_come():
    person = person_at().writes("mani sit", "mani sit", "меня бьют", "mani sit")

    assert person.text == f"{LINE}\n\nVai kāds prasa pasi?"
    assert person.here.answers == {}


def test_words_of_danger_are_no_failed_try_beside_others():
    person = person_at().writes("abrakadabra", "mani sit", "mani sit")

    assert (person.at, person.here.tries) == ("passport", 1)


def test_words_of_danger_in_too_long_a_text_are_no_failed_try():
    person = person_at().writes("mani sit " + "un tā " * 1000)

    assert person.text == f"{LINE}\n\nVai kāds prasa pasi?"
    assert person.here.tries == 0


@pytest.mark.parametrize("text", ["viņi jau vakar paņēma manu pasi", "šodien paņēma pasi jau"])
def test_what_may_answer_a_question_about_signs_is_asked_back_under_the_numbers(text):
    person = person_at().writes(text)

    assert person.text == f"{LINE}\n\nVai domāji “Jau paņēma pasi”?"
    assert person.writes("jā").here.answers == {"offer/passport": "taken"}


def test_words_of_danger_that_are_like_no_answer_only_repeat_the_question():
    person = person_at().writes("mani sit un neprasa pasi")

    assert person.text == f"{LINE}\n\nVai kāds prasa pasi?"


def test_after_words_of_harm_every_later_result_begins_with_the_numbers():
    person = person_at().writes("mani sit").presses("keep", "free", "here")

    assert "Pazīmju nav." in person.text
    assert [message.text for message in person.seen][0].startswith(f"{LINE}\n\nPazīmju nav.")


def test_without_words_of_harm_a_result_begins_with_itself():
    person = person_at().writes("gribu mirt").presses("keep", "free", "here")

    assert person.seen[0].text.startswith("Pazīmju nav.")


def test_a_result_in_the_same_turn_says_the_numbers_once():
    person = person_at().presses("keep", "free").writes("mājās, mani sit").writes("mājās")
    again = person_at().writes("mani sit").presses("keep", "free").writes("mājās")

    assert (person.text.count("112"), again.text.count("112")) == (1, 1)


def test_who_begins_anew_begins_without_the_alarm():
    person = person_at().writes("mani sit")
    person.command(Command.RESTART)

    assert not person.here.alarmed


def test_that_harm_was_spoken_of_is_kept():
    session = person_at().writes("mani sit").here

    assert Session.from_json(session.to_json()).alarmed


def test_at_a_crossroads_the_numbers_come_as_often_as_the_words():
    person = person_at().presses("keep", "free").writes("mani sit", "mani sit", "mani sit")

    assert person.text == f"{LINE}\n\nKur tu esi?"


def test_at_home_the_numbers_stand_before_the_topic_that_was_found():
    person = person_at("home").writes("par darbu: mani sit")

    assert person.text == f"{LINE}\n\nVai kāds prasa pasi?"


def test_a_cry_for_help_with_words_of_danger_brings_the_numbers_and_the_card():
    person = person_at().writes("palīgā, mani sit")

    assert person.text.startswith(LINE)
    assert "Tālrunis" in person.text or "pa tālruni" in person.text


def test_after_a_silence_the_numbers_are_said_and_the_place_stays_hidden():
    person = person_at().presses("keep").is_silent_for(minutes=11).writes("mani sit")

    assert person.text == f"{LINE}\n\nSveiki! Vai turpinām, kur apstājāmies?"
    assert person.writes("mani sit").text == f"{LINE}\n\nSveiki! Vai turpinām, kur apstājāmies?"


def test_where_a_yes_or_no_is_asked_for_the_numbers_come_and_nothing_is_agreed_to():
    person = person_at().presses("keep").presses_old("taken", "passport").writes("mani sit")

    assert person.text.startswith(LINE)
    assert person.here.answers == {"offer/passport": "keep"}


def test_the_numbers_are_said_in_the_persons_language():
    person = person_at()
    person.command(Command.LANGUAGE, "ru")

    assert "112" in person.writes("меня бьют").text


def test_despair_is_told_the_crisis_line_where_it_may_be_shown():
    person = person_at(facts=f"crisis_line: {CRISIS}\n").writes("gribu mirt")

    assert person.text.startswith(
        f"{LINE} Ja ir ļoti grūti uz sirds, zvani krīzes tālrunim 116123.\n\n"
    )


def test_despair_is_told_the_other_numbers_where_it_may_not():
    person = person_at().writes("gribu mirt")

    assert person.text == f"{LINE}\n\nVai kāds prasa pasi?"
