"""Kill the server at each step of a talk with a human, and see that nothing of it is lost.

    python -m benchmarks.kill_talk
    python -m benchmarks.kill_talk --database postgres

A person acts over the public API, a consultant over the forms of the desk. Each act is sent,
the server is killed while it is at work or right after it has answered, started again, and the
act is sent once more with the same id, as browsers do. With PostgreSQL two replicas run, and
the act goes to the other one the second time.
"""

from __future__ import annotations

import asyncio
import random
import re
import shutil
import sys
from collections.abc import AsyncIterator, Collection, Mapping, Sequence
from contextlib import AsyncExitStack, asynccontextmanager, suppress
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import Any
from uuid import uuid4

import aiohttp
import click

from benchmarks.databases import database_of, folder
from benchmarks.server import Server, product
from bot.helpline.case import Case, Line, Speaker
from bot.helpline.desk import Consultant, Presence
from bot.settings import read_settings
from bot.staff.accounts import new_account
from bot.staff.keeping import StaffRows
from bot.staff.roles import Role
from bot.staff.sessions import new_session
from bot.stores.opening import OpenStore, open_store
from bot.vault import Vault

Json = dict[str, Any]

ILZE, OTO = "ilze", "oto"
OWN = {"Sec-Fetch-Site": "same-origin", "Accept": "text/html"}
AGAIN_SECONDS = 0.05
SOONEST, LATEST = 0.0, 0.03
"""Seconds from an act to the kill: in the middle of it, or right behind it."""

ON_THE_BOARD = re.compile(r"/desk/cases/(\d+)|name=\"case\" value=\"(\d+)\"")
HOURS = re.compile(r"9\.00-17\.00")
ALWAYS = "0.00-24.00"
EVERY_DAY = "".join(f"  {day}: {ALWAYS}\n" for day in ("sat", "sun", "holiday"))


@dataclass
class Seen:
    """What came of the talks; nothing that is wrong may be there."""

    talks: int = 0
    kills: int = 0
    acts: int = 0
    repeats: int = 0
    wrong: list[str] = field(default_factory=list)


@dataclass
class Replicas:
    """One server, or two over one database."""

    servers: Sequence[Server]
    chance: random.Random
    seen: Seen
    http: aiohttp.ClientSession
    cookies: Mapping[str, str]
    first: int = 0

    async def kills(self) -> None:
        """Kill the one that was asked, and start it again."""
        await asyncio.sleep(self.chance.uniform(SOONEST, LATEST))
        server = self.servers[self.first]
        await server.kill()
        self.seen.kills += 1
        self.first = (self.first + 1) % len(self.servers)
        await server.start()

    async def asked(self, method: str, path: str, **request: Any) -> tuple[int, Any]:
        """Return the answer, however often one has to ask."""
        self.seen.acts += 1
        while True:
            answer = await self._once(method, path, request)
            if answer is not None:
                return answer
            self.seen.repeats += 1
            self.first = (self.first + 1) % len(self.servers)
            await asyncio.sleep(AGAIN_SECONDS)

    async def _once(self, method: str, path: str, request: Json) -> tuple[int, Any] | None:
        url = self.servers[self.first].url + path
        with suppress(aiohttp.ClientError, TimeoutError, ConnectionError):
            async with self.http.request(
                method, url, allow_redirects=False, **request
            ) as response:
                if response.status >= 500:
                    return None
                if response.content_type == "application/json":
                    return response.status, await response.json()
                return response.status, response.headers.get("Location") or await response.text()
        return None

    async def shot(self, method: str, path: str, **request: Any) -> tuple[int, Any]:
        """Do something during which the server is killed, and then again with the same id."""
        killed = asyncio.create_task(self.kills())
        await self.asked(method, path, **request)
        await killed
        return await self.asked(method, path, **request)


@dataclass
class Talker:
    """A person and the consultants, in one talk; everybody repeats until they are answered."""

    replicas: Replicas
    token: str = ""
    number: int = 0
    choices: list[str] = field(default_factory=list)

    async def begins(self) -> None:
        """Open a chat."""
        _, answer = await self.replicas.asked("POST", "/api/v1/chats", json={"language": "lv"})
        self.token = answer["token"]
        self._read(answer)

    async def does(self, **body: str) -> None:
        """Do something as the person."""
        sent = {"id": str(uuid4()), **body}
        _, answer = await self.replicas.shot(
            "POST", "/api/v1/chat/events", json=sent, headers=self._bearer
        )
        if isinstance(answer, str):
            raise RuntimeError(f"the person was refused: {answer}")
        self._read(answer)

    async def presses(self, word: str) -> None:
        """Press a button by the word that it stands for."""
        [choice] = [one for one in self.choices if word in one][-1:] or [""]
        await self.does(kind="choose", choice=choice)

    async def works(self, who: str, path: str, **form: str) -> str:
        """Do something at the desk; return what was refused."""
        headers = {**OWN, "Cookie": f"desk={self.replicas.cookies[who]}"}
        data = {"id": str(uuid4()), **form}
        status, where = await self.replicas.shot("POST", path, data=data, headers=headers)
        return "" if status == 303 and "told=" not in str(where) else f"{status} {where}"

    async def stands_on_the_board(self, known: Collection[int]) -> int:
        """Return the number of the case as the desk's page names it."""
        headers = {**OWN, "Cookie": f"desk={self.replicas.cookies[ILZE]}"}
        _, text = await self.replicas.asked("GET", "/desk/panes", headers=headers)
        found = {int(a or b) for a, b in ON_THE_BOARD.findall(text)}
        new = found - set(known)
        return max(new, default=0)

    async def acts(self, who: str, act: str, **form: str) -> str:
        """Do something with the case."""
        form |= {"act": act, "seen": "999999"}
        return await self.works(who, f"/desk/cases/{self.number}/act", **form)

    async def looks(self) -> list[Json]:
        """Return everything that the person was told."""
        _, answer = await self.replicas.asked(
            "GET", "/api/v1/chat/messages?after=0", headers=self._bearer
        )
        self._read(answer)
        found: list[Json] = answer["messages"]
        return found

    @property
    def _bearer(self) -> dict[str, str]:
        return {"Authorization": f"Bearer {self.token}"}

    def _read(self, answer: Json) -> None:
        """Note the buttons, the newest last."""
        for message in answer["messages"]:
            self.choices += [choice["id"] for choice in message.get("choices", ())]


async def one_talk(replicas: Replicas, known: Collection[int]) -> Talker:
    """Play offered → queued → claimed → reply → hand over → close → call-back."""
    talk, wrong = Talker(replicas), replicas.seen.wrong
    await talk.begins()
    await talk.does(kind="command", command="human")
    await talk.presses("+talk_")
    await talk.does(kind="write", text="person one")
    number = talk.number = await talk.stands_on_the_board(known)
    refused = [await talk.works(ILZE, "/desk/claim", case=str(number))]
    refused.append(await talk.acts(ILZE, "reply", text="human one"))
    await talk.does(kind="write", text="person two")
    refused.append(await talk.acts(ILZE, "hand_over", to=OTO))
    refused.append(await talk.acts(OTO, "reply", text="human two"))
    refused.append(await talk.acts(OTO, "close", outcome="informed"))
    await talk.looks()
    wrong += [f"talk {number}: refused {one}" for one in refused if one]
    replicas.seen.talks += 1
    return talk


async def call_back(talk: Talker) -> None:
    """Ask for a human again, and leave a number instead."""
    await talk.does(kind="command", command="human")
    await talk.presses("+talk_")
    await talk.presses("+callback_")
    for answer in ("|yes|", "+371 26000047", "|no|", "|no|", "|no|", *["|+skip|"] * 4):
        if answer.startswith("+"):
            await talk.does(kind="write", text=answer)
        else:
            await talk.presses(answer)
    await talk.presses("+yes_")


def told_wrong(talk: Talker, messages: Sequence[Json], case: Case | None) -> list[str]:
    """Return what is wrong with what a person was told."""
    found, ids = [], [message["id"] for message in messages]
    if ids != list(range(ids[0], ids[0] + len(ids))):
        found.append(f"the messages {ids} have a gap or a double")
    humans = [message["text"] for message in messages if message["from"] == "human"]
    if [text.rsplit("\n", 1)[-1] for text in humans] != ["human one", "human two"]:
        found.append(f"{len(humans)} words of humans instead of two")
    if case is None or case.state != "booked":
        found.append(f"the call-back is {case.state if case else None}")
    return [f"talk {talk.number}: {one}" for one in found]


def kept_wrong(number: int, lines: Sequence[Line]) -> list[str]:
    """Return what is wrong with the lines that the desk shows."""
    said = [line.text for line in lines if line.speaker in (Speaker.PERSON, Speaker.HUMAN)]
    seen = [line.text for line in lines if line.speaker is Speaker.EVENT]
    wanted = ["person one", "human one", "person two", "human two"]
    found = [] if said == wanted else [f"{len(said)} lines instead of {len(wanted)}"]
    for act in ("claimed", "handed_over", "ended", "filed"):
        if (times := sum(act in text for text in seen)) != 1:
            found.append(f"{act} {times} times")
    return [f"talk {number}: {one}" for one in found]


async def staffed(store: OpenStore) -> dict[str, str]:
    """Let two consultants be signed in and at the desk; return their cookies."""
    now, cookies = datetime.now(UTC), {}
    for name in (ILZE, OTO):
        cookie, session = new_session(name, "lv", now)
        cookies[name] = cookie

        def work(rows: StaffRows, name: str = name, session: Any = session) -> None:
            rows.keep(new_account(name, Role.SUPERVISOR, ["lv", "ru"]))
            rows.begin_session(session)

        await store.staff.transact(work)
        at = int(now.timestamp())
        await store.desk.keep(Consultant(name, name, ("lv", "ru"), Presence.ON, at))
    return cookies


def always_open(data: Path) -> Path:
    """Copy the dialogs, with a helpline that answers day and night and never gives up."""
    dialogs = data / "dialogs"
    shutil.copytree(read_settings({}).dialogs_dir, dialogs)
    plan = dialogs / "_desk.yaml"
    chat, mark, rest = plan.read_text("utf-8").partition("\nphone:")
    chat = HOURS.sub(ALWAYS, chat).replace("  holiday: closed", EVERY_DAY)
    plan.write_text(chat + mark + rest.replace("heartbeat: 30 s", "heartbeat: 24 h"), "utf-8")
    return dialogs


@asynccontextmanager
async def running(data: Path, url: str, seen: Seen, seed: int) -> AsyncIterator[Replicas]:
    """Yield the servers, with people at the desk."""
    vault = Vault.open(read_settings({"BOT_DATA_DIR": str(data)}).key_file)
    async with open_store(url, data, vault) as store:
        cookies = await staffed(store)
    servers = [product(data, url) for _ in range(2 if url else 1)]
    async with AsyncExitStack() as stack:
        timeout = aiohttp.ClientTimeout(total=10)
        jar = aiohttp.DummyCookieJar()
        http = await stack.enter_async_context(
            aiohttp.ClientSession(timeout=timeout, cookie_jar=jar)
        )
        dialogs = always_open(data)
        for server in servers:
            server.tell({"BOT_DIALOGS_DIR": str(dialogs)})
            stack.push_async_callback(server.kill)
            await server.start()
        yield Replicas(servers, random.Random(seed), seen, http, cookies)


async def rehearse(talks: int, database: str, seed: int) -> Seen:
    """Play all talks, and hold what is kept against what was said."""
    seen = Seen()
    with folder() as data, database_of(database) as url:
        played: list[tuple[Talker, list[Json]]] = []
        async with running(data, url, seen, seed) as replicas:
            for _ in range(talks):
                talk = await one_talk(replicas, [one.number for one, _ in played])
                await call_back(talk)
                played.append((talk, await talk.looks()))
        vault = Vault.open(read_settings({"BOT_DATA_DIR": str(data)}).key_file)
        async with open_store(url, data, vault) as store:
            for talk, messages in played:
                opened = await store.cases.case(talk.number)
                seen.wrong += told_wrong(talk, messages, opened.case if opened else None)
                lines = [one.line for one in opened.lines] if opened else []
                seen.wrong += kept_wrong(talk.number, lines)
    return seen


def told(database: str, seen: Seen) -> str:
    """Return the figures as they are printed."""
    head = (
        f"{database}: {seen.talks} talks, {seen.kills} kills, {seen.acts} acts, "
        f"{seen.repeats} repeated for want of an answer · wrong {len(seen.wrong)}"
    )
    return "\n".join([head, *(f"  {one}" for one in seen.wrong)])


@click.command()
@click.option("--talks", default=5, show_default=True, help="How many talks are played.")
@click.option("--database", type=click.Choice(["sqlite", "postgres"]), default="sqlite")
@click.option("--seed", default=1, show_default=True, help="Of when the server is killed.")
def main(talks: int, database: str, seed: int) -> None:
    """Kill the server at each step of talks; print what was lost, doubled or said by two."""
    seen = asyncio.run(rehearse(talks, database, seed))
    click.echo(told(database, seen))
    sys.exit(1 if seen.wrong else 0)


if __name__ == "__main__":
    main()
