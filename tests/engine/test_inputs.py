from datetime import date

import pytest

from bot.engine.country_names import names
from bot.engine.inputs import TEXT_LIMIT, Misread, read_input
from bot.script.model import Ask, InputKind
from tests.engine.scripts import number

TODAY = date(2026, 11, 23)
AMBIGUOUS = {"CD", "CG"}  # both are just "Kongo"


def read(kind, text):
    return read_input(Ask(InputKind(kind)), text, "lv", TODAY)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("1800", 1800),
        ("1 800", 1800),
        ("1\u00a0800", 1800),
        ("1800 €", 1800),
        ("€1800", 1800),
        ("1800eur", 1800),
        ("1800 eiro mēnesī", 1800),
        ("1 800 €/mēn.", 1800),
        ("1800 евро в месяц", 1800),
        ("ap 1800", 1800),
        ("apmēram 1800!", 1800),
        ("около 1800", 1800),
        ("okolo 1800", 1800),
        ("~1800", 1800),
        ("1.800,50", 1800.5),
        ("1,800.50", 1800.5),
        ("1.800", 1800),
        ("1'800", 1800),
        ("12 000,00", 12000),
        ("1 800 000", 1800000),
        ("1,8 тыс", 1800),
        ("1.8k", 1800),
        ("2 tūkstoši", 2000),
        ("7,5", 7.5),
        ("0.500", 0.5),
        ("17", 17),
        ("man ir 17 gadi", 17),
        ("мне 17 лет", 17),
        ("40 stundas nedēļā", 40),
        ("40 часов в неделю", 40),
        ("１８００", 1800),
        ("٣٥", 35),
        ("-5", -5),
        ("0", 0),
        ("1800 🙂", 1800),
    ],
)
def test_a_number_is_read_as_people_write_it(text, value):
    assert read("number", text) == value


@pytest.mark.parametrize(
    "text",
    ["", " ", "daudz", "много", "1500-1800", "1500–1800", "no 1500 līdz 1800", "1500 vai 1800",
     "1500 1800", "1 800 50", "vairāk par 1800", "1800+", ">1800", "ne 1800", "12:30", "1/2",
     "50%", "1e400", "0x10", "1000 $", "300 zloti", "12 € stundā", "12 евро в час", "500 nedēļā",
     "10 dienā", "1800 bruto", "1.800 tūkst", "12.03.2027", "pusotra", "9" * 100, "²³ ½"],
)  # fmt: skip
def test_what_could_mean_two_numbers_is_asked_again(text):
    assert read("number", text) == Misread("number")


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("10", 10),
        ("99", 99),
        ("9", Misread("bounds")),
        ("9,9", Misread("bounds")),
        ("100", Misread("bounds")),
        ("-10", Misread("bounds")),
    ],
)
def test_both_bounds_belong_to_what_is_taken(text, value):
    assert read_input(number(10, 99), text, "lv", TODAY) == value


def test_a_number_without_bounds_has_none():
    assert read_input(number(), "999999999999", "lv", TODAY) == 999999999999


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("12.03.2027", "2027-03-12"),
        ("12.3.2027.", "2027-03-12"),
        ("12/3/27", "2027-03-12"),
        ("12-03-2027", "2027-03-12"),
        ("2027-03-12", "2027-03-12"),
        ("2027.03.12.", "2027-03-12"),
        ("no 12.03.2027.", "2027-03-12"),
        ("12.03.2027 г.", "2027-03-12"),
        ("12.03.", "2027-03-12"),
        ("31.12.", "2026-12-31"),
        ("23.11.", "2026-11-23"),
        ("22.11.", "2027-11-22"),
        ("29.02", "2028-02-29"),
        ("12. martā", "2027-03-12"),
        ("12 marts", "2027-03-12"),
        ("12 марта", "2027-03-12"),
        ("12 marta", "2027-03-12"),
        ("12 марта 2027 года", "2027-03-12"),
        ("2027. gada 12. martā", "2027-03-12"),
        ("5. jūnijā", "2027-06-05"),
        ("5 июля", "2027-07-05"),
        ("1 jūlijs", "2027-07-01"),
        ("9. novembrī", "2027-11-09"),
        ("9 ноября", "2027-11-09"),
        ("3 сентября", "2027-09-03"),
        ("šodien", "2026-11-23"),
        ("сегодня", "2026-11-23"),
        ("rīt", "2026-11-24"),
        ("RIT!", "2026-11-24"),
        ("завтра", "2026-11-24"),
        ("zavtra", "2026-11-24"),
        ("braucu parīt", "2026-11-25"),
        ("послезавтра", "2026-11-25"),
        ("vakar", "2026-11-22"),
    ],
)
def test_a_date_is_read_as_people_write_it(text, day):
    assert read("date", text) == day


@pytest.mark.parametrize(
    "text",
    ["", "kaut kad", "скоро", "30.02.2027", "32.01.", "3/25/27", "2027", "martā", "1.-5. martā",
     "12.03. vai 13.03.", "12.03.2027-15.03.2027", "0.0", "99 марта", "12.03.1850", "ne rīt",
     "12 mart 12", "12. martā 123", "9999999999 martā", "12:30"],
)  # fmt: skip
def test_what_is_no_day_of_the_calendar_is_asked_again(text):
    assert read("date", text) == Misread("date")


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("Vācija", "DE"),
        ("uz Vāciju", "DE"),
        ("Vācijā", "DE"),
        ("vacija", "DE"),
        ("VĀCIJA!", "DE"),
        ("braucu uz Vāciju, Berlīni", "DE"),
        ("darbs Vācijā", "DE"),
        ("Германия", "DE"),
        ("в Германии", "DE"),
        ("в Германию", "DE"),
        ("v Germaniyu", "DE"),
        ("Germany", "DE"),
        ("🇩🇪 Vācija", "DE"),
        ("Anglija", "GB"),
        ("uz Angliju", "GB"),
        ("Lielbritānijā", "GB"),
        ("UK", "GB"),
        ("в Великобританию", "GB"),
        ("Holande", "NL"),
        ("Nīderlandē", "NL"),
        ("в Нидерланды", "NL"),
        ("в Голландию", "NL"),
        ("Īrija", "IE"),
        ("uz iriju", "IE"),
        ("в Ирландии", "IE"),
        ("Islande", "IS"),
        ("Исландия", "IS"),
        ("Irāna", "IR"),
        ("Irāka", "IQ"),
        ("Nigēra", "NE"),
        ("Nigērijā", "NG"),
        ("в Нигерии", "NG"),
        ("Нигер", "NE"),
        ("Austrija", "AT"),
        ("в Австрию", "AT"),
        ("Austrālijā", "AU"),
        ("в Австралии", "AU"),
        ("Avstraliya", "AU"),
        ("Slovākija", "SK"),
        ("Slovēnijā", "SI"),
        ("ASV", "US"),
        ("Amerikā", "US"),
        ("Amerikas Savienotajās Valstīs", "US"),
        ("в США", "US"),
        ("AAE", "AE"),
        ("uz Dubaiju", "AE"),
        ("Apvienotajos Arābu Emirātos", "AE"),
        ("в Саудовскую Аравию", "SA"),
        ("Dienvidkorejā", "KR"),
        ("в Южной Корее", "KR"),
        ("Mjanma", "MM"),
        ("Birmā", "MM"),
        ("Kambodžā", "KH"),
        ("в Камбоджу", "KH"),
        ("Taizeme", "TH"),
        ("Тайланд", "TH"),
        ("Čehija", "CZ"),
        ("chehija", "CZ"),
        ("na Kipr", "CY"),
        ("Šveice", "CH"),
        ("в Швецию", "SE"),
        ("Nepālā", "NP"),
        ("Gvineja-Bisava", "GW"),
        ("Ungland", "GB"),
        ("Norvegjia", "NO"),
        ("Шведция", "SE"),
    ],
)
def test_a_country_is_read_in_every_case_and_spelling(text, code):
    assert read("country", text) == code


@pytest.mark.parametrize(
    "text",
    ["", "Berlīne", "nezinu", "nē", "NE", "NO", "Koreja", "Kongo", "Austrlija", "Slovanija",
     "Irlande", "no Latvijas uz Vāciju", "Vācija vai Francija", "ne uz Vāciju", "ne Lielbritānija",
     "visur", "Eiropa", "x" * 500],
)  # fmt: skip
def test_a_country_is_never_guessed_between_two(text):
    assert read("country", text) == Misread("country")


@pytest.mark.parametrize(
    ("code", "name"),
    [
        (code, name)
        for code, name in names()
        if code not in AMBIGUOUS and not name.startswith("о-в")
    ],
)
def test_every_country_is_known_by_each_of_its_names(code, name):
    assert read("country", name) == code


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("26123456", "+37126123456"),
        ("26 123 456", "+37126123456"),
        ("+371 26-123-456", "+37126123456"),
        ("(+371) 26123456", "+37126123456"),
        ("0037126123456", "+37126123456"),
        ("mans numurs ir 26123456", "+37126123456"),
        ("+44 7911 123456", "+447911123456"),
    ],
)
def test_a_phone_number_is_kept_in_the_worlds_notation(text, number):
    assert read("phone", text) == number


@pytest.mark.parametrize("text", ["", "112", "123", "zvaniet", "26123456 vai 29123456", "1" * 900])
def test_what_is_no_phone_number_is_asked_again(text):
    assert read("phone", text) == Misread("phone")


@pytest.mark.parametrize("kind", ["text", "place"])
@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("  Rīga \n", "Rīga"),
        ("pirmā\r\notrā", "pirmā\notrā"),
        ("a\x00b\x1b[31mc", "ab[31mc"),
        ("\u202eabc\u202c", "abc"),
        ("👩‍👧", "👩‍👧"),
        ("<b>{0.__class__}</b>", "<b>{0.__class__}</b>"),
        ("x" * TEXT_LIMIT, "x" * TEXT_LIMIT),
        ("🙂" * (TEXT_LIMIT // 2), "🙂" * (TEXT_LIMIT // 2)),
    ],
)
def test_a_text_is_kept_as_it_was_written_but_for_signs_that_hide(kind, text, kept):
    assert read(kind, text) == kept


@pytest.mark.parametrize("kind", ["text", "place"])
@pytest.mark.parametrize("text", ["", "   ", "\u200b", "\ud800", "\u0301", "\x00\x01", "\u202e"])
def test_a_text_that_nobody_could_see_is_none(kind, text):
    assert read(kind, text) == Misread(kind)


@pytest.mark.parametrize("kind", list(InputKind))
@pytest.mark.parametrize("text", ["x" * (TEXT_LIMIT + 1), "🙂" * (TEXT_LIMIT // 2 + 1)])
def test_a_text_that_is_too_long_is_not_cut_but_refused(kind, text):
    assert read(kind, text) == Misread("long")
