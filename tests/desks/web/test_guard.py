"""Sessions end when they should, and no other site acts in one."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from bot.desks.web.guard import Guard
from bot.staff.roles import Role
from bot.staff.sessions import IDLE, WHOLE
from tests.desks.web.conftest import OWN
from tests.desks.web.test_policy import MORE, TABLE, owns
from tests.staff.people import MINUTE, PASSWORD

SECOND = timedelta(seconds=1)


@pytest.fixture
async def anna(house, serve, site):
    """A consultant who has just come in."""
    visitor = await serve(replace(site, owns=owns), more=MORE, policy=TABLE)
    welcomed = await house.accepts(await house.invites("anna"))
    visitor.takes(welcomed.entered.cookie)
    return visitor


async def test_after_a_quarter_of_an_hour_without_an_act_a_session_is_over(house, anna):
    house.clock.goes_on(IDLE)

    assert (await anna.gets("/desk")).headers["Location"] == "/desk/sign-in"


async def test_every_act_gives_another_quarter_of_an_hour(house, anna):
    for _ in range(4):
        house.clock.goes_on(IDLE - SECOND)
        last = await anna.gets("/desk")

    assert last.status == 200


async def test_what_a_page_asks_by_itself_is_no_act(house, anna):
    for _ in range(2):
        house.clock.goes_on(IDLE - MINUTE)
        last = await anna.gets("/desk/listens")

    assert last.status == 303


async def test_after_eight_hours_a_session_is_over_whatever_was_done(house, anna):
    for _ in range(int(WHOLE / (10 * MINUTE))):
        house.clock.goes_on(10 * MINUTE)
        last = await anna.gets("/desk")

    assert last.status == 303


async def test_a_revoked_session_is_over_at_the_next_request(house, anna):
    await house.office.revoke("anna")

    assert (await anna.gets("/desk")).status == 303


async def test_what_is_no_page_is_told_that_nobody_is_signed_in(house, anna):
    await house.office.revoke("anna")

    assert (await anna.sends("/desk/language", language="ru")).status == 401


async def test_a_cookie_that_is_none_of_ours_opens_nothing(anna):
    anna.takes("anything")

    assert (await anna.gets("/desk")).status == 303


async def test_a_link_from_elsewhere_is_asked_for_once_more_with_the_cookie(anna):
    anna.client.session.cookie_jar.clear()

    response = await anna.gets("/desk", **{"Sec-Fetch-Site": "cross-site"})

    assert (response.status, response.headers["Refresh"]) == (200, "0")


@pytest.mark.parametrize(
    ("headers", "status"),
    [
        (OWN, 303),
        ({"Sec-Fetch-Site": "same-origin", "Origin": "null"}, 303),
        ({"Sec-Fetch-Site": "cross-site"}, 403),
        ({"Sec-Fetch-Site": "same-site"}, 403),
        ({"Sec-Fetch-Site": "none"}, 403),
        ({"Sec-Fetch-Site": "same-origin", "Origin": "https://elsewhere.example"}, 403),
        ({"Origin": "https://elsewhere.example"}, 403),
        ({"Origin": "null"}, 403),
        ({}, 403),
    ],
)
async def test_only_pages_of_our_own_make_a_browser_act(anna, headers, status):
    assert (await anna.sends("/desk/language", headers, language="ru")).status == status


async def test_a_browser_that_tells_only_the_origin_must_tell_ours(anna):
    own = str(anna.client.make_url("/")).rstrip("/")

    assert (await anna.sends("/desk/language", {"Origin": own}, language="ru")).status == 303


async def test_another_site_cannot_sign_somebody_in(house, visitor):
    await house.has("anna")

    response = await visitor.sends(
        "/desk/sign-in",
        {"Sec-Fetch-Site": "cross-site"},
        name="anna",
        password=PASSWORD,
        code=await house.code(),
    )

    assert (response.status, "Set-Cookie" in response.headers) == (403, False)


async def test_without_https_the_desk_opens_on_this_machine_alone(visitor):
    response = await visitor.gets("/desk/sign-in", Host="192.168.0.7:8080")

    assert response.status == 403


async def test_what_must_be_asked_twice_asks_for_a_code_after_five_minutes(house, serve, site):
    welcomed = await house.accepts(await house.invites("anna", Role.COORDINATOR))
    anna = await serve(site, more=MORE, policy=TABLE)
    anna.takes(welcomed.entered.cookie)
    before = await anna.gets("/desk/export")
    house.clock.goes_on(5 * MINUTE)
    after = await anna.gets("/desk/export")
    await anna.sends("/desk/prove", code=await house.code())
    again = await anna.gets("/desk/export")

    assert [before.status, after.headers.get("Location"), again.status] == [
        200,
        "/desk/prove",
        200,
    ]


async def test_a_code_that_does_not_fit_proves_nothing(house, anna):
    house.clock.goes_on(5 * MINUTE)

    assert (await anna.sends("/desk/prove", code="000000")).status == 401


async def test_the_guard_tells_whether_a_session_goes_on(house, site):
    welcomed = await house.has("anna")
    guard = Guard(site)
    before = await guard.alive(welcomed.entered.session)
    await house.office.revoke("anna")

    assert (before, await guard.alive(welcomed.entered.session)) == (True, False)


async def test_a_store_that_is_away_is_said_to_be(house, anna):
    house.store.close()
    house.store._engine.dispose()

    assert (await anna.gets("/desk")).status in (500, 503)
