"""`staff`, as it is typed: with a server that runs, and without one."""

from __future__ import annotations

import asyncio
import json
import sqlite3
from contextlib import closing

import pytest
from click.testing import CliRunner, Result

from bot.app import commanded
from bot.cli import main
from bot.control import FILE, Refused, controlled
from bot.settings import read_settings
from bot.stores.lockfile import sole_owner
from bot.stores.opening import FILE as DATABASE
from bot.storing import opened_store


@pytest.fixture
def typed(tmp_path, monkeypatch):
    """Return what runs a command in a data folder of its own."""
    monkeypatch.setenv("BOT_DATA_DIR", str(tmp_path))

    def run(*words: str) -> Result:
        return CliRunner().invoke(main, ["staff", *words])

    return run


def test_an_account_is_made_with_a_link_that_opens_it(typed):
    told = json.loads(typed("add", "Anna", "--role", "operator", "--json").output)

    assert (told["name"], told["link"].partition("#")[0]) == (
        "anna",
        "http://127.0.0.1:8080/desk/welcome",
    )


def test_the_link_leads_to_where_people_reach_the_bot(typed, monkeypatch):
    monkeypatch.setenv("BOT_PUBLIC_URL", "https://chat.example.org")

    assert (
        "  https://chat.example.org/desk/welcome#"
        in typed("add", "anna", "--role", "operator").output
    )


def test_the_code_of_a_link_is_nowhere_on_the_disk(typed, tmp_path):
    told = json.loads(typed("add", "anna", "--role", "operator", "--json").output)
    code = told["link"].partition("#")[2]

    assert code.encode() not in b"".join(file.read_bytes() for file in tmp_path.iterdir())


def test_accounts_are_listed(typed):
    typed("add", "anna", "--role", "operator", "--language", "lv", "--language", "ru")

    [account] = json.loads(typed("list", "--json").output)

    assert (account["name"], account["languages"], account["active"]) == (
        "anna",
        ["lv", "ru"],
        False,
    )


@pytest.mark.parametrize(
    "words",
    [
        ("add", "anna", "--role", "operator"),
        ("add", "berta", "--role", "king"),
        ("add", "berta"),
        ("add", "28612120", "--role", "operator"),
        ("role", "berta", "admin"),
        ("reset", "berta"),
        ("revoke", "berta"),
        ("remove", "berta"),
    ],
)
def test_wrong_use_ends_with_two(typed, words):
    typed("add", "anna", "--role", "operator")

    assert typed(*words).exit_code == 2


@pytest.mark.parametrize(
    "words", [("role", "anna", "admin"), ("reset", "anna"), ("revoke", "anna"), ("remove", "anna")]
)
def test_what_is_done_ends_with_nothing_wrong(typed, words):
    typed("add", "anna", "--role", "operator")

    assert typed(*words).exit_code == 0


def test_an_audit_that_is_whole_ends_with_nothing_wrong(typed):
    typed("add", "anna", "--role", "operator")

    assert typed("audit").exit_code == 0


def test_an_audit_that_was_changed_ends_with_one(typed, tmp_path):
    typed("add", "anna", "--role", "operator")
    change(tmp_path / DATABASE, "UPDATE staff_audit SET who = 'berta'")

    assert typed("audit").exit_code == 1


def change(path, statement):
    """Do to the database what nobody should."""
    with closing(sqlite3.connect(path)) as connection:
        connection.execute(statement)
        connection.commit()


async def test_the_server_that_runs_does_it(typed, tmp_path):
    async def perform(command, arguments):
        return {"sessions": len(arguments["name"])}

    async with controlled(tmp_path / FILE, perform):
        result = await asyncio.to_thread(typed, "revoke", "anna")

    assert result.output == "4 sessions of anna ended.\n"


async def test_a_server_that_runs_makes_an_account_in_its_own_database(typed, tmp_path):
    settings = read_settings({"BOT_DATA_DIR": str(tmp_path)})
    async with opened_store(settings) as store, commanded(settings, store):
        result = await asyncio.to_thread(typed, "add", "anna", "--role", "operator")
        again = await asyncio.to_thread(typed, "add", "anna", "--role", "operator")
        [account] = await store.staff.transact(lambda rows: rows.accounts())

    assert (result.exit_code, again.exit_code, account.name) == (0, 2, "anna")


async def test_what_the_server_refuses_is_wrong_use(typed, tmp_path):
    async def perform(command, arguments):
        raise Refused("There is no account of that name.")

    async with controlled(tmp_path / FILE, perform):
        result = await asyncio.to_thread(typed, "revoke", "anna")

    assert (result.exit_code, "no account" in result.output) == (2, True)


def test_a_server_that_cannot_be_asked_keeps_the_database_to_itself(typed, tmp_path):
    with sole_owner(tmp_path / DATABASE):
        result = typed("list")

    assert (result.exit_code, "Another process" in result.output) == (2, True)
