import pytest

from bot.staff.accounts import StaffError
from bot.staff.console import Console
from bot.staff.roles import Role


@pytest.fixture
def console(house):
    return Console(house.office)


async def test_an_account_that_is_added_is_told_with_its_code(house, console):
    told = await console.perform(
        "staff add", {"name": "Anna", "role": "operator", "languages": ["lv"]}
    )

    account = await house.welcome.open(told["code"])

    assert (told["name"], told["until"], account.name) == ("anna", "2026-11-03T12:00Z", "anna")


async def test_the_list_tells_who_there_is_and_nothing_secret(house, console):
    await house.has("anna", Role.ADMIN)

    told = await console.perform("staff list", {})

    assert told["accounts"] == [
        {
            "name": "anna",
            "role": "admin",
            "languages": ["lv", "ru"],
            "active": True,
            "last_hour": "2026-11-02T12:00Z",
            "recovery_codes": 10,
            "sessions": 1,
        }
    ]


async def test_a_revocation_tells_how_many_sessions_it_ended(house, console):
    await house.has("anna")

    assert await console.perform("staff revoke", {"name": "anna"}) == {"sessions": 1}


async def test_the_audit_is_told_with_its_newest_digest(house, console):
    await house.invites("anna")

    told = await console.perform("staff audit", {})

    [entry] = await house.office.trail()
    assert (told["broken"], told["digest"], told["entries"]) == (
        [],
        entry.digest.hex(),
        [
            {
                "number": 1,
                "hour": "2026-11-02T12:00Z",
                "who": "(console)",
                "what": "staff.added",
                "object": "anna",
            }
        ],
    )


@pytest.mark.parametrize(
    ("command", "arguments"),
    [
        ("staff add", {"name": "anna", "role": "king", "languages": ["lv"]}),
        ("staff add", {"name": "anna", "role": "operator"}),
        ("staff add", {"name": 7, "role": "operator", "languages": ["lv"]}),
        ("staff role", {"name": "anna", "role": "operator"}),
        ("staff remove", {"name": "anna"}),
        ("staff fly", {}),
    ],
)
async def test_what_cannot_be_done_is_refused(console, command, arguments):
    with pytest.raises(StaffError):
        await console.perform(command, arguments)
