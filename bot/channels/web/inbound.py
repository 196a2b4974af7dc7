"""Read what a website sends. It translates and decides nothing.

Unknown fields are refused: what nobody reads must not look as if it counted.
"""

from __future__ import annotations

import re
import secrets
import uuid
from datetime import datetime
from typing import Annotated, Literal, TypeVar

from pydantic import BaseModel, ConfigDict, Field, TypeAdapter, ValidationError

from bot.channels.web.problems import Problem, Problems
from bot.channels.web.site import CHANNEL
from bot.engine.events import Chose, Commanded, Event, Started, Wrote
from bot.ports import Incoming, Person
from bot.script.model import Command

Value = TypeVar("Value")

TOKEN = re.compile(r"[A-Za-z0-9_-]{43}")
TOKEN_BYTES = 32
LARGEST_NUMBER = 2**63 - 1
LONGEST_TEXT = 4_000
LONGEST_CHOICE = 64

UUID = r"^[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}$"
Id = Annotated[str, Field(pattern=UUID, description="Made by the client, one for each event.")]
LanguageCode = Annotated[str, Field(pattern="^[a-z]{2,3}$")]
Entry = Annotated[str, Field(pattern="^[a-z][a-z0-9_]{0,63}$")]


class Body(BaseModel):
    """What all bodies have in common: nothing is guessed and nothing passed over."""

    model_config = ConfigDict(extra="forbid", strict=True, hide_input_in_errors=True)


class Beginning(Body):
    """The body that begins a conversation."""

    language: LanguageCode | None = None
    entry: Entry | None = None

    def event(self, at: datetime) -> Event:
        """Return what has happened."""
        return Started(at=at, entry=self.entry, language=self.language)


class Choosing(Body):
    """A button under a message was pressed."""

    id: Id
    kind: Literal["choose"]
    choice: Annotated[str, Field(min_length=1, max_length=LONGEST_CHOICE)]

    def event(self, at: datetime) -> Event:
        """Return what has happened."""
        return Chose(at=at, choice=self.choice)


class Writing(Body):
    """Something was written."""

    id: Id
    kind: Literal["write"]
    text: Annotated[str, Field(min_length=1, max_length=LONGEST_TEXT)]

    def event(self, at: datetime) -> Event:
        """Return what has happened."""
        return Wrote(at=at, text=self.text)


class Commanding(Body):
    """The safety bar was used. The language belongs to its own command."""

    id: Id
    kind: Literal["command"]
    command: Literal["help", "human", "back", "restart", "language", "forget"]
    language: LanguageCode | None = None

    def event(self, at: datetime) -> Event:
        """Return what has happened."""
        return Commanded(at=at, command=Command(self.command), language=self.language)


Happening = Annotated[Choosing | Writing | Commanding, Field(discriminator="kind")]
BEGINNING: TypeAdapter[Beginning] = TypeAdapter(Beginning)
HAPPENING: TypeAdapter[Choosing | Writing | Commanding] = TypeAdapter(Happening)


def new_person() -> Person:
    """Return a person nobody knows, by a secret that only their browser will have."""
    return Person(CHANNEL, secrets.token_urlsafe(TOKEN_BYTES))


def read_person(token: str) -> Person:
    """Return the person with that secret; what cannot be one is as if it were unknown."""
    if not TOKEN.fullmatch(token):
        raise Problem(Problems.NOT_FOUND)
    return Person(CHANNEL, token)


def read_bearer(header: str) -> Person:
    """Return the person of an `Authorization` header."""
    scheme, _, token = header.partition(" ")
    return read_person(token if scheme.lower() == "bearer" else "")


def read_beginning(body: bytes) -> Beginning:
    """Read the body that begins a conversation."""
    return validated(BEGINNING, body)


def read_event(body: bytes) -> Choosing | Writing | Commanding:
    """Read the body of an event."""
    return validated(HAPPENING, body)


def validated(adapter: TypeAdapter[Value], body: bytes) -> Value:
    """Return the value, or say which field is wrong and never what stood in it."""
    try:
        return adapter.validate_json(body)
    except ValidationError as invalid:
        raise refusal(invalid) from None


def refusal(invalid: ValidationError) -> Problem:
    """Return the first mistake as a problem."""
    mistake = invalid.errors(include_url=False, include_context=False, include_input=False)[0]
    if mistake["type"] == "json_invalid":
        return Problem(Problems.NOT_JSON)
    where = ".".join(str(part) for part in mistake["loc"] if part != "function-after")
    return Problem(Problems.INVALID, f"{where[:100]}: {mistake['type']}")


def incoming(person: Person, event: Event, identity: str = "") -> Incoming:
    """Return one thing that happened to one person."""
    return Incoming(identity.lower() or str(uuid.uuid4()), person, event)


def read_after(values: list[str]) -> int | None:
    """Read the cursor of a query; there is at most one."""
    if not values:
        return None
    if len(values) > 1 or not re.fullmatch("[0-9]{1,19}", values[0]):
        raise Problem(Problems.INVALID, "after: not a number")
    return min(int(values[0]), LARGEST_NUMBER)
