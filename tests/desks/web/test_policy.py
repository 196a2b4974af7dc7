"""Every route, in every role, with cases of one's own and of others: the table decides."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from aiohttp import web

from bot.desks.web.desk import desk
from bot.desks.web.guard import CASE
from bot.desks.web.policy import CONVERSATIONS, POLICY, Reach, Rule
from bot.desks.web.site import DeskSite
from bot.desks.web.workplace import Workplace
from bot.staff.roles import Role
from tests.desks.web.conftest import OWN
from tests.desks.web.working import Shop


async def shown(request: web.Request) -> web.Response:
    """Show what only some may see."""
    return web.Response(text="shown")


READS = web.get("/a-case/{case}", shown, name="a_case")
WRITES = web.post("/a-case/{case}", shown, name="a_case.write")
FORGOTTEN = web.get("/forgotten", shown, name="forgotten")
EXPORTS = web.get("/export", shown, name="export")
LISTENS = web.get("/listens", shown, name="listens")
MORE = [READS, WRITES, FORGOTTEN, EXPORTS, LISTENS]
TABLE = {
    **POLICY,
    "a_case": CONVERSATIONS,
    "a_case.write": CONVERSATIONS,
    "export": Rule({Role.COORDINATOR: Reach.ANY}, fresh=True),
    "listens": replace(CONVERSATIONS, renews=False),
}
NONE: Any = None
"""Of what only tells its routes, nothing is needed."""

HERS = "Liepa-1"
OF_SOMEBODY_ELSE = "Bērzs-2"
REFUSED = {401, 403, 404}


async def owns(account, case: str) -> bool:
    """Whose a case is."""
    return case == HERS


def routes_of(app: web.Application) -> list[tuple[str, str, str]]:
    """Name, method and address of every route; HEAD goes where GET goes."""
    return [
        (route.name or "", route.method, route.resource.canonical if route.resource else "")
        for route in app.router.routes()
        if route.method != "HEAD"
    ]


def real_routes() -> list[tuple[str, str, str]]:
    """The routes of the desk as it is served."""
    work = Workplace(line=NONE, cases=NONE, book=NONE, bus=NONE, script=NONE)
    site = DeskSite(staff=NONE, sign_in=NONE, welcome=NONE, clock=NONE, alarm=NONE, work=work)
    return routes_of(desk(site))


def all_routes() -> list[tuple[str, str, str]]:
    """Those, and some that show what a rule can say."""
    app = web.Application()
    app.add_routes(MORE)
    return real_routes() + routes_of(app)


def asked() -> list[tuple[str, str, str, Role, bool]]:
    """Every route in every role; those of a case, for her own and for another's."""
    return [
        (name, method, path, role, own)
        for name, method, path in all_routes()
        for role in Role
        for own in ([True, False] if f"{{{CASE}}}" in path else [True])
    ]


def allowed(name: str, role: Role, own: bool) -> bool:
    """What the table says."""
    rule = TABLE.get(name)
    if rule is None:
        return False
    reach = rule.roles.get(role)
    return rule.public or reach is Reach.ANY or (reach is Reach.OWN and own)


def test_every_route_of_the_desk_has_a_row_and_every_row_a_route():
    assert {name for name, _, _ in real_routes()} == set(POLICY)


@pytest.fixture
async def desk_with_cases(serve, house):
    site = Shop(house).site()
    return await serve(replace(site, owns=owns), more=MORE, policy=TABLE)


@pytest.mark.parametrize(("name", "method", "path", "role", "own"), asked())
async def test_a_route_is_open_exactly_to_whom_the_table_lets_in(
    house, desk_with_cases, name, method, path, role, own
):
    welcomed = await house.accepts(await house.invites("anna", role))
    desk_with_cases.takes(welcomed.entered.cookie)
    address = path.format(case=HERS if own else OF_SOMEBODY_ELSE, name="desk.css")

    response = await desk_with_cases.client.request(
        method, under_desk(address), headers=OWN, allow_redirects=False
    )

    let_in = response.status not in REFUSED or name in TRIES
    assert (let_in, response.status >= 500) == (allowed(name, role, own), False)


TRIES = {"sign_in.send", "welcome.open", "welcome.accept", "prove.send"}
"""Open to be tried; with an empty form they refuse all the same."""


def under_desk(path: str) -> str:
    """Where a route of the desk is on the website."""
    return path if path.startswith("/desk") else f"/desk{path}"


@pytest.mark.parametrize(("name", "method", "path"), all_routes())
async def test_who_is_not_signed_in_gets_only_what_is_public(desk_with_cases, name, method, path):
    address = under_desk(path.format(case=HERS, name="desk.css"))

    response = await desk_with_cases.client.request(method, address, headers=OWN)

    public = name in TABLE and TABLE[name].public
    assert (response.status in (401, 403, 404)) == (not public or name in TRIES)


def test_the_audit_is_for_supervisors_alone():
    assert set(POLICY["audit"].roles) == {Role.SUPERVISOR}


def test_an_admin_never_gets_to_a_conversation():
    assert Role.ADMIN not in CONVERSATIONS.roles


async def test_a_route_that_was_forgotten_in_the_table_is_open_to_nobody(house, desk_with_cases):
    welcomed = await house.has("anna", Role.SUPERVISOR)
    desk_with_cases.takes(welcomed.entered.cookie)

    response = await desk_with_cases.gets("/desk/forgotten")

    assert response.status == 404


async def test_a_case_of_somebody_else_looks_like_none(house, desk_with_cases):
    welcomed = await house.has("anna", Role.OPERATOR)
    desk_with_cases.takes(welcomed.entered.cookie)
    others = await desk_with_cases.gets(f"/desk/a-case/{OF_SOMEBODY_ELSE}")
    nothing = await desk_with_cases.gets("/desk/nothing")

    assert (others.status, await others.text()) == (nothing.status, await nothing.text())
