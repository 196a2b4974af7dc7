from __future__ import annotations

from dataclasses import replace

from bot.script.merging import merge, same_meaning
from bot.script.texts import Entry
from tests.script.catalog_values import units

HELLO = Entry("home/hello#say", "Sveiki!", "Здравствуйте!")


def no_names(id: str) -> list[str]:
    return []


def test_an_unchanged_text_keeps_its_translation():
    assert merge(units({"home/hello#say": "Sveiki!"}), [HELLO], no_names) == (HELLO,)


def test_a_changed_text_keeps_its_translation_as_stale_with_the_words_it_was_made_for():
    merged = merge(units({"home/hello#say": "Labdien!"}), [HELLO], no_names)

    assert merged == (replace(HELLO, source="Labdien!", fuzzy=True, previous="Sveiki!"),)


def test_a_text_changed_twice_still_shows_the_words_its_translation_was_made_for():
    once = merge(units({"home/hello#say": "Labdien!"}), [HELLO], no_names)

    twice = merge(units({"home/hello#say": "Labrīt!"}), once, no_names)

    assert twice == (replace(HELLO, source="Labrīt!", fuzzy=True, previous="Sveiki!"),)


def test_a_text_changed_there_and_back_stays_stale_because_somebody_may_have_begun_on_it():
    there = merge(units({"home/hello#say": "Labdien!"}), [HELLO], no_names)

    back = merge(units({"home/hello#say": "Sveiki!"}), there, no_names)

    assert back[0].fuzzy


def test_a_renamed_text_takes_its_translation_along_and_it_is_not_stale():
    merged = merge(units({"home/greeting#say": "Sveiki!"}), [HELLO], lambda id: ["home/hello#say"])

    assert merged == (replace(HELLO, id="home/greeting#say"),)


def test_a_name_that_another_text_has_now_leads_to_nobody_elses_translation():
    now = units({"home/greeting#say": "Sveiki!", "home/hello#say": "Ko vēlies?"})

    greeting, _ = merge(now, [HELLO], lambda id: ["home/hello#say"])

    assert greeting.translation == ""


def test_a_new_text_is_empty_even_if_the_same_words_are_translated_elsewhere():
    now = units({"home/hello#say": "Sveiki!", "help/hello#say": "Sveiki!"})

    assert merge(now, [HELLO], no_names)[1] == Entry("help/hello#say", "Sveiki!")


def test_a_removed_text_is_kept_aside_under_its_identity():
    assert merge({}, [HELLO], no_names) == (replace(HELLO, obsolete=True),)


def test_a_removed_text_that_nobody_had_translated_is_not_kept():
    assert merge({}, [replace(HELLO, translation="")], no_names) == ()


def test_a_text_that_comes_back_finds_its_translation():
    removed = merge({}, [HELLO], no_names)

    assert merge(units({"home/hello#say": "Sveiki!"}), removed, no_names) == (HELLO,)


def test_a_stale_text_that_comes_back_is_still_stale():
    stale = replace(HELLO, fuzzy=True, previous="Čau!")
    removed = merge({}, [stale], no_names)

    assert merge(units({"home/hello#say": "Sveiki!"}), removed, no_names) == (stale,)


def test_other_words_under_a_name_that_was_free_get_no_old_translation():
    removed = merge({}, [HELLO], no_names)

    fresh, old = merge(units({"home/hello#say": "Ko vēlies?"}), removed, no_names)

    assert (fresh.translation, old) == ("", removed[0])


def test_words_that_come_back_find_their_own_translation_and_not_that_of_the_words_between():
    between = Entry("home/hello#say", "Ko vēlies?", "Что вы хотите?")
    catalog = [between, replace(HELLO, obsolete=True)]

    merged = merge(units({"home/hello#say": "Sveiki!"}), catalog, no_names)

    assert merged == (HELLO, replace(between, obsolete=True))


def test_a_changed_text_that_nobody_had_translated_is_simply_new():
    empty = replace(HELLO, translation="", fuzzy=True, previous="Čau!")

    merged = merge(units({"home/hello#say": "Labdien!"}), [empty], no_names)

    assert merged == (Entry("home/hello#say", "Labdien!"),)


def test_a_translator_who_takes_the_mark_away_has_settled_the_earlier_words():
    settled = replace(HELLO, previous="Čau!")

    assert merge(units({"home/hello#say": "Sveiki!"}), [settled], no_names) == (HELLO,)


def test_what_is_kept_aside_has_an_order_of_its_own():
    merged = merge({}, [Entry("b#say", "B", "Б"), Entry("a#say", "A", "А")], no_names)

    assert [entry.id for entry in merged] == ["a#say", "b#say"]


def test_texts_stand_in_the_order_in_which_they_are_said():
    now = units({"b#say": "B", "a#say": "A"})

    merged = merge(now, [Entry("a#say", "A", "А"), Entry("b#say", "B", "Б")], no_names)

    assert [entry.id for entry in merged] == ["b#say", "a#say"]


def test_what_translators_noted_goes_along():
    noted = replace(HELLO, comments=("на «вы»",))

    merged = merge(units({"home/hello#say": "Labdien!"}), [noted], no_names)

    assert merged[0].comments == ("на «вы»",)


def test_a_translation_found_to_fit_is_no_longer_stale_and_says_who_found_it():
    stale = replace(HELLO, source="Sveiki", fuzzy=True, previous="Sveiki!")

    assert same_meaning(stale, "Anna") == replace(
        HELLO, source="Sveiki", comments=("same meaning as “Sveiki!”, says Anna",)
    )
