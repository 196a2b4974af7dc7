"""The only place where the parts are put together, opened and closed."""

from __future__ import annotations

import asyncio
import signal
from collections.abc import AsyncIterator, Callable, Mapping, Sequence
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from dataclasses import replace
from datetime import UTC, datetime
from functools import partial
from importlib import import_module
from pathlib import Path
from types import ModuleType
from typing import TYPE_CHECKING, Any

from aiohttp import web

from bot import logs, memory
from bot.background import running
from bot.buses.opening import open_bus
from bot.channels.telegram.shown import Shown
from bot.channels.web.server import website
from bot.channels.web.site import Rate, Rates, Site
from bot.control import FILE as SOCKET
from bot.control import Refused, controlled
from bot.conversations import Conversations
from bot.delivery import rates
from bot.delivery.delivery import Delivery
from bot.desks.telegram_group.helpline import Helpline
from bot.desks.web.desk import desk
from bot.desks.web.site import DeskSite
from bot.desks.web.workplace import Workplace
from bot.loading import load_to_serve
from bot.ports import Bus
from bot.roster import Roster
from bot.script.model import SOURCE, Language, Script, TextId
from bot.settings import Settings
from bot.staff.accounts import StaffError
from bot.staff.console import Console
from bot.staff.office import Office
from bot.staff.passwords import Passwords
from bot.staff.sign_in import SignIn
from bot.staff.slowdown import Slowdown
from bot.staff.welcome import Welcome
from bot.stores.opening import OpenStore
from bot.storing import opened_store
from bot.timers import Timers, prune_regularly

if TYPE_CHECKING:
    from bot.channels.telegram.api import Api
    from bot.desks.telegram_group.bell import TelegramBell

GOODBYE = 5
"""Seconds that answers under way get at the end; Ctrl-C is done within ten."""

NUMBERS = ("helpline", "emergency")
"""The facts that the website shows even when nothing else works."""

UNLIMITED = Rates(*(Rate(10**9) for _ in range(4)))
"""For measuring on one machine: a benchmark is a flood."""


class CannotListen(Exception):
    """The host and port of the settings cannot be had."""


def servable(settings: Settings, *, demo: bool) -> Script:
    """Return the script as it can be served; what is wrong with translations is logged."""
    script, found = load_to_serve(settings, demo=demo)
    for diagnostic in found:
        logs.event("translation", "warning", code=diagnostic.code, place=str(diagnostic.place))
    return script


async def serve(
    settings: Settings, *, demo: bool, say: Callable[[str], None], limited: bool = True
) -> None:
    """Serve until the process is asked to end. Raises BadScript before anything is opened."""
    script = servable(settings, demo=demo)
    ended = end_of_process()
    async with (
        opened(settings, script, limited=limited, demo=demo, say=say) as site,
        listening(settings, site) as port,
    ):
        memory.settle()
        announce(settings, port, say, demo=demo)
        await ended.wait()


@asynccontextmanager
async def opened(
    settings: Settings,
    script: Script,
    *,
    limited: bool,
    demo: bool = False,
    say: Callable[[str], None] = lambda sentence: None,
) -> AsyncIterator[Site]:
    """Open everything behind the website: longest life outermost."""
    shown = Shown()
    async with (
        opened_store(settings) as store,
        opened_bus(settings) as bus,
        running(prune_regularly(store, now, pruned)),
        commanded(settings, store),
        bot_api(settings) as api,
        delivering(settings, store, api, shown, limited=limited) as delivery,
    ):
        roster = Roster(store.desk, bus)
        line = Conversations(lambda: script, store, bus, alarm, delivery, roster.desk)
        if delivery:
            delivery.report = line.not_delivered
        await roster.look()
        async with (
            running(roster.run()),
            running(Timers(store.cases, line, bus, now).run()),
            ringing(settings, api, store, bus, line, script) as bell,
            telegram(settings, api, shown, line, delivery, say, bell) as addresses,
        ):
            work = Workplace(
                line=line,
                cases=store.cases,
                book=store.desk,
                bus=bus,
                script=lambda: script,
                bell=bell,
            )
            site = site_of(settings, script, store, bus, line, limited=limited, demo=demo)
            door = partial(desk, desk_site(settings, store, work))
            yield replace(site, neighbours=addresses, desk=door)


def site_of(
    settings: Settings,
    script: Script,
    store: OpenStore,
    bus: Bus,
    line: Conversations,
    *,
    limited: bool,
    demo: bool,
) -> Site:
    """Return what the website is given, without the addresses of its neighbours."""
    return Site(
        conversing=line,
        store=store,
        bus=bus,
        clock=now,
        words=lambda language, unit: own_text(script, unit, language),
        facts=numbers(script),
        alarm=alarm,
        languages=script.languages,
        widget_origins=settings.widget_origins,
        public_url=settings.public_url,
        pictures=pictures_in(settings),
        rates=Rates() if limited else UNLIMITED,
        demo=demo,
    )


@asynccontextmanager
async def commanded(settings: Settings, store: OpenStore) -> AsyncIterator[None]:
    """Do what commands ask for, where the database is this process's alone."""
    if settings.database_url.get_secret_value():
        yield  # commands open a PostgreSQL themselves
        return
    console = Console(Office(store.staff, now))

    async def perform(command: str, arguments: Mapping[str, Any]) -> dict[str, Any]:
        try:
            return await console.perform(command, arguments)
        except StaffError as error:
            raise Refused(str(error)) from error

    async with controlled(settings.data_dir / SOCKET, perform):
        yield


def desk_site(settings: Settings, store: OpenStore, work: Workplace) -> DeskSite:
    """Return what the desk is given."""
    passwords, slowdown = Passwords(), Slowdown(now, asyncio.sleep)
    return DeskSite(
        staff=store.staff,
        sign_in=SignIn(store.staff, passwords, slowdown, now),
        welcome=Welcome(store.staff, passwords, now),
        clock=now,
        alarm=alarm,
        public_url=settings.public_url,
        owns=work.owns,
        work=work,
    )


@asynccontextmanager
async def bot_api(settings: Settings) -> AsyncIterator[Api | None]:
    """Open the way to Telegram, if there is a token."""
    if settings.telegram_token is None:
        yield None
        return
    async with on_telegram().opened_api(settings) as api:
        yield api


@asynccontextmanager
async def delivering(
    settings: Settings, store: OpenStore, api: Api | None, shown: Shown, *, limited: bool
) -> AsyncIterator[Delivery | None]:
    """Send what is to be pushed, if there is a channel that pushes."""
    if api is None:
        yield None
        return
    channels = on_telegram().channels(api, pictures_in(settings), shown)
    limits = None if limited else rates.UNLIMITED
    delivery = Delivery(store.outbox, channels, now, rates.Rates(limits))
    async with delivery.running():
        yield delivery


@asynccontextmanager
async def telegram(
    settings: Settings,
    api: Api | None,
    shown: Shown,
    line: Conversations,
    delivery: Delivery | None,
    say: Callable[[str], None],
    bell: TelegramBell | None,
) -> AsyncIterator[Sequence[web.AbstractRouteDef]]:
    """Take what comes from Telegram; yield the addresses that Telegram calls."""
    if api is None or delivery is None:
        yield ()
        return
    taking = on_telegram().taking
    taken = taking(settings, api, shown, line, delivery, say, bell, clock=now, alarm=alarm)
    async with taken as addresses:
        yield addresses


@asynccontextmanager
async def ringing(
    settings: Settings,
    api: Api | None,
    store: OpenStore,
    bus: Bus,
    line: Conversations,
    script: Script,
) -> AsyncIterator[TelegramBell | None]:
    """Ring in the staff's group, if there is one, for as long as the block lasts."""
    helpline = Helpline(store.cases, line, lambda: script.desk, now)
    bell = on_telegram().made_bell(settings, api, helpline, store.bell) if api else None
    if bell is None:
        yield None
        return
    async with running(bell.run(bus)):
        yield bell


def on_telegram() -> ModuleType:
    """Return how Telegram is put together; many servers do without, and without its 20 MiB."""
    return import_module("bot.on_telegram")


def pictures_in(settings: Settings) -> Path:
    """Return where the pictures of the dialogs lie."""
    return settings.dialogs_dir / "pictures"


@asynccontextmanager
async def listening(settings: Settings, site: Site) -> AsyncIterator[int]:
    """Listen on the host and port of the settings; yield the port that was taken."""
    runner = web.AppRunner(
        website(site), access_log=None, handle_signals=False, shutdown_timeout=GOODBYE
    )
    await runner.setup()
    try:
        server = web.TCPSite(runner, settings.host, settings.port)
        await started(server, settings)
        yield int(runner.addresses[0][1])
    finally:
        await runner.cleanup()


async def started(server: web.TCPSite, settings: Settings) -> None:
    """Begin to listen. Raises CannotListen with a sentence that names the setting."""
    try:
        await server.start()
    except OSError as error:
        address = f"{settings.host}:{settings.port}"
        raise CannotListen(
            f"Nobody can listen on {address}, perhaps because another program does; "
            "choose another BOT_PORT or BOT_HOST."
        ) from error


def opened_bus(settings: Settings) -> AbstractAsyncContextManager[Bus]:
    """Open the way by which processes hint each other."""
    alone = not settings.database_url.get_secret_value()
    return open_bus(settings.nats_url.get_secret_value(), alone=alone)


def end_of_process() -> asyncio.Event:
    """Return what is set by Ctrl-C, or by whoever runs the service to end it."""
    loop, ended = asyncio.get_running_loop(), asyncio.Event()
    for number in (signal.SIGINT, signal.SIGTERM):
        loop.add_signal_handler(number, ended.set)
    return ended


def announce(settings: Settings, port: int, say: Callable[[str], None], *, demo: bool) -> None:
    """Say where to look."""
    address = settings.public_url.rstrip("/") or f"http://{settings.host}:{port}"
    say(f"Ceļa padoms: {address}/")
    if demo:
        say(f"A website with the widget: {address}/demo")
    say("Ctrl-C ends it.")
    logs.event("started", port=port)


def numbers(script: Script) -> Mapping[str, str]:
    """Return the numbers that are shown whatever is down."""
    return {name: script.facts[name].value(SOURCE) for name in NUMBERS if name in script.facts}


def own_text(script: Script, unit: TextId, language: Language) -> str:
    """Return one of the bot's own texts, with the numbers it names."""
    template = script.catalogs.get(language, {}).get(unit) or script.catalogs[SOURCE][unit]
    return template.fill(numbers(script)) or ""


def alarm(kind: str, error: Exception) -> None:
    """Tell the maintainers what failed, and nothing of what was in it."""
    logs.event("event_quarantined", "error", kind=kind, error=error)


def pruned(count: int) -> None:
    """Log how many conversations have reached the end of their term."""
    if count:
        logs.event("pruned", count=count)


def now() -> datetime:
    """Return the time; the only clock that is read while serving."""
    return datetime.now(UTC)
