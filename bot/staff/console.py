"""The office as the command line asks it: names and words in, JSON out."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from typing import Any

from bot.staff.accounts import Account, StaffError
from bot.staff.audit import Entry, broken
from bot.staff.office import Invitation, Office
from bot.staff.roles import Role
from bot.staff.sessions import StaffSession
from bot.staff.sign_in import SECONDS_AN_HOUR

Json = dict[str, Any]
ROLES = tuple(Role)


class Console:
    """Does what a command says. It may come from another process, so nothing is trusted."""

    def __init__(self, office: Office) -> None:
        self._office = office

    async def perform(self, command: str, arguments: Mapping[str, Any]) -> Json:
        """Do it and return what there is to tell. Raises StaffError."""
        match command, dict(arguments):
            case "staff add", {"name": str(name), "role": str(role), "languages": list(languages)}:
                return invited(await self._office.add(name, role_of(role), languages))
            case "staff reset", {"name": str(name)}:
                return invited(await self._office.reset(name))
            case "staff role", {"name": str(name), "role": str(role)}:
                await self._office.give_role(name, role_of(role))
                return {}
            case "staff revoke", {"name": str(name)}:
                return {"sessions": await self._office.revoke(name)}
            case "staff remove", {"name": str(name)}:
                await self._office.remove(name)
                return {}
            case "staff list", {}:
                return {"accounts": [listed(*one) for one in await self._office.accounts()]}
            case "staff audit", {}:
                return told(await self._office.trail())
            case _:
                raise StaffError("There is no such command.")


def role_of(word: str) -> Role:
    """Return the role of that name. Raises StaffError."""
    if word not in ROLES:
        raise StaffError(f"The role is one of: {', '.join(ROLES)}.")
    return Role(word)


def invited(invitation: Invitation) -> Json:
    """Tell an invitation; this is the only time that its code is told."""
    until = invitation.until.astimezone(UTC)
    return {
        "name": invitation.name,
        "code": invitation.code,
        "until": f"{until:%Y-%m-%dT%H:%MZ}",
    }


def listed(account: Account, sessions: Sequence[StaffSession]) -> Json:
    """Tell what there is to know of an account."""
    return {
        "name": account.name,
        "role": account.role.value,
        "languages": list(account.languages),
        "active": account.active,
        "last_hour": hour(account.last_hour),
        "recovery_codes": len(account.recovery),
        "sessions": len(sessions),
    }


def told(entries: Sequence[Entry]) -> Json:
    """Tell the audit, what is wrong with it, and the digest that is worth noting down."""
    return {
        "entries": [
            {
                "number": entry.number,
                "hour": hour(entry.hour),
                "who": entry.who,
                "what": entry.what,
                "object": entry.object,
            }
            for entry in entries
        ],
        "broken": broken(entries),
        "digest": entries[-1].digest.hex() if entries else "",
    }


def hour(hours: int) -> str | None:
    """Return an hour since 1970 as people write it; None for never."""
    if not hours:
        return None
    return f"{datetime.fromtimestamp(hours * SECONDS_AN_HOUR, UTC):%Y-%m-%dT%H:00Z}"
