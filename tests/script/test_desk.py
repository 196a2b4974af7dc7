"""The plan of the desk is what the staff wrote, or good for no promise at all."""

import re
from dataclasses import fields
from datetime import date
from pathlib import Path

import pytest

from bot.script.desk import Deadlines, DeskPlan, Priority, Span, SpecialDay, Term
from bot.script.reader import read_folder, read_script
from tests.script.sets import codes, read

HEAD = 'valid_until: "2027-03-01"\nchat: {mon: 9.00-17.00}\nphone: {mon: 9.00-17.00}\n'
DAY = date(2026, 12, 23)
DIALOGS = Path(__file__).parents[2] / "dialogs"


PAGE = Path(__file__).parents[2] / "docs" / "hours.md"
BLOCK = re.compile(r"^```yaml\n(.*?)^```$", re.M | re.S)


def plan(text="", head=HEAD):
    return read({"_desk.yaml": head + text})[0].desk


@pytest.fixture(scope="module")
def shipped():
    return read_folder(DIALOGS)[0].desk


def test_hours_are_minutes_of_the_day():
    assert plan().chat.days[0] == (Span(540, 1020),)


def test_a_day_that_is_not_written_is_closed():
    assert plan().chat.days[1:] == ((),) * 6


@pytest.mark.parametrize("written", ["9.00-17.00", "9:00-17:00", "09.00 – 17.00", "9:00–17.00"])
def test_hours_may_be_written_with_dots_or_colons_and_either_dash(written):
    head = HEAD.replace("chat: {mon: 9.00-17.00}", f"chat: {{mon: {written}}}")

    assert plan(head=head).chat.days[0] == (Span(540, 1020),)


def test_a_day_may_have_several_spans():
    head = HEAD.replace("chat: {mon: 9.00-17.00}", "chat: {mon: [9.00-12.00, 13.00-24.00]}")

    assert plan(head=head).chat.days[0] == (Span(540, 720), Span(780, 1440))


def test_a_day_may_be_called_closed():
    head = HEAD.replace("chat: {mon: 9.00-17.00}", "chat: {mon: closed}")

    assert plan(head=head).chat.days[0] == ()


@pytest.mark.parametrize("hours", ["9.60-17.00", "25.00-26.00", "9-17", "0.00-24.01"])
def test_hours_no_clock_shows_are_a_mistake(hours):
    head = HEAD.replace("chat: {mon: 9.00-17.00}", f"chat: {{mon: {hours}}}")

    assert codes({"_desk.yaml": head}) == ["D150"]


@pytest.mark.parametrize(
    ("written", "day"),
    [
        ("closed", SpecialDay((), ())),
        ("10.00-12.00", SpecialDay((Span(600, 720),), (Span(600, 720),))),
        ("{chat: closed}", SpecialDay((), None)),
        ("{phone: 9.00-13.00, chat: closed}", SpecialDay((), (Span(540, 780),))),
    ],
)
def test_a_date_can_be_unlike_its_weekday(written, day):
    assert plan(f'exceptions:\n  "2026-12-23": {written}\n').special_days == {DAY: day}


def test_a_key_that_is_no_date_is_a_mistake():
    assert codes({"_desk.yaml": HEAD + "exceptions: {rudenī: closed}\n"}) == ["D125"]


def test_what_is_not_written_is_as_usual():
    usual = DeskPlan()
    kept = ("deadlines", "last_call", "priority", "longest_block", "call_attempts", "on_call")

    written = plan()

    assert [getattr(written, name) for name in kept] == [getattr(usual, name) for name in kept]


def test_one_length_is_for_all_cases():
    assert plan("deadlines: {wrap_up: 90 s}\n").deadlines.wrap_up == Term(90, 90)


def test_urgent_cases_may_have_a_length_of_their_own():
    text = "deadlines:\n  ask: {normal: 4 min, urgent: 2 min}\n"

    assert plan(text).deadlines.ask == Term(240, 120)


def test_deadlines_that_are_not_written_stay():
    assert plan("deadlines: {wrap_up: 90 s}\n").deadlines.offered == Deadlines().offered


def test_half_a_term_is_a_mistake():
    assert codes({"_desk.yaml": HEAD + "deadlines:\n  ask: {normal: 4 min}\n"}) == ["D027"]


def test_a_deadline_may_not_pass_that_of_the_next_step_which_nobody_wrote():
    text = "deadlines:\n  still_looking: 4 min\n"

    assert codes({"_desk.yaml": HEAD + text}) == ["D155"]


@pytest.mark.parametrize(
    "ask",
    [
        "{normal: 60 s, urgent: 40 s}",
        "{normal: 90 s, urgent: 30 s}",
        "{normal: 15 min, urgent: 60 s}",
    ],
)
def test_a_deadline_is_too_early_for_the_usual_or_the_urgent_case_alone(ask):
    assert codes({"_desk.yaml": f"{HEAD}deadlines:\n  ask: {ask}\n"}) == ["D155"]


def test_an_urgent_case_may_wait_as_long_as_a_usual_one():
    assert (
        codes({"_desk.yaml": HEAD + "deadlines:\n  ask: {normal: 4 min, urgent: 4 min}\n"}) == []
    )


def test_a_shift_may_begin_when_the_one_before_ends():
    head = HEAD.replace("chat: {mon: 9.00-17.00}", "chat: {mon: [9.00-12.00, 12.00-17.00]}")

    assert codes({"_desk.yaml": head}) == []


@pytest.mark.parametrize("length", ["0 s", "8 d", "200 h", "3", "-1 min"])
def test_a_length_nobody_would_wait_is_a_mistake(length):
    assert codes({"_desk.yaml": HEAD + f"last_call: {length}\n"}) == ["D153"]


def test_the_numbers_of_the_desk_are_read():
    text = "last_call: 10 min\ncall_attempts: 2\nlongest_block: 2 h\non_call: [anna]\n"

    read_plan = plan(text)

    assert (
        read_plan.last_call,
        read_plan.call_attempts,
        read_plan.longest_block,
        read_plan.on_call,
    ) == (600, 2, 7200, ("anna",))


def test_points_are_read():
    text = "priority: {levels: {high: 7, low: 0}, urgent: 5, minor: 3, per_minute: 2}\n"

    assert plan(text).priority == Priority({"high": 7, "low": 0}, 5, 3, 2)


def test_points_for_a_level_that_is_nowhere_are_a_mistake():
    assert codes({"_desk.yaml": HEAD + "priority: {levels: {hihg: 7}}\n"}) == ["D080"]


def test_a_number_that_is_no_fact_cannot_be_always_open():
    assert codes({"_desk.yaml": HEAD + "always_open: [helpline, nobody]\n"}) == ["D085"]


def test_minutes_of_waiting_lift_a_light_case_over_a_grave_one():
    points = Priority().points

    light = points("none", urgent=False, minor=False, waited=61 * 60)

    assert light > points("critical", urgent=False, minor=False, waited=0)


def test_an_urgent_case_without_a_level_comes_before_a_light_one():
    points = Priority().points

    urgent = points("", urgent=True, minor=False, waited=0)

    assert urgent > points("caution", urgent=False, minor=False, waited=0)


def test_a_plan_serves_to_the_end_of_its_last_day():
    assert [plan().is_valid(date(2027, 3, day)) for day in (1, 2)] == [True, False]


@pytest.mark.parametrize(
    "content",
    [
        None,
        b"",
        b"valid_until: [",
        b"\xff\xfe",
        HEAD.replace("2027-03-01", "2027-13-01").encode(),
        HEAD.replace("phone", "fone").encode(),
        HEAD.replace('valid_until: "2027-03-01"\n', "").encode(),
        (HEAD + "exceptions: {rudenī: closed}\n").encode(),
    ],
)
def test_a_plan_that_is_not_there_or_not_right_is_good_for_no_promise(content):
    files = {"_desk.yaml": content} if content is not None else {}

    assert not read(files)[0].desk.is_valid(date(2026, 11, 23))


def test_the_plan_that_is_shipped_has_the_deadlines_of_the_specification(shipped):
    assert shipped.deadlines == Deadlines()


def test_the_file_that_is_shipped_shows_every_deadline_there_is():
    text = (DIALOGS / "_desk.yaml").read_text()

    assert [key.name for key in fields(Deadlines) if f"\n  {key.name}: " not in text] == []


def test_the_plan_that_is_shipped_claims_no_verified_hours(shipped):
    assert (shipped.phone.verified_on, shipped.chat.verified_on) == ("", "")


def test_the_files_of_the_page_for_editors_are_right():
    *desk, replies = BLOCK.findall(PAGE.read_text())
    files = {path.name: path.read_bytes() for path in DIALOGS.glob("*.yaml")}
    files |= {"_desk.yaml": "".join(desk).encode(), "_replies.yaml": replies.encode()}

    assert read_script(files)[1] == []
