"""What becomes of the files of the staff."""

import pytest

from bot.script.conditions import Comparison, Is, Name, Number
from bot.script.model import Ask, Choices, Command, InputKind, Scope, Timing
from bot.script.reader import read_folder, read_script
from tests.script.sets import BASE, BYE, EXAMPLE, HEAD, codes, dialog, read, said, saying, step_of


@pytest.fixture(scope="module")
def example():
    return read_folder(EXAMPLE, demo=True)[0]


def test_the_example_of_the_specification_is_read_without_a_mistake():
    assert read_folder(EXAMPLE)[1] == []


def test_the_example_is_the_hundred_lines_of_the_specification():
    assert len((EXAMPLE / "job_offer.yaml").read_text().splitlines()) == 100


def test_every_text_of_the_example_is_a_unit(example):
    assert len([unit for unit in example.units if unit.startswith("job_offer")]) == 40


def test_a_number_is_asked_within_its_bounds(example):
    assert example.step("job_offer", "age").body == Ask(InputKind.NUMBER, 10, 99)


def test_an_answer_can_be_a_sign_when_a_condition_holds(example):
    assert example.step("job_offer", "age").flag_when == {
        "minor": Comparison(Name("age"), "<", Number(18))
    }


def test_an_option_can_be_several_signs(example):
    assert example.step("job_offer", "fee").flags["debt"] == ("fee", "debt")


def test_the_editor_says_how_long_an_answer_is_remembered(example):
    assert example.dialogs["job_offer"].remember["story"] is Scope.CASE_PRIVATE


def test_a_reminder_comes_after_half_an_hour_and_an_end_after_a_day(example):
    timing = Timing(30, "allowed_to_write", 24 * 60)

    assert example.step("job_offer", "story").timing == timing


def test_the_priority_of_a_hand_off_is_a_list_of_conditions(example):
    priority = example.step("job_offer", "talk").body.priority

    assert priority["urgent"].left == Is("level", "critical")


def test_only_the_way_that_differs_is_written(example):
    assert example.step("job_offer", "hello").go == {"abroad": "abroad"}


def test_a_step_keeps_the_name_it_had(example):
    assert example.step("job_offer", "fee").was == "money"


def test_options_keep_the_names_they_had():
    text = dialog(
        "  hello:\n    was: {step: start, options: {begin: go_on}}\n"
        "    say: Vai sākam?\n    choices:\n      begin: Sākam\n"
    )

    step = step_of(text)

    assert (step.was, step.options_were) == ("start", {"begin": "go_on"})


@pytest.mark.parametrize("step", ["hello", "menu"])
def test_a_crossroads_is_no_question_about_the_person(example, step):
    assert not example.step("job_offer", step).is_question


@pytest.mark.parametrize("step", ["country", "contract", "fee", "documents", "story"])
def test_what_is_asked_weighed_or_needed_is_a_question_about_the_person(example, step):
    assert example.step("job_offer", step).is_question


def test_choices_that_a_condition_asks_about_are_a_question():
    text = dialog(
        "  hello:\n    say: Vai sākam?\n    choices:\n      yes: Jā\n      no: Nē\n"
        "  more:\n    when: hello is yes\n    say: Labi\n"
    )

    assert step_of(text).is_question


def test_an_editor_can_insist_on_an_answer():
    text = dialog(
        "  hello:\n    say: Kā tevi uzrunāt?\n    ask: text\n    skip: never\n",
        "remember: {hello: session}\n",
    )

    step = step_of(text)

    assert (step.never_skip, step.skip) == (True, None)


def test_several_can_be_chosen_where_the_editor_says_so():
    text = dialog("  hello:\n    say: Kas?\n    choose: many\n    choices:\n      pay: Alga\n")

    assert step_of(text).body.many


@pytest.mark.parametrize(
    "written", ["no", "on", "null", "~", "1_000", "0112", "2027-01-15", "true", ".inf", "0x10"]
)
def test_a_text_stays_what_was_written(written):
    assert said(written) == written


@pytest.mark.parametrize("written", ['"Jā: tā # tā, {helpline}"', "'It''s @home'", "Jā, [nē]!"])
def test_a_text_in_quotes_may_hold_every_sign(written):
    quotes = written[0] if written[0] in "\"'" else ""

    assert said(written) == written.strip(quotes).replace("''", "'")


def test_a_folded_text_is_one_line():
    assert said(">\n      Pirmā rinda\n      otrā rinda") == "Pirmā rinda otrā rinda"


def test_letters_made_of_two_signs_become_one():
    assert said("Pa\u0304rbaudi\u0304t") == "Pārbaudīt"


def test_windows_line_ends_are_read():
    assert codes({"offer.yaml": saying("Sveiki").replace("\n", "\r\n")}) == []


def test_one_paragraph_needs_no_number():
    assert step_of(saying("Sveiki")).say[0].text == "offer/hello#say"


def test_several_paragraphs_are_numbered_as_they_stand(example):
    said = [paragraph.text for paragraph in example.step("job_offer", "hello").say]

    assert said == ["job_offer/hello#say.1", "snippet/confidential"]


def test_a_snippet_of_several_paragraphs_is_said_whole(example):
    said = [paragraph.text for paragraph in example.step("job_offer", "bye").say]

    assert said == ["snippet/goodbye.1", "snippet/goodbye.2"]


def test_every_label_tells_the_translator_the_question_it_answers(example):
    assert example.units["job_offer/fee#choice.debt"].note == (
        "Vai kāds prasa naudu par darbā iekārtošanu?"
    )


def test_a_note_of_the_editor_reaches_the_translator():
    text = dialog("  hello:\n    note: Mierīgā tonī.\n    say: Sveiki\n")

    assert read({"offer.yaml": text})[0].units["offer/hello#say"].note == "Mierīgā tonī."


@pytest.mark.parametrize(
    "unit",
    [
        "job_offer/result#say.critical",
        "risk/job_offer/fee#explain",
        "risk/job_offer#advice.low.1",
        "home/hello#choice.offer",
        "abroad_now#title",
        "snippet/goodbye.1",
        "ui/bar#call",
    ],
)
def test_a_language_must_not_go_live_without_what_keeps_people_safe(example, unit):
    assert example.units[unit].safety


@pytest.mark.parametrize("unit", ["job_offer/pay#say", "snippet/confidential"])
def test_an_ordinary_text_may_be_stale_for_a_while(example, unit):
    assert not example.units[unit].safety


def test_the_source_language_is_a_catalog_of_every_text(example):
    assert example.catalogs["lv"].keys() == example.units.keys()


def test_a_fact_nobody_has_verified_is_not_shown():
    assert "office_email" not in read({})[0].facts


def test_a_demo_shows_all_facts():
    assert "office_email" in read({}, demo=True)[0].facts


def test_an_emergency_number_is_always_shown():
    files = {"_facts.yaml": 'emergency: {kind: phone, value: "112", shown: always}\n'}

    assert read_script(files, require_home=False)[0].facts["emergency"].always


def test_a_fact_can_differ_by_language(example):
    assert example.facts["labour_rights"].value("ru") == "https://example.lv/ru/prava"


def test_the_words_of_the_staff_are_found_however_they_are_typed(example):
    assert example.words.commands["palidziba"] == (Command.HELP, None)


def test_a_word_can_ask_for_a_language(example):
    assert example.words.commands["latviski"] == (Command.LANGUAGE, "lv")


def test_a_sign_weighs_what_the_specialists_said(example):
    risk = example.risks["job_offer"]

    assert (risk.signs["fee"].weight, risk.signs["passport_taken"].critical) == (3, True)


def test_not_knowing_weighs_one_unless_said_otherwise(example):
    assert example.risks["job_offer"].unknown_weight == 1


def test_a_folder_that_is_not_there_is_a_mistake_and_no_crash(tmp_path):
    found = read_folder(tmp_path / "nowhere")[1]

    assert [wrong.code for wrong in found] == ["D023"]


def test_a_file_that_cannot_be_opened_is_a_mistake_and_no_crash(tmp_path):
    for file, content in BASE.items():
        (tmp_path / file).write_bytes(content)
    (tmp_path / "season.yaml").mkdir()

    assert [wrong.code for wrong in read_folder(tmp_path)[1]] == ["D023"]


def test_the_best_script_that_could_be_built_comes_with_its_mistakes():
    script, _ = read({"offer.yaml": dialog("  hello:\n    sey: Sveiki\n    say: Labdien\n")})

    assert script.step("offer", "hello").say


def test_a_step_can_ask_without_bounds():
    text = f"{HEAD}remember: {{age: never}}\nsteps:\n  age:\n    say: Cik?\n    ask: number\n{BYE}"

    assert step_of(text, "age").body == Ask(InputKind.NUMBER)


def test_options_stand_in_the_order_of_the_file(example):
    body = example.step("job_offer", "fee").body

    assert isinstance(body, Choices)
    assert [option.id for option in body.options] == ["free", "upfront", "debt"]
