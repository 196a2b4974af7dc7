"""One person in front of a browser, and a world of websites on this machine."""

from __future__ import annotations

from contextlib import AsyncExitStack
from typing import Any

from aiohttp import web
from aiohttp.test_utils import TestServer
from playwright.async_api import Browser, BrowserContext, FrameLocator, Locator, Page, expect

from bot.channels.web.server import website
from tests.channels.web.talking import Talking, a_site

NEUTRAL = "https://lv.wikipedia.org/"
FAR = "<title>far</title>far away"
UNCOVERED = """node => {
const box = (one) => one.getBoundingClientRect();
const [bar, dock] = [".bar", ".dock"].map((one) => document.querySelector(one));
return box(bar).bottom <= box(node).top && box(node).bottom <= box(dock).top; }"""


class World:
    """Websites and browser windows of one test."""

    def __init__(self, browser: Browser, stack: AsyncExitStack) -> None:
        self.talking = Talking()
        self._browser = browser
        self._stack = stack

    async def site(self, **changes: object) -> str:
        """Open our website, and return its address."""
        return await self.serve(website(a_site(self.talking, **changes)))

    async def neighbour(
        self,
        page: str,
        *,
        policy: str = "",
        language: str = "lv",
        listed: bool = True,
        **changes: object,
    ) -> tuple[str, str]:
        """Open our website and somebody else's page; return both addresses.

        The page is of another origin and another host name; ours has to list it first.
        """
        headers: dict[str, str] = {}

        async def show(_: web.Request) -> web.Response:
            return web.Response(text=filled, content_type="text/html", headers=headers)

        app = web.Application()
        app.router.add_get("/", show)
        host = (await self.serve(app)).replace("127.0.0.1", "localhost")
        site = await self.site(widget_origins=(host,) if listed else (), **changes)
        filled = page.format(site=site, language=language)
        if policy:
            headers["Content-Security-Policy"] = policy.format(site=site)
        return site, host

    async def visitor(self, **options: Any) -> Visitor:
        """Open a window; nobody in it ever leaves this machine."""
        context = await self._browser.new_context(**{"locale": "lv", **options})
        self._stack.push_async_callback(context.close)
        await context.route("https://*.wikipedia.org/**", lambda route: route.fulfill(body=FAR))
        visitor = Visitor(context, await context.new_page())
        if options.get("java_script_enabled") is False:
            await visitor.settles_in(hours=0)
        return visitor

    async def serve(self, app: web.Application) -> str:
        """Serve an application, and return its address."""
        server = TestServer(app)
        await server.start_server()
        self._stack.push_async_callback(server.close)
        return str(server.make_url("")).rstrip("/")


class Visitor:
    """Presses, writes and looks. `place` is the page, or the frame the widget lives in."""

    def __init__(self, context: BrowserContext, page: Page) -> None:
        self.context = context
        self.page = page
        self.place: Page | FrameLocator = page

    async def settles_in(self, hours: int) -> None:
        """Let new buttons settle at once or not at all, where no script of ours does it."""
        browser = await self.context.new_cdp_session(self.page)
        await browser.send("Animation.enable")
        rate = 1 / (hours * 7200) if hours else 10_000  # a stylesheet says half a second
        await browser.send("Animation.setPlaybackRate", {"playbackRate": rate})

    async def opens(self, address: str, language: str = "lv") -> None:
        """Open the page and begin."""
        await self.page.goto(address)
        await self.begins(language)

    async def opens_widget(self, address: str, language: str = "lv") -> None:
        """Open a page with the widget, the widget, and begin."""
        await self.page.goto(address)
        await self.page.locator("button.open").click()
        self.place = self.page.frame_locator("iframe")
        await self.begins(language)

    async def begins(self, language: str = "lv") -> None:
        """Press the way in."""
        await self.place.locator(f"#start button[value={language}]").click()
        await expect(self.newest()).to_be_visible()

    async def sees(self, text: str) -> None:
        """Wait until the newest message says it."""
        await expect(self.newest()).to_contain_text(text)

    async def is_told(self, text: str) -> None:
        """Wait until the line for news says it."""
        await expect(self.place.locator("#status")).to_contain_text(text)

    async def presses(self, label: str) -> None:
        """Press a button of the newest message."""
        await self.newest().get_by_role("button", name=label).click()

    async def uses(self, kind: str) -> None:
        """Use the safety bar."""
        await self.place.locator(f"[data-kind={kind}]").click()

    async def forgets(self) -> None:
        """Erase the conversation, and say once more that it is meant."""
        await self.uses("forget")
        await self.uses("forget")

    async def writes(self, text: str) -> None:
        """Write, and send it."""
        await self.place.locator("#text").fill(text)
        await self.place.locator("#write button").click()

    async def consults(self) -> None:
        """Go the whole way to the result."""
        await self.presses("Man piedāvā darbu")
        await self.presses("Islande")
        await self.sees("Cik eiro")
        await self.writes("1800")
        await self.presses("Prasa naudu")
        await self.presses("Gatavs")
        await self.sees("Redzu nopietnas pazīmes.")

    async def wakes(self) -> None:
        """Let the browser notice that it is online, so that nothing waits for a clock."""
        await self.page.evaluate("dispatchEvent(new Event('online'))")

    async def shifts(self) -> None:
        """Press Shift three times, wherever the focus is."""
        for _ in range(3):
            await self.page.keyboard.press("Shift")

    async def sees_whole(self, what: Locator) -> bool:
        """Tell whether something stands in full between the bar and the lines below."""
        return bool(await what.evaluate(UNCOVERED))

    def newest(self) -> Locator:
        """Return the newest message that is not the person's own."""
        return self.place.locator(".message:not(.person)").last

    def own(self) -> Locator:
        """Return the newest of what the person said."""
        return self.place.locator(".message.person").last

    def messages(self) -> Locator:
        """Return everything that was said to the person."""
        return self.place.locator(".message:not(.person)")
