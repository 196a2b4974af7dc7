from datetime import timedelta

import pytest

from bot.staff.accounts import INVITATION_LIVES, StaffError
from bot.staff.audit import Act
from bot.staff.passwords import Weakness, weakness
from bot.staff.roles import Role
from bot.staff.welcome import Acceptance, CannotAccept, NotInvited
from tests.staff.people import MINUTE, PASSWORD


@pytest.mark.parametrize(
    "name", ["", "ab", "anna b", "-anna", "x" * 41, "28612120", "a/b", "(console)"]
)
async def test_a_name_that_could_not_stand_in_an_audit_is_refused(house, name):
    with pytest.raises(StaffError):
        await house.invites(name)


async def test_a_name_is_given_once(house):
    await house.invites("anna")

    with pytest.raises(StaffError):
        await house.invites("Anna")


@pytest.mark.parametrize("languages", [[], ["lv", "xx"]])
async def test_a_language_nobody_speaks_here_is_refused(house, languages):
    with pytest.raises(StaffError):
        await house.office.add("anna", Role.OPERATOR, languages)


async def test_an_invitation_opens_the_account_it_was_made_for(house):
    invitation = await house.invites("anna")

    assert (await house.welcome.open(invitation.code.lower())).name == "anna"


@pytest.mark.parametrize("code", ["", "AAAA-BBBB"])
async def test_another_code_opens_nothing(house, code):
    await house.has("anna")
    await house.invites("berta")

    with pytest.raises(NotInvited):
        await house.welcome.open(code)


async def test_an_invitation_opens_nothing_after_a_day(house):
    invitation = await house.invites("anna")
    house.clock.goes_on(INVITATION_LIVES)

    with pytest.raises(NotInvited):
        await house.welcome.open(invitation.code)


async def test_an_invitation_is_accepted_once(house):
    invitation = await house.invites("anna")
    await house.accepts(invitation)

    with pytest.raises(NotInvited):
        await house.welcome.open(invitation.code)


async def test_who_accepts_is_in(house):
    welcomed = await house.accepts(await house.invites("anna"))

    assert welcomed.entered.session.alive(house.clock())


async def test_the_code_of_the_welcome_is_used_up(house):
    await house.accepts(await house.invites("anna"))

    assert await house.enters("anna") is None


async def test_without_a_right_code_of_the_phone_nothing_is_set_up(house):
    invitation = await house.invites("anna")
    code = await house.code("anna")
    house.clock.goes_on(timedelta(minutes=5))
    with pytest.raises(CannotAccept) as refused:
        await house.welcome.accept(Acceptance(invitation.code, PASSWORD, code))

    assert refused.value.why == "code"


@pytest.mark.parametrize(
    ("password", "why"),
    [
        ("eleven char", Weakness.SHORT),
        ("x" * 129, Weakness.LONG),
        ("Anna has seven quiet herons", Weakness.NAME),
        ("passwordpassword", Weakness.COMMON),
        ("qwertyuiop12", Weakness.COMMON),
        (PASSWORD, None),
    ],
)
def test_a_password_is_long_and_not_easily_guessed(password, why):
    assert weakness(password, "anna") == why


async def test_a_reset_ends_what_there_was_and_begins_anew(house):
    await house.has("anna")
    await house.office.reset("anna")

    assert (await house.sessions("anna"), await house.enters("anna")) == (0, None)


async def test_a_reset_leaves_nothing_of_the_old_secrets(house):
    await house.has("anna")
    before = await house.store.transact(lambda rows: rows.account("anna"))
    await house.office.reset("anna")

    after = await house.store.transact(lambda rows: rows.account("anna"))

    assert (after.password, after.recovery, after.seed == before.seed) == ("", frozenset(), False)


async def test_after_a_reset_the_codes_from_paper_are_void(house):
    welcomed = await house.has("anna")
    await house.accepts(await house.office.reset("anna"))
    house.clock.goes_on(MINUTE)

    assert await house.enters("anna", code=welcomed.recovery[0]) is None


async def test_a_revocation_ends_every_session_and_lets_her_come_in_again(house):
    await house.has("anna")
    await house.enters("anna")
    ended = await house.office.revoke("anna")
    house.clock.goes_on(MINUTE)

    assert (ended, bool(await house.enters("anna"))) == (2, True)


async def test_another_role_ends_the_sessions_of_the_old_one(house):
    await house.has("anna")
    await house.office.give_role("anna", Role.SUPERVISOR)

    [(account, sessions)] = await house.office.accounts()

    assert (account.role, sessions) == (Role.SUPERVISOR, [])


async def test_who_is_removed_is_out(house):
    await house.has("anna")
    await house.office.remove("anna")

    assert (await house.sessions("anna"), await house.enters("anna", code="1")) == (0, None)


async def test_the_audit_outlives_the_account(house):
    await house.invites("anna")
    await house.office.remove("anna")

    assert await house.acts() == [
        ("(console)", Act.ADDED, "anna"),
        ("(console)", Act.REMOVED, "anna"),
    ]


async def test_a_name_that_there_is_not_is_an_error_and_leaves_no_trace(house):
    with pytest.raises(StaffError):
        await house.office.revoke("anna")

    assert await house.acts() == []


async def test_nothing_secret_is_shown_by_an_account_or_an_invitation(house):
    invitation = await house.invites("anna")
    account = await house.store.transact(lambda rows: rows.account("anna"))

    shown = repr(account) + repr(invitation)

    assert [secret in shown for secret in (account.seed, invitation.code)] == [False, False]
