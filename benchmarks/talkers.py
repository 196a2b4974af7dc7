"""People who talk to the server while it is killed, and who know what they should be told.

Each has the pure engine beside them: the texts must be the engine's, and the ids of the
messages must go up by one without a gap. An accepted event that was lost would go back in
both; a step that was done twice would jump ahead in both.
"""

from __future__ import annotations

import asyncio
import random
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any
from uuid import uuid4

import aiohttp

from bot.engine.effects import Say
from bot.engine.events import Chose, Commanded, Event, Started
from bot.engine.machine import step
from bot.engine.session import Session
from bot.script.model import Command, Script

Json = dict[str, Any]

AGAIN_SECONDS = 0.05
LONGEST = 1.0
"""Seconds in which the server has to note what it was answered, on a machine in full use."""

LOST, DOUBLED, SAID_TWICE, DIFFERENT = "lost", "doubled", "said twice", "different"


@dataclass
class Pushes:
    """What was seen on a channel that pushes."""

    updates: int = 0
    again: int = 0  # deliveries of an update that had not been answered
    messages: int = 0
    twice: int = 0
    under_way: int = 0  # calls at the moments of the kills
    doubts: int = 0  # messages of which the server itself has noted that it does not know
    killed_at: list[float] = field(default_factory=list)  # by the clock of the loop
    longest: float = 0.0  # seconds that passed from an answer to the kill that undid it
    calls: set[object] = field(default_factory=set)  # under way right now

    def undone(self, answered_at: float, kills: int) -> None:
        """Note that what was answered then, after so many kills, came again after the next."""
        self.longest = max(self.longest, self.killed_at[kills] - answered_at)


@dataclass
class Figures:
    """What was seen; nothing of what is wrong may be there."""

    kills: int = 0
    events: int = 0
    repeats: int = 0
    pushes: Pushes = field(default_factory=Pushes)
    wrong: dict[str, list[str]] = field(
        default_factory=lambda: {kind: [] for kind in (LOST, DOUBLED, SAID_TWICE, DIFFERENT)}
    )

    @property
    def is_clean(self) -> bool:
        """Whether nothing went wrong, and nothing came twice that was not noted in time."""
        noted = self.pushes.twice <= self.pushes.doubts and self.pushes.longest < LONGEST
        return noted and not any(self.wrong.values())


class Wrong(Exception):
    """An answer is not what it should be."""

    def __init__(self, kind: str, sentence: str) -> None:
        super().__init__(sentence)
        self.kind = kind


class Talker:
    """One person, who repeats an event with the same id until it is answered."""

    def __init__(
        self, script: Script, http: aiohttp.ClientSession, figures: Figures, chance: random.Random
    ) -> None:
        self._script = script
        self._http = http
        self._figures = figures
        self._chance = chance
        self._know_nothing()

    async def talk(self, stop: asyncio.Event) -> None:
        """Talk until everybody is to stop; whom something wrong is told begins anew."""
        while not stop.is_set():
            try:
                await self._talk(stop)
            except Wrong as wrong:
                self._figures.wrong[wrong.kind].append(str(wrong))

    async def _talk(self, stop: asyncio.Event) -> None:
        await self._begin()
        while not stop.is_set():
            await self._press()
        await self._look()

    def _know_nothing(self) -> None:
        self._session: Session | None = None
        self._choices: list[str] = []
        self._cursor = 0
        self._token = ""

    async def _begin(self) -> None:
        """Open a chat; one whose answer got lost is left behind by everybody."""
        self._know_nothing()
        answer = await self._insist("/api/v1/chats", {"language": "lv"})
        self._token = answer["token"]
        self._take(Started(None, "lv", at=datetime.now(UTC)), answer)

    async def _press(self) -> None:
        """Press any button of the screen, or start again where there is none."""
        now = datetime.now(UTC)
        event: Event = Commanded(Command.RESTART, at=now)
        body = {"id": str(uuid4()), "kind": "command", "command": "restart"}
        if self._choices:
            event = Chose(self._chance.choice(self._choices), at=now)
            body |= {"kind": "choose", "choice": event.choice}
            del body["command"]
        self._take(event, await self._insist("/api/v1/chat/events", body))

    async def _look(self) -> None:
        """See that at the end nothing waits that was not shown, and nothing has gone."""
        path = f"/api/v1/chat/messages?after={self._cursor}"
        async with self._http.get(path, headers=self._headers) as response:
            found = await response.json()
        ids = [message["id"] for message in found["messages"]]
        if ids or found["cursor"] != self._cursor:
            kind = LOST if found["cursor"] < self._cursor else DOUBLED
            raise Wrong(kind, f"cursor {found['cursor']} and {ids} after {self._cursor}")

    async def _insist(self, path: str, body: Json) -> Json:
        """Return the answer, however often one has to ask."""
        while True:
            answer = await self._ask(path, body)
            if answer is not None:
                return answer
            self._figures.repeats += 1
            await asyncio.sleep(AGAIN_SECONDS)

    async def _ask(self, path: str, body: Json) -> Json | None:
        """Return the answer, or None if there was none; nobody may be unknown."""
        try:
            async with self._http.post(path, json=body, headers=self._headers) as response:
                if response.status >= 500:
                    return None
                if response.status >= 400:
                    raise Wrong(LOST, f"the answer to {path} is {response.status}")
                answer: Json = await response.json()
                return answer
        except (aiohttp.ClientError, TimeoutError, ConnectionError):
            return None

    @property
    def _headers(self) -> dict[str, str]:
        return {"Authorization": f"Bearer {self._token}"} if self._token else {}

    def _take(self, event: Event, answer: Json) -> None:
        """Hold an answer against the ids before it, and against the engine."""
        self._figures.events += 1
        turn = step(self._script, self._session, event)
        said = [effect.message for effect in turn.effects if isinstance(effect, Say)]
        messages = answer["messages"]
        ids = [message["id"] for message in messages]
        wanted = list(range(self._cursor + 1, self._cursor + len(said) + 1))
        if ids != wanted:
            raise Wrong(verdict(ids, wanted), f"messages {ids} instead of {wanted}")
        if [message["text"] for message in messages] != [message.text for message in said]:
            raise Wrong(DIFFERENT, f"message {ids[0]} is not what the engine says")
        self._session = turn.session
        self._cursor = answer["cursor"]
        self._choices = [choice["id"] for choice in messages[-1].get("choices", ())]


def verdict(ids: list[int], wanted: list[int]) -> str:
    """Return what it means that the ids are not those that were to come."""
    if len(set(ids)) < len(ids):
        return SAID_TWICE
    is_short = ids == wanted[: len(ids)]
    return LOST if is_short or ids[0] < wanted[0] else DOUBLED
