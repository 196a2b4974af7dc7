"""Who may do what at the desk: one table, and what is not in it nobody may.

The guard reads it for each request; the test that tries every route in every role reads it
too. A route that has no row here is refused, and fails that test.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum

from bot.staff.roles import Role


class Reach(StrEnum):
    """How far a role gets on a route."""

    OWN = "own"  # the cases she has taken; elsewhere it is what there is of her own
    ANY = "any"


@dataclass(frozen=True, slots=True)
class Rule:
    """What holds for one route. A role that is not in `roles` may not."""

    roles: Mapping[Role, Reach] = field(default_factory=dict)
    public: bool = False  # for who is not signed in
    renews: bool = True  # it is an act; a stream, or what a page asks by itself, is none
    fresh: bool = False  # the second factor must have been shown just now


EVERYBODY = Rule(dict.fromkeys(Role, Reach.OWN))
PUBLIC = Rule(public=True, renews=False)
SUPERVISORS = Rule({Role.SUPERVISOR: Reach.ANY})
CONVERSATIONS = Rule({Role.OPERATOR: Reach.OWN, Role.SUPERVISOR: Reach.ANY})
"""What shows or changes a conversation. Never an admin: whoever runs the machine reads nothing."""

BY_ITSELF = replace(CONVERSATIONS, renews=False)
"""What an open page asks for with nobody at the keyboard."""

POLICY: Mapping[str, Rule] = {
    "static": PUBLIC,
    "sign_in": PUBLIC,
    "sign_in.send": PUBLIC,
    "welcome": PUBLIC,
    "welcome.open": PUBLIC,
    "welcome.accept": PUBLIC,
    "home": EVERYBODY,
    "language": EVERYBODY,
    "sessions": EVERYBODY,
    "sessions.end": EVERYBODY,
    "sign_out": EVERYBODY,
    "prove": EVERYBODY,
    "prove.send": EVERYBODY,
    "audit": SUPERVISORS,
    "panes": BY_ITSELF,
    "panes.case": BY_ITSELF,
    "stream": BY_ITSELF,
    "beat": BY_ITSELF,
    "here": CONVERSATIONS,
    "presence": CONVERSATIONS,
    "claim": CONVERSATIONS,
    "case": CONVERSATIONS,
    "case.act": CONVERSATIONS,
    "case.number": CONVERSATIONS,
    "look": SUPERVISORS,
    "shift": SUPERVISORS,
    "mode": SUPERVISORS,
}
"""By the name of the route."""
