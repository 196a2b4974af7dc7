"""No text may call an offer safe; what only sounds alike may be said."""

from pathlib import Path

import pytest

from bot.script.assurances import assurance_in
from bot.script.model import Words
from bot.script.reader import read_folder
from tests.script.sets import codes, dialog, saying

ROOT = Path(__file__).parents[2]
SHIPPED = read_folder(ROOT / "dialogs", demo=True)[0].words

ASSURANCES = {
    "lv": [
        "Šis darbs ir drošs.",
        "Šis piedāvājums ir pilnīgi drošs!",
        "Droša firma, var strādāt.",
        "Vari droši braukt.",
        "Droši brauc.",
        "BRAUKT IR DROŠI",
        "Pazīmju nav, vari droši braukt.",
        "Pazīmju nav un vari droši braukt.",
        "Ja pazīmju nav, darbs ir drošs.",
        "Nav nekādu šaubu, ka darbs ir drošs.",
        "Tas ir ne tikai labs, bet arī drošs darbs.",
        "Vai darbs ir drošs? Jā, tas ir drošs.",
        "Droši zvani un droši brauc.",
        "Viss ir kārtībā.",
        "Viss būs labi.",
        "Tev nekas nedraud.",
        "Nekas slikts tur nenotiks.",
        "Nav par ko uztraukties.",
        "Tas nav bīstami.",
        "Tur nav nekāda riska.",
        "Šim darba devējam vari uzticēties.",
        "Vari mierīgi braukt.",
        "Tu esi drošībā.",
        "Zvani {helpline}, tas ir droši.",
    ],
    "ru": [
        "Всё безопасно.",
        "Все безопасно!",
        "Работа безопасна.",
        "Можно смело ехать.",
        "Признаков нет, можно ехать.",
        "Признаков нет и можно спокойно ехать.",
        "Вам ничего не угрожает.",
        "Бояться нечего.",
        "Это не опасно.",
        "Всё в порядке.",
        "Все будет хорошо.",
        "Нет сомнений, что работа безопасна.",
        "Это не только выгодно, но и безопасно.",
        "Этому работодателю можно доверять.",
        "Риска нет.",
        "Вы в безопасности.",
        "Это надежный работодатель.",
    ],
}
HARMLESS = {
    "lv": [
        "Drošāk zvanīt.",
        "Zvanīt ir drošāk nekā rakstīt.",
        "Vari droši zvanīt.",
        "Darbs nav drošs.",
        "Tas nav spriedums, ka darbs ir drošs.",
        "Tas vēl nenozīmē, ka viss būs labi.",
        "Neviens darbs ārzemēs nav pilnīgi drošs.",
        "Neviens nevar apsolīt, ka tur būs droši.",
        "Bez līguma braukt nav droši.",
        "Drošs tas nav.",
        "Nedrošs darbs.",
        "Vai tu esi drošībā?",
        "Ja esi drošībā, zvani {helpline}.",
        "Zvani, kad ir droši runāt.",
        "Par to, kā droši aiziet, vari parunāt ar cilvēku.",
        "Pārbaudi, vai firma ir droša.",
        "Aizej tur, kur ir droši.",
        "Glabā dokumentus drošā vietā.",
        "Ja saka “viss ir droši”, nebrauc.",
        "Vai prasa drošības naudu?",
        "Drošības naudu nemaksā.",
        "Patvērums “Drošā māja” palīdz.",
        "Tavās atbildēs nav bīstamu pazīmju.",
        "Droši vien tev ir jautājumi.",
    ],
    "ru": [
        "Это небезопасно.",
        "Это не значит, что работа безопасна.",
        "О том, как безопасно уйти, можно поговорить с человеком.",
        "Вы сейчас в безопасности?",
        "Если вы в безопасности, звоните {helpline}.",
        "Проверьте, безопасна ли работа.",
        "Смело звоните {helpline}.",
        "Найдите место, где безопасно.",
        "Говорят «всё безопасно», но это не так.",
        "Убежище «Надёжный дом» работает по будням.",
        "Безопасной эту работу назвать нельзя.",
        "В ответах нет опасных признаков.",
    ],
}
WORDS = Words(never_say={"lv": ("drošs", "vari brauk-")}, may_say={"lv": ("vari braukt mājās",)})


def pairs(texts):
    return [(language, text) for language in texts for text in texts[language]]


@pytest.mark.parametrize(("language", "text"), pairs(ASSURANCES))
def test_no_text_may_promise_that_all_will_be_well(language, text):
    assert assurance_in(text, language, SHIPPED)


@pytest.mark.parametrize(("language", "text"), pairs(HARMLESS))
def test_what_only_asks_supposes_denies_or_sounds_alike_may_be_said(language, text):
    assert assurance_in(text, language, SHIPPED) == ""


def test_a_word_of_the_list_is_meant_whole_unless_it_ends_in_a_dash():
    assert [assurance_in(text, "lv", WORDS) for text in ("Drošsirdīgs.", "Vari braukāt.")] == [
        "",
        "vari braukāt",
    ]


def test_other_words_may_stand_between_those_of_a_phrase_but_no_other_clause():
    texts = ("Vari jau rīt braukt.", "Vari zvanīt, braukt nevajag.")

    assert [assurance_in(text, "lv", WORDS) for text in texts] == ["vari jau rīt braukt", ""]


def test_an_exception_covers_its_own_words_alone():
    texts = ("Vari braukt mājās.", "Vari braukt mājās un vari braukt atpakaļ.")

    assert [assurance_in(text, "lv", WORDS) for text in texts] == ["", "vari braukt"]


def test_without_a_list_nothing_is_refused():
    assert assurance_in("Darbs ir drošs.", "lv", Words()) == ""


@pytest.mark.parametrize(
    "files",
    [
        {"offer.yaml": saying("Darbs ir drošs.")},
        {"_snippets.yaml": "goodbye: Darbs ir drošs."},
        {
            "_facts.yaml": "helpline: {kind: text, lv: Darbs ir drošs}\noffice_email:\n"
            "  kind: email\n  value: birojs@example.lv\n"
        },
        {"offer.yaml": dialog("  hello:\n    say: Kā ir?\n    choices: {a: Drošs}\n")},
    ],
    ids=["step", "snippet", "fact", "button"],
)
def test_it_is_refused_wherever_it_stands(files):
    assert "D131" in codes(files)


def test_the_bots_own_words_are_held_to_the_list_as_well():
    assert "D131" in codes({"_words.yaml": "never_say: {lv: [labi]}"})
