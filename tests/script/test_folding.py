import time
import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.script.folding import fold, loose

ANYTHING = st.text(st.characters(exclude_categories=()), max_size=300)


@pytest.mark.parametrize(
    ("written", "folded"),
    [
        ("Jā, šodien!", "ja sodien"),
        ("ĶEKSIS", "keksis"),
        ("Здравствуйте", "zdravstvuyte"),
        ("помощь", "pomoshch"),
        ("pomoshch'", "pomoshch"),
        ("  vai \t tu\r\n nāksi ", "vai tu naksi"),
        ("аizmirsti", "aizmirsti"),  # a Cyrillic а
        ("пoмoгитe", "pomogite"),  # three Latin letters
        ("CТОП", "stop"),  # a Latin C
        ("по\u200bмо\u200dщь", "pomoshch"),
        ("\u202epalīdzība\u202c", "palidziba"),
        ("🙏 palīgā 🙏", "paliga"),
        ("2️⃣", "2"),
        ("ｈｅｌｐ", "help"),
        ("\ud800", ""),
        ("", ""),
    ],
)
def test_every_way_of_writing_folds_to_plain_words(written, folded):
    assert fold(written) == folded


@pytest.mark.parametrize(
    "spellings",
    [
        ("хочу", "hochu", "xochu", "khochu", "ho4u", "xo4u"),
        ("помощь", "pomosh", "pomoshch", "pomosch", "pomoshch'"),
        ("жду", "zhdu", "zdu"),
        ("русский", "russkij", "russkiy", "russki", "ruskii"),
        ("ещё", "еще", "eshche", "esche", "yeshche"),
        ("язык", "yazyk", "jazik", "iazyk", "jazyk"),
        ("человек", "chelovek", "4elovek"),
        ("nē", "nee", "ne", "NEE"),
        ("jā", "jaa", "Ja", "ja"),
        ("šodien", "shodien", "sodien"),
        ("čau", "chau", "cau"),
    ],
)
def test_the_latin_spellings_of_a_word_are_one_word(spellings):
    assert len({loose(fold(spelling)) for spelling in spellings}) == 1


@pytest.mark.parametrize(("one", "other"), [("jā", "nē"), ("да", "нет"), ("prasa", "neprasa")])
def test_a_yes_and_a_no_never_become_one_word(one, other):
    assert loose(fold(one)) != loose(fold(other))


@settings(deadline=None)
@given(ANYTHING)
def test_folding_never_fails_and_leaves_only_plain_words(text):
    words = fold(text).split(" ")

    assert words == [""] or all(word.isascii() and word.isalnum() for word in words)


@settings(deadline=None)
@given(st.text("aābcčdeēfgģhiījkķlļmnņoprsštuūvzžабвгдеёжзийклмнопрстуфхцчшщъыьэюя ", max_size=40))
def test_composed_and_decomposed_letters_fold_alike(text):
    assert fold(unicodedata.normalize("NFD", text)) == fold(text)


@pytest.mark.parametrize("sign", ["a\u0301\u0323", "a", "аa", "\u202e", "ы4", "\ufdfa", " a"])
def test_a_long_text_is_folded_as_fast_as_it_is_cut(sign):
    begun = time.process_time()

    loose(fold(sign * 500_000))

    assert time.process_time() - begun < 0.5
