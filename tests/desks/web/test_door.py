"""Signing in, the first visit, and what is one's own, as a browser sees it."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest
from argon2 import PasswordHasher

from bot.desks.web.forms import LONGEST_FIELD
from bot.staff.audit import Act
from bot.staff.authenticator import code_at
from bot.staff.roles import Role
from tests.staff.people import MINUTE, PASSWORD


async def enters(visitor, house, **changed: str):
    """Sign in as Anna, with something changed."""
    fields = {"name": "anna", "password": PASSWORD, "code": await house.code()} | changed
    return await visitor.sends("/desk/sign-in", **fields)


async def test_who_signs_in_is_led_to_the_desk(house, visitor):
    await house.has("anna")
    response = await enters(visitor, house)
    desk = await visitor.gets(response.headers["Location"])

    assert (response.status, desk.status) == (303, 200)


async def test_a_recovery_code_goes_into_the_same_field(house, visitor):
    welcomed = await house.has("anna")

    assert (await enters(visitor, house, code=welcomed.recovery[0])).status == 303


async def test_on_this_machine_the_cookie_is_strict_and_unseen_by_scripts(house, visitor):
    await house.has("anna")
    response = await enters(visitor, house)

    cookie = response.cookies["desk"]

    assert (cookie["httponly"], cookie["samesite"], cookie["path"], cookie["max-age"]) == (
        True,
        "Strict",
        "/",
        "",
    )


async def test_by_https_no_other_host_can_set_the_cookie(house, serve, site):
    await house.has("anna")
    visitor = await serve(replace(site, public_url="https://chat.example.org"))
    response = await enters(visitor, house)

    cookie = response.cookies["__Host-desk"]

    assert (cookie["secure"], cookie["domain"], cookie["path"]) == (True, "", "/")


async def test_a_session_that_was_there_before_is_not_taken_over(house, visitor):
    await house.has("anna")
    visitor.takes("chosen by somebody else")
    response = await enters(visitor, house)

    assert response.cookies["desk"].value != "chosen by somebody else"


class Counting(PasswordHasher):
    """A hasher that tells which hashes it was given, by all but salt and result."""

    def __init__(self, hasher: PasswordHasher) -> None:
        super().__init__(hasher.time_cost, hasher.memory_cost, hasher.parallelism)
        self.given: list[list[str]] = []

    def verify(self, hash: str | bytes, password: str | bytes):
        self.given.append(str(hash).split("$")[1:4])
        return super().verify(hash, password)


WRONG = {
    "a name that there is not": {"name": "nobody"},
    "who was only invited": {"name": "berta"},
    "a wrong password": {"password": "not her password at all"},
    "a wrong code": {"code": "000000"},
    "nothing right": {"name": "nobody", "password": "x", "code": "y"},
}


async def test_login_oracle(house, visitor):
    await house.has("anna")
    await house.invites("berta")
    answers = {what: await told(visitor, house, wrong) for what, wrong in WRONG.items()}

    assert [what for what, told in answers.items() if told != answers["a wrong code"]] == []


async def told(visitor, house, wrong: dict[str, str]) -> list[object]:
    """Everything by which somebody could tell one failure from another."""
    house.passwords._hasher = counting = Counting(house.passwords._hasher)
    house.clock.slept.clear()
    house.clock.goes_on(60 * MINUTE)
    statements = watched(house.store)
    answers = [await enters(visitor, house, **wrong) for _ in range(6)]
    return [
        *[(answer.status, await answer.text(), header(answer)) for answer in answers],
        house.clock.slept[:],
        counting.given,
        [*statements],
    ]


def header(answer) -> dict[str, str]:
    """What stands in the head of an answer, but for its time."""
    return {name: value for name, value in answer.headers.items() if name != "Date"}


def watched(store) -> list[str]:
    """Every statement that the database is given from now on."""
    statements: list[str] = []
    raw = store._engine.raw_connection().driver_connection
    raw.set_trace_callback(lambda statement: statements.append(statement.split(" ")[0]))
    return statements


async def test_a_field_that_is_no_name_is_refused_like_any_other(house, visitor):
    response = await enters_with(visitor, name="x" * (LONGEST_FIELD + 1), password="", code="")

    assert response.status == 401


async def enters_with(visitor, **fields: str):
    """Send the form with exactly these fields."""
    return await visitor.sends("/desk/sign-in", **fields)


async def test_too_many_attempts_at_once_are_told_so(house, visitor, monkeypatch):
    monkeypatch.setattr("bot.staff.slowdown.IN_ALL", 0)

    assert (await enters_with(visitor, name="anna", password="x", code="y")).status == 429


async def test_signing_out_ends_the_session_and_what_the_browser_kept(house, visitor):
    welcomed = await house.has("anna")
    visitor.takes(welcomed.entered.cookie)
    response = await visitor.sends("/desk/sign-out")

    assert (await house.sessions(), response.headers["Clear-Site-Data"]) == (
        0,
        '"cache", "storage"',
    )


async def test_she_ends_another_session_of_hers_and_keeps_this_one(house, visitor):
    welcomed = await house.has("anna")
    other = await house.enters("anna")
    visitor.takes(welcomed.entered.cookie)
    await visitor.sends("/desk/sessions", session=other.session.alias)

    kept = await house.store.transact(lambda rows: rows.sessions("anna"))

    assert [session.id for session in kept] == [welcomed.entered.session.id]


async def test_she_ends_all_others_at_once(house, visitor):
    welcomed = await house.has("anna")
    await house.enters("anna")
    visitor.takes(welcomed.entered.cookie)
    await visitor.sends("/desk/sessions", session="others")

    assert (await house.sessions(), (await house.acts())[-1]) == (
        1,
        ("anna", Act.SESSION_ENDED, ""),
    )


async def test_she_cannot_end_a_session_of_somebody_else(house, visitor):
    anna, berta = await house.has("anna"), await house.has("berta")
    visitor.takes(anna.entered.cookie)
    await visitor.sends("/desk/sessions", session=berta.entered.session.alias)

    assert await house.sessions("berta") == 1


async def test_the_pages_speak_the_language_she_chose(house, visitor):
    welcomed = await house.has("anna")
    visitor.takes(welcomed.entered.cookie)
    await visitor.sends("/desk/language", language="ru")

    assert 'lang="ru"' in await (await visitor.gets("/desk")).text()


@pytest.mark.parametrize(
    ("asked", "browser", "spoken"),
    [("", "ru-RU,ru;q=0.9", "ru"), ("en", "ru", "en"), ("", "de", "lv"), ("xx", "", "lv")],
)
async def test_the_door_speaks_the_language_of_the_browser(visitor, asked, browser, spoken):
    page = await visitor.gets(f"/desk/sign-in?lang={asked}", **{"Accept-Language": browser})

    assert f'<html lang="{spoken}">' in await page.text()


async def test_the_first_visit_sets_up_two_factors_and_leads_in(house, visitor):
    invitation = await house.invites("anna")
    set_up = await (await visitor.sends("/desk/welcome", invitation=invitation.code)).text()
    [shown] = re.findall(r'class="seed">([A-Z2-7 ]+)<', set_up)
    accepted = await visitor.sends(
        "/desk/welcome/accept",
        invitation=invitation.code,
        password=PASSWORD,
        code=code_at(shown.replace(" ", ""), house.clock()),
    )
    codes = re.findall(r"<code>([A-Z2-7-]+)</code>", await accepted.text())

    assert (len(codes), (await visitor.gets("/desk")).status) == (10, 200)


async def test_what_was_wrong_with_a_password_is_said_and_nothing_is_lost(house, visitor):
    invitation = await house.invites("anna")
    response = await visitor.sends(
        "/desk/welcome/accept",
        invitation=invitation.code,
        password="short",
        code=await house.code(),
    )

    assert (response.status, invitation.code in await response.text()) == (422, True)


async def test_an_invitation_that_is_none_opens_nothing(visitor):
    assert (await visitor.sends("/desk/welcome", invitation="ABCD")).status == 403


async def test_a_supervisor_sees_who_did_what(house, visitor):
    welcomed = await house.has("anna", Role.SUPERVISOR)
    visitor.takes(welcomed.entered.cookie)

    assert "staff.welcomed" in await (await visitor.gets("/desk/audit")).text()


@pytest.mark.parametrize("path", ["/desk", "/desk/sign-in", "/desk/static/desk.css", "/desk/none"])
async def test_no_answer_may_be_framed_kept_or_run_anything_of_others(visitor, path):
    headers = (await visitor.gets(path)).headers

    assert [
        "frame-ancestors 'none'" in headers["Content-Security-Policy"],
        "default-src 'none'" in headers["Content-Security-Policy"],
        "unsafe" in headers["Content-Security-Policy"],
        headers["Cache-Control"],
        headers["Referrer-Policy"],
        headers["X-Content-Type-Options"],
        headers["Cross-Origin-Opener-Policy"],
    ] == [True, True, False, "no-store", "no-referrer", "nosniff", "same-origin"]


@pytest.mark.parametrize("path", ["/desk/static/../desk.py", "/desk/static/%2e%2e%2fdesk.py"])
async def test_only_files_that_are_listed_can_be_asked_for(visitor, path):
    assert (await visitor.gets(path)).status == 404


async def test_a_mistake_of_ours_is_told_to_the_maintainers_and_not_shown(
    house, visitor, alarms, monkeypatch
):
    async def fail(attempt):
        raise LookupError("secret")

    monkeypatch.setattr(house.sign_in, "enter", fail)
    response = await enters_with(visitor, name="anna", password="x", code="y")

    assert (response.status, "secret" in await response.text(), len(alarms)) == (500, False, 1)
