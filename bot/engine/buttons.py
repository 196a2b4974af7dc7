"""What a button carries: `1|dialog|step|option|rev4`, the same on every channel.

Ids, not tokens: nothing has to be stored, and a press can only mean what its owner may
choose anyway. `rev4` is the shape of the step when the button was made, so that a
press of an older revision is recognised. At most 64 bytes (Bot API, `callback_data`),
which the checker proves for every button a script can show.
"""

from __future__ import annotations

import re
from functools import lru_cache
from hashlib import sha256
from typing import NamedTuple

VERSION = "1"
KEPT = 4096
"""Buttons that are kept once they were made or followed: more than our dialogs have."""

IDENTITY = re.compile(r"1\|([a-z0-9_]*)\|([a-z0-9_]*)\|(\+?[a-z][a-z0-9_]*)\|([0-9a-f]{0,4})")

SKIP = "+skip"
DONE = "+done"
YES = "+yes"
NO = "+no"
CONTINUE = "+continue"
HOME = "+home"
OPEN = "+open"
HUMAN = "+human"
"""Options that the engine makes; an author's id cannot begin with a plus."""

NONE = "none"
"""The author's option that answers a question with several answers at once, as long as
nothing is ticked: beside a tick it is one tick more, so that a slip cannot clear a sign."""


class Button(NamedTuple):
    """A pressed or shown button."""

    dialog: str
    step: str
    option: str
    shape: str = ""

    def __str__(self) -> str:
        return f"{VERSION}|{self.dialog}|{self.step}|{self.option}|{self.shape}"


def read_button(identity: str) -> Button | None:
    """Read what a button carried; None for anything that no button of ours carries."""
    try:
        return known_button(identity)
    except ValueError:
        return None


@lru_cache(maxsize=KEPT)
def known_button(identity: str) -> Button:
    """Read a button once. What raises is not kept: it could be what somebody wrote."""
    match = IDENTITY.fullmatch(identity)
    if match is None:
        raise ValueError("no button of ours carries that")
    return Button(*match.groups())


def reply(option: str, about: str) -> str:
    """Return the option of a yes or no, bound to what was asked: an old "yes" is none to a new
    question."""
    return f"{option}_{sha256(about.encode()).hexdigest()[:6]}"
