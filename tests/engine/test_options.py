import pytest

from bot.engine.buttons import DONE, SKIP
from bot.engine.options import (
    Guessed,
    GuessedMany,
    Meant,
    MeantMany,
    Unclear,
    read_consent,
    read_option,
    read_skip,
)
from tests.engine.scripts import asking, step_of

PLACES = ("Rūpnīca vai lauki | Завод или поле", "Viesnīca | Гостиница", "Šofera darbs | Водитель")
FEE = (
    "Nē | Нет",
    "Jā, jāmaksā uzreiz | Да, сразу",
    "Jā, atvilks no algas | Да, вычтут из зарплаты",
)
PASSPORT = ("Nē, paliek pie manis | Нет, остаются у меня", "Jā, prasa | Да, просят", "Jau paņēma")
DENIED = ("Neprasa | Не просят", "Prasa | Просят")
PAID = ("Nemaksā neko | Ничего не платят", "Maksā labi | Платят хорошо")


def read(labels, text, **step):
    script = asking(*labels, **step)
    return read_option(script, "offer", step_of(script), text)


@pytest.mark.parametrize(
    ("text", "option"),
    [
        ("Viesnīca", "b"),
        ("viesnica", "b"),
        ("VIESNĪCA!!!", "b"),
        ("  viesnīca 🙂 ", "b"),
        ("Гостиница", "b"),
        ("gostinica", "b"),
        ("gostinitsa", "b"),
        ("rupnica vai lauki", "a"),
        ("Завод, или поле?", "a"),
        ("šofera-darbs", "c"),
        ("voditel'", "c"),
        ("1", "a"),
        ("2.", "b"),
        ("3)", "c"),
        ("nr. 2", "b"),
        ("№2", "b"),
        ("2️⃣", "b"),
        ("otrais", "b"),
        ("otro", "b"),
        ("hotelis", "b"),
        ("отель", "b"),
        ("второй", "b"),
        ("третье", "c"),
        ("pirmā", "a"),
    ],
)
@pytest.mark.parametrize("signs", [False, True])
def test_a_typed_answer_counts_like_its_button(text, option, signs):
    assert read(PLACES, text, signs=signs) == Meant(option)


@pytest.mark.parametrize(
    ("text", "option"),
    [
        ("viesnca", "b"),
        ("viesniica", "b"),
        ("viensīca", "b"),
        ("гостинница", "b"),
        ("soferu darbs", "c"),
    ],
)
def test_a_small_typo_counts_where_no_sign_depends_on_it(text, option):
    assert read(PLACES, text) == Meant(option)


@pytest.mark.parametrize(
    "text", ["viesnca", "viensīca", "гостинца", "soferu darbs", "rūpnīca", "завод"]
)
def test_a_guess_is_asked_back_where_a_sign_depends_on_it(text):
    assert isinstance(read(PLACES, text, signs=True), Guessed)


@pytest.mark.parametrize(
    ("text", "option"), [("rupnica", "a"), ("lauki", "a"), ("darbs sofera", "c")]
)
def test_a_part_of_a_label_is_asked_back(text, option):
    assert read(PLACES, text) == Guessed(option)


@pytest.mark.parametrize(
    "text",
    [
        "",
        " ",
        "🙂",
        "4",
        "0",
        "99999999999",
        "1-2",
        "1/2",
        "50%",
        "2 €",
        "kaut kas cits",
        "viss",
        "1 2",
        "-1",
    ],
)
def test_what_no_button_says_is_unclear(text):
    assert read(PLACES, text) == Unclear()


@pytest.mark.parametrize("labels", [("Darbs Vācijā", "Darbs Polijā"), ("Nigērija", "Nigēra")])
@pytest.mark.parametrize("text", ["darbs", "nigra", "nigerja"])
def test_between_two_that_are_close_none_is_guessed(labels, text):
    assert read(labels, text) in (Unclear(), Meant("a") if text == "nigerja" else Unclear())


@pytest.mark.parametrize(
    ("text", "reading"),
    [
        ("nē", Meant("a")),
        ("нет", Meant("a")),
        ("nee", Meant("a")),
        ("неа", Meant("a")),
        ("jā", Unclear()),
        ("да", Unclear()),
        ("jā, jāmaksā uzreiz", Meant("b")),
        ("da srazu", Meant("b")),
        ("uzreiz", Guessed("b")),
        ("atvilks no algas", Guessed("c")),
        ("nē, neviens neprasa", Guessed("a")),
        ("нет, ничего не просили", Guessed("a")),
        ("да нет", Unclear()),
        ("jā, neprasa", Unclear()),
        ("nav jāmaksā uzreiz", Unclear()),
        ("neatvilks no algas", Unclear()),
        ("не вычтут из зарплаты", Unclear()),
    ],
)
def test_yes_and_no_are_understood_with_what_follows_them(text, reading):
    assert read(FEE, text, signs=True) == reading


@pytest.mark.parametrize(
    ("labels", "text", "reading"),
    [
        (PASSPORT, "nē", Guessed("a")),
        (PASSPORT, "jā", Guessed("b")),
        (PASSPORT, "aga", Guessed("b")),
        (PASSPORT, "prasa", Guessed("b")),
        (PASSPORT, "neprasa", Unclear()),
        (PASSPORT, "не просят", Unclear()),
        (PASSPORT, "jā, neprasa", Unclear()),
        (PASSPORT, "да нет", Unclear()),
        (PASSPORT, "nē, prasa", Unclear()),
        (PASSPORT, "нет, просят", Unclear()),
        (PASSPORT, "nepaliek pie manis", Unclear()),
        (PASSPORT, "не остаются у меня", Unclear()),
        (PASSPORT, "ne ostajutsja u menja", Unclear()),
        (PASSPORT, "не остаются", Unclear()),
        (PASSPORT, "vēl nepaņēma", Unclear()),
        (PASSPORT, "nepaņēma", Unclear()),
        (DENIED, "prasa", Meant("b")),
        (DENIED, "neprasa", Meant("a")),
        (DENIED, "просят", Meant("b")),
        (DENIED, "не просят", Meant("a")),
        (DENIED, "ne prosyat", Meant("a")),
        (DENIED, "nprasa", Unclear()),
        (DENIED, "vairs neprasa", Unclear()),
        (PAID, "maksā labi", Meant("b")),
        (PAID, "nemaksā labi", Unclear()),
        (PAID, "maksā neko", Unclear()),
        (PAID, "не платят хорошо", Unclear()),
        (PAID, "платят", Guessed("b")),
        (PAID, "nemaksā", Unclear()),
        (PAID, "maksā", Guessed("b")),
        (("Prasa", "Cits"), "nprasa", Unclear()),
        (("Droši", "Cits"), "nedroši", Unclear()),
        (("Ar līgumu", "Cits"), "bez līguma", Unclear()),
        (("Zinu viņu", "Cits"), "nezinu viņu", Unclear()),
    ],
)
def test_a_negated_answer_never_matches_its_opposite(labels, text, reading):
    assert read(labels, text, signs=True) == reading


@pytest.mark.parametrize("signs", [False, True])
def test_a_no_before_a_comma_is_no_not(signs):
    assert not isinstance(read(DENIED, "не, просят", signs=signs), Meant)


def test_the_first_word_of_a_longer_label_counts_where_no_sign_depends_on_it():
    assert read(PASSPORT, "nē") == Meant("a")


@pytest.mark.parametrize(
    ("text", "reading"),
    [
        ("1, 3", MeantMany(("a", "c"))),
        ("3 un 1", MeantMany(("a", "c"))),
        ("1 и 2 и 3", MeantMany(("a", "b", "c"))),
        ("1 2", MeantMany(("a", "b"))),
        ("pirmais un trešais", MeantMany(("a", "c"))),
        ("viesnīca, šofera darbs", MeantMany(("b", "c"))),
        ("Rūpnīca vai lauki un viesnīca", MeantMany(("a", "b"))),
        ("viesnīca un 3", MeantMany(("b", "c"))),
        ("viesnīca. Šofera darbs.", MeantMany(("b", "c"))),
        ("viesnīca; šofera darbs\nrūpnīca vai lauki", MeantMany(("a", "b", "c"))),
        ("гостиница и водитель", MeantMany(("b", "c"))),
        ("gostinica, voditel", MeantMany(("b", "c"))),
        ("gostinica i voditel", MeantMany(("b", "c"))),
        ("viesnca un šofera darbs", GuessedMany(("b", "c"))),
        ("viesnīca un šofera", GuessedMany(("b", "c"))),
        ("viesnīca, un vēl kaut kas cits", GuessedMany(("b",))),
        ("nav viesnīca, šofera darbs", GuessedMany(("c",))),
        ("nr. 2, rūpnīca vai lauki", MeantMany(("a", "b"))),
        ("1 2, šofera darbs", MeantMany(("a", "b", "c"))),
        ("gatavs, gatavs", Unclear()),
        ("viesnīca", Meant("b")),
        ("2", Meant("b")),
        ("viesnīca, nezinu", Unclear()),
        ("viesnīca, 🙂, šofera darbs, gatavs", MeantMany(("b", "c"))),
        ("viesnīca, gatavs", MeantMany(("b",))),
        ("1-3", Unclear()),
        ("1, 9", Unclear()),
        ("12", Unclear()),
        ("gatavs", Meant(DONE)),
        ("готово", Meant(DONE)),
    ],
)
def test_several_can_be_typed_at_once_where_several_may_be_chosen(text, reading):
    assert read(PLACES, text, many=True, signs=True) == reading


PAPERS = (
    "Nav rakstiska līguma | Нет письменного договора",
    "Tikai WhatsApp vai Telegram | Только WhatsApp или Telegram",
    "Liela alga, pieredzi nevajag | Большая зарплата, опыт не нужен",
    "Nevienam nestāstīt | Никому не рассказывать",
)


@pytest.mark.parametrize(
    ("text", "reading"),
    [
        ("nav rakstiska liguma, tikai whatsapp vai telegram", MeantMany(("a", "b"))),
        ("nav rakstiska liguma, tikai whatsapp", GuessedMany(("a", "b"))),
        ("liela alga, pieredzi nevajag", Meant("c")),
        ("liela alga, pieredzi nevajag, nevienam nestāstīt", MeantMany(("c", "d"))),
        ("nevienam nestāstīt un liela alga, pieredzi nevajag", MeantMany(("c", "d"))),
        ("большая зарплата, опыт не нужен и никому не рассказывать", MeantMany(("c", "d"))),
        ("net pismennogo dogovora i nikomu ne rasskazyvat", MeantMany(("a", "d"))),
        ("ir rakstisks līgums, nevienam nestāstīt", GuessedMany(("d",))),
        ("ir rakstisks līgums, maksā labi", Unclear()),
    ],
)
def test_labels_joined_by_a_comma_or_and_are_taken_apart(text, reading):
    assert read(PAPERS, text, many=True, signs=True) == reading


def test_none_of_these_beside_what_was_not_understood_is_not_guessed():
    script = asking("Pase", "Nekas no šī", many=True, signs=True, ids=("pass", "none"))

    reading = read_option(script, "offer", step_of(script), "nekas no šī, laikam gan")

    assert reading == Unclear()


@pytest.mark.parametrize(
    "text",
    ["nezinu", "NEZINU", "не знаю", "незнаю", "ne znaju", "ne znayu", "neteikšu", "negribu teikt",
     "Не хочу говорить", "nav ne jausmas", "izlaist"],
)  # fmt: skip
def test_i_do_not_know_is_an_answer(text):
    assert read(FEE, text, signs=True) == Meant(SKIP)


def test_i_do_not_know_is_no_answer_to_a_crossroads():
    assert read(PLACES, "nezinu", question=False) == Unclear()


def test_an_i_do_not_know_of_the_staff_comes_before_the_engines():
    assert read(("Jā", "Nezinu"), "nezinu") == Meant("b")


def test_the_words_on_the_skip_button_of_a_step_count_in_both_languages():
    readings = [read(FEE, text, skip="Izlaižu šo | Не отвечаю на это") for text in
                ("izlaizu so", "не отвечаю на это")]  # fmt: skip

    assert readings == [Meant(SKIP), Meant(SKIP)]


def test_a_number_is_asked_back_where_labels_speak_of_numbers():
    assert read(("Mazāk par 18", "18 vai vairāk"), "1") == Guessed("a")


def test_a_label_that_is_a_number_is_taken_by_its_words():
    assert read(("2", "1"), "1") == Meant("b")


@pytest.mark.parametrize(
    ("text", "skips"),
    [("nezinu", True), ("не знаю", True), ("neznaju", True), ("zinu", False), ("знаю", False),
     ("", False), ("Es nezinu, vai tas ir droši", False)],
)  # fmt: skip
def test_what_skips_a_question_that_is_answered_by_typing(text, skips):
    assert read_skip(asking("Jā"), text) is skips


@pytest.mark.parametrize(
    ("text", "consent"),
    [("jā", True), ("Да!", True), ("aga", True), ("1", True), ("nē", False), ("net", False),
     ("2", False), ("varbūt", None), ("jā nē", None), ("", None), ("3", None), ("nezinu", None)],
)  # fmt: skip
def test_a_question_back_is_answered_with_yes_or_no(text, consent):
    assert read_consent(asking("Jā"), text) is consent
