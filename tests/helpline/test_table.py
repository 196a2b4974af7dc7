"""The table of the hand-off is whole, and every mutant of it is caught."""

from itertools import product

import pytest

from bot.helpline.alterations import joins
from bot.helpline.case import Case, Speaker, State
from bot.helpline.exploring import World, explore
from bot.helpline.identity import button
from bot.helpline.kinds import Kind
from bot.helpline.proofs import faults_of
from bot.helpline.rows import Hearer, Row
from bot.helpline.rules import RULES
from bot.helpline.screens import SCREENS, Word
from bot.helpline.speakers import SPEAKER
from bot.helpline.table import IMPOSSIBLE, TABLE
from bot.script.interface import CASE
from tests.helpline.worlds import (
    ACTS,
    ANNA,
    BEATE,
    CALLS,
    NEVER,
    NOW,
    OPEN,
    TALKS,
    beginning,
    desk,
)


def rules_broken_in(table):
    return {fault.rule for fault in faults_of(table)}


def changed(state, kind, **values):
    """Return the table with all rows of a pair changed."""
    rows = tuple(row._replace(**values) for row in TABLE[state, kind])
    return {**TABLE, (state, kind): rows}


def test_nothing_is_wrong_with_the_table():
    assert list(faults_of(TABLE)) == []


def test_every_pair_has_a_row_or_a_reason():
    assert TABLE.keys() | IMPOSSIBLE.keys() == set(product(State, Kind))


def test_every_reason_is_a_sentence():
    assert all(len(reason.split()) > 4 for reason in IMPOSSIBLE.values())


def test_every_state_has_one_speaker():
    assert SPEAKER.keys() == set(State)


def test_every_paragraph_of_every_screen_has_its_words():
    named = {f"ui/case#{part}" for screen in SCREENS.values() for part in screen.say}

    assert named <= CASE.keys()


def test_every_button_of_a_case_has_its_words_and_fits_into_a_telegram_button():
    made = [button(Case(State.QUEUED, alias="Kadiķis-99"), word) for word in Word]

    assert {f"ui/case#choice.{word}" for word in Word} <= CASE.keys()
    assert max(len(one.encode()) for one in made) <= 64


def test_no_words_of_a_case_are_said_by_nobody():
    named = {part for screen in SCREENS.values() for part in screen.say} | {"back"}
    named |= {f"choice.{word}" for word in Word}

    assert {unit.partition("#")[2] for unit in CASE} == named


@pytest.mark.parametrize("state", [state for state in State if state is not State.CLOSED])
def test_a_table_without_a_deadline_is_caught(state):
    mutant = {**TABLE, (state, Kind.DUE): (Row(),)}

    assert "a deadline leads nowhere" in rules_broken_in(mutant)


@pytest.mark.parametrize("cell", sorted(TABLE), ids=" × ".join)
def test_a_table_without_a_pair_is_caught(cell):
    mutant = {other: rows for other, rows in TABLE.items() if other != cell}

    assert "a pair has no row, and no reason why not" in rules_broken_in(mutant)


@pytest.mark.parametrize("state", [State.QUEUED, State.ASKED, State.LIVE, State.DESK_DOWN])
@pytest.mark.parametrize("kind", [Kind.TEXT, Kind.PRESS, Kind.MEDIA])
def test_a_dialog_that_speaks_beside_a_human_is_caught(state, kind):
    mutant = changed(state, kind, hearer=Hearer.DIALOG)

    assert "two speakers: somebody else answers the person" in rules_broken_in(mutant)


@pytest.mark.parametrize("state", [State.QUEUED, State.WRAP_UP, State.OFFERED])
def test_a_consultant_who_speaks_without_the_case_is_caught(state):
    mutant = changed(state, Kind.REPLY, keeps=Speaker.HUMAN, refused="")

    assert "two speakers: a consultant who has not taken the case" in rules_broken_in(mutant)


@pytest.mark.parametrize("state", [State.QUEUED, State.LIVE, State.PAUSED, State.DESK_DOWN])
def test_silence_is_caught(state):
    mutant = changed(state, Kind.TEXT, told=(), keeps=None)

    assert "silence: what a person does brings no reaction" in rules_broken_in(mutant)


@pytest.mark.parametrize("cell", [(State.QUEUED, Kind.CANCEL), (State.LIVE, Kind.END)])
def test_a_bot_that_is_never_let_speak_again_is_caught(cell):
    mutant = changed(*cell, back="")

    assert "the bot is to speak again, and nobody lets it" in rules_broken_in(mutant)


@pytest.fixture(scope="module")
def talks():
    """Everything that can happen to a talk, to the fixpoint."""
    return explore(TALKS, RULES, beginning(), NOW)


@pytest.fixture(scope="module")
def calls():
    """Everything that can happen to a call-back, to the fixpoint."""
    return explore(CALLS, RULES, beginning(), NOW)


@pytest.mark.timeout(300)  # tens of thousands of steps, and machines may be busy
def test_no_rule_is_broken_in_any_state_of_a_talk(talks):
    assert talks.broken == {}


@pytest.mark.timeout(300)
def test_no_rule_is_broken_in_any_state_of_a_call(calls):
    assert calls.broken == {}


def test_every_state_is_reached(talks, calls):
    assert talks.states | calls.states == set(State)


def test_before_anybody_ever_signed_in_there_is_no_case():
    explored = explore([NEVER], RULES, beginning(), NOW)

    assert (explored.states, explored.broken) == (set(), {})


FEW = World(
    "two are there",
    OPEN,
    desk(ANNA, BEATE),
    {
        name: ACTS[name]
        for name in ("asks for a human", "presses talk", "writes", "Anna takes", "Anna replies")
    },
)


def broken_in(table, *worlds):
    """Return which rules a table breaks, played by what changes most."""
    return set(explore([FEW, *worlds], RULES, beginning(), NOW, table).broken)


def test_a_promise_made_too_early_is_caught():
    mutant = {**TABLE, (State.OFFERED, Kind.ACCEPT): (Row(alters=(joins,), told=("queued",)),)}

    assert "told 'queued' where it is not so" in broken_in(mutant)


def test_a_queue_before_anybody_ever_signed_in_is_caught():
    mutant = {**TABLE, (State.OFFERED, Kind.ACCEPT): (Row(State.QUEUED, told=("queued",)),)}
    never = FEW._replace(desk=desk(ANNA, ever=False))

    assert "somebody waits although nobody has ever signed in" in broken_in(mutant, never)


def test_a_talk_that_ends_without_the_phone_is_caught():
    due = TABLE[State.FORM, Kind.DUE]
    silent = tuple(row._replace(told=(), back="") for row in due)
    mutant = {**TABLE, (State.FORM, Kind.DUE): silent}

    assert any("without talk, call or phone" in rule for rule in broken_in(mutant))


def test_a_table_that_does_not_change_is_not_blamed():
    assert broken_in(TABLE) == set()
