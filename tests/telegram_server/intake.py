"""How the bot gets its updates: by long poll or by webhook, never both."""

from __future__ import annotations

import asyncio
import re
from contextlib import suppress
from typing import Any
from urllib.parse import urlsplit

import aiohttp
from telegram import WebhookInfo
from telegram.constants import PollingLimit, WebhookLimit

from tests.telegram_server.parameters import Parameters
from tests.telegram_server.refusals import Refused, bad_request, conflict
from tests.telegram_server.updates import Updates, bodies
from tests.telegram_server.webhook import Webhook, given_up

SECRET = re.compile(r"[A-Za-z0-9_-]*")
LONGEST_POLL = 50
CONNECTIONS = 40
WEBHOOK_ACTIVE = (
    "can't use getUpdates method while webhook is active;"
    " use deleteWebhook to delete the webhook first"
)
SECOND_POLLER = (
    "terminated by other getUpdates request; make sure that only one bot instance is running"
)


class Intake:
    """The one way that is open at a time."""

    def __init__(self, updates: Updates, session: aiohttp.ClientSession) -> None:
        self.webhook: Webhook | None = None
        self._updates, self._session = updates, session
        self.polled = asyncio.Event()  # set for as long as somebody waits in a long poll
        self._poll: asyncio.Future[Refused] | None = None

    async def get_updates(self, given: Parameters) -> list[dict[str, Any]]:
        """Return what waits, or wait for it; what is below the offset is confirmed."""
        if self.webhook:
            raise conflict(WEBHOOK_ACTIVE)
        self.end_poll(conflict(SECOND_POLLER))
        limit, seconds = poll_limits(given)
        if given.has("allowed_updates"):
            self._updates.allow(given.array("allowed_updates"))
        self._updates.confirm(given.number("offset", 0))
        if seconds and not self._updates.waiting():
            await self._wait(seconds)
        return bodies(self._updates.waiting()[:limit])

    async def _wait(self, seconds: int) -> None:
        """Wait for an update, or the end of the poll, or somebody else who polls."""
        ended = self._poll = asyncio.get_running_loop().create_future()
        waits = [
            asyncio.create_task(self._updates.news()),
            asyncio.create_task(self._updates.clock.wait(seconds)),
        ]
        await asyncio.sleep(0)  # now both listen
        self.polled.set()
        try:
            await asyncio.wait([ended, *waits], return_when=asyncio.FIRST_COMPLETED)
            if ended.done():
                raise ended.result()
        finally:
            await given_up(*waits)
            if self._poll is ended:
                self._poll = None
                self.polled.clear()

    def end_poll(self, reason: Refused) -> None:
        """Send away whoever is polling."""
        if self._poll and not self._poll.done():
            self._poll.set_result(reason)

    async def set_webhook(self, given: Parameters) -> bool:
        """Deliver to this address from now on; an empty one ends it."""
        url, secret = given.text("url"), given.text("secret_token")
        check_webhook(url, secret)
        connections = given.number("max_connections", CONNECTIONS)
        if given.has("allowed_updates"):
            self._updates.allow(given.array("allowed_updates"))
        await self.delete_webhook(given)
        if url:
            self.end_poll(conflict("terminated by setWebhook request"))
            self.webhook = Webhook(
                url, secret, self._updates, self._updates.clock, self._session, connections
            )
        return True

    async def delete_webhook(self, given: Parameters) -> bool:
        """Deliver to nobody; what waits goes on waiting."""
        webhook, self.webhook = self.webhook, None
        if webhook:
            await webhook.close()
        if given.flag("drop_pending_updates"):
            self._updates.clear()
        return True

    def webhook_info(self) -> dict[str, Any]:
        """Say where updates go, and what went wrong last."""
        waiting = len(self._updates.waiting())
        if not self.webhook:
            return WebhookInfo("", False, waiting).to_dict()
        failure = self.webhook.last_failure
        return WebhookInfo(
            self.webhook.url,
            False,
            waiting,
            last_error_date=failure.at if failure else None,
            last_error_message=failure.problem if failure else None,
            max_connections=self.webhook.connections,
            allowed_updates=sorted(self._updates.allowed),
            ip_address="127.0.0.1",
        ).to_dict()

    async def settled(self) -> None:
        """Wait until the webhook has answered what it was handed."""
        if self.webhook:
            await self.webhook.settled()

    async def close(self) -> None:
        """End whatever is open."""
        self.end_poll(Refused(500, "Request aborted"))
        webhook, self.webhook = self.webhook, None
        if webhook:
            with suppress(asyncio.CancelledError):
                await webhook.close()


def poll_limits(given: Parameters) -> tuple[int, int]:
    """Return how many updates at most, and how long to wait for the first."""
    limit = given.number("limit", PollingLimit.MAX_LIMIT)
    if not PollingLimit.MIN_LIMIT <= limit <= PollingLimit.MAX_LIMIT:
        limit = PollingLimit.MAX_LIMIT
    return limit, min(given.number("timeout", 0), LONGEST_POLL)


def check_webhook(url: str, secret: str) -> None:
    """Refuse an address or a secret that Telegram refuses. http is taken, as by a local server."""
    if url and (urlsplit(url).scheme not in ("http", "https") or not urlsplit(url).hostname):
        raise bad_request("bad webhook: invalid webhook URL specified")
    if len(secret) > WebhookLimit.MAX_SECRET_TOKEN_LENGTH:
        raise bad_request("secret token is too long")
    if not SECRET.fullmatch(secret):
        raise bad_request("secret token contains unallowed characters")
