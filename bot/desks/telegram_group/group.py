"""The group as the few calls that the bell makes, and what it means when one of them fails."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from typing import Any, NamedTuple, Protocol

from telegram.error import BadRequest, ChatMigrated, TelegramError

from bot.desks.telegram_group.words import OPEN_DESK
from bot.ports import BellTrouble, Outcome, SendFailed

GROUPS = ("group", "supergroup")
OWNER, ADMINISTRATOR = "creator", "administrator"
GONE = ("left", "kicked")

NO_RIGHT = re.compile(
    r"rights|admin|CHAT_WRITE_FORBIDDEN|CHAT_SEND_\w+_FORBIDDEN|CHAT_RESTRICTED", re.IGNORECASE
)
"""What a 400 says of a bot that may not do what it was asked."""

SAME = re.compile(r"message is not modified", re.IGNORECASE)
TROUBLES = {
    "forbidden": BellTrouble.OUT,
    "gone": BellTrouble.OUT,
    "token_refused": BellTrouble.TOKEN,
}
"""What a word of `failure_of` means; any other is a moment's."""

TOO_MANY = "too_many"
NOT_TAKEN = "refused"


class Calling(Protocol):
    """How the Bot API is called."""

    async def call(self, method: str, parameters: dict[str, object]) -> Any:
        """Call a method, or raise one of `telegram.error`."""


class Failed(Exception):
    """A call failed, and what that means for the bell."""

    def __init__(
        self,
        trouble: BellTrouble | None,
        *,
        retry_after: float | None = None,
        moved_to: int = 0,
        doubtful: bool = False,
    ) -> None:
        super().__init__(trouble)
        self.trouble = trouble  # None: nothing is wrong with the group
        self.retry_after = retry_after
        self.moved_to = moved_to
        self.doubtful = doubtful  # it may have been done all the same


class Refused(Exception):
    """The message that was to be changed is not there any more, or cannot be changed."""


class Way(NamedTuple):
    """The way to the group: how to call, who calls, and what a failure means."""

    api: Calling
    bot: int  # the bot's own id
    failure_of: Callable[[Exception], SendFailed]


class Group:
    """The staff's group, under the id that it has now."""

    def __init__(self, way: Way, desk_url: str) -> None:
        self._way = way
        self._desk_url = desk_url

    async def check(self, chat: int) -> BellTrouble | None:
        """Look whether the bell can work here; return what is wrong. Raises Failed."""
        seen = await self._call("getChat", chat)
        if seen.get("type") not in GROUPS:
            return BellTrouble.NO_GROUP
        if seen.get("username") or seen.get("active_usernames"):
            return BellTrouble.PUBLIC
        return trouble_of(await self._call("getChatMember", chat, user_id=self._way.bot))

    async def say(self, chat: int, text: str, *, aloud: bool = False) -> int:
        """Write a message; return its number. Raises Failed."""
        said = self._shown(text) | {"disable_notification": not aloud}
        try:
            return int((await self._call("sendMessage", chat, **said))["message_id"])
        except Refused:
            raise Failed(BellTrouble.MAY_NOT_WRITE) from None

    async def change(self, chat: int, message: int, text: str) -> None:
        """Give a message another text. Raises Failed, or Refused if it cannot be changed."""
        await self._call("editMessageText", chat, message_id=message, **self._shown(text))

    async def pin(self, chat: int, message: int) -> None:
        """Pin a message without a sound. Raises Failed, or Refused."""
        parameters = {"message_id": message, "disable_notification": True}
        try:
            await self._call("pinChatMessage", chat, **parameters)
        except Failed as failed:
            if failed.trouble is BellTrouble.MAY_NOT_WRITE:
                raise Failed(BellTrouble.MAY_NOT_PIN) from None
            raise

    async def remove(self, chat: int, messages: Sequence[int]) -> None:
        """Delete messages; those that are gone already are no matter. Raises Failed, Refused."""
        await self._call("deleteMessages", chat, message_ids=[*messages])

    async def moved_to(self, chat: int) -> int:
        """Return the id under which a group goes on; 0 if it has not moved. Raises Failed."""
        try:
            await self._call("getChat", chat)
        except Failed as failed:
            if failed.moved_to:
                return failed.moved_to
            raise
        return 0

    def _shown(self, text: str) -> dict[str, object]:
        """Return a text as it is shown, with the way to the desk."""
        shown: dict[str, object] = {"text": text, "link_preview_options": {"is_disabled": True}}
        if self._desk_url:
            from_here = {"text": OPEN_DESK, "url": self._desk_url}
            shown["reply_markup"] = {"inline_keyboard": [[from_here]]}
        return shown

    async def _call(self, method: str, chat: int, **parameters: object) -> Any:
        try:
            return await self._way.api.call(method, {"chat_id": chat, **parameters})
        except TelegramError as error:
            if isinstance(error, BadRequest) and SAME.search(error.message):
                return {}
            raise self._failure(error) from error

    def _failure(self, error: TelegramError) -> Failed | Refused:
        if isinstance(error, ChatMigrated):
            return Failed(None, moved_to=error.new_chat_id)
        if isinstance(error, BadRequest) and NO_RIGHT.search(error.message):
            return Failed(BellTrouble.MAY_NOT_WRITE)
        meant = self._way.failure_of(error)
        if meant.reason == TOO_MANY:
            return Failed(None, retry_after=meant.retry_after)
        if meant.reason == NOT_TAKEN:
            return Refused()
        doubtful = meant.outcome is Outcome.UNKNOWN
        return Failed(TROUBLES.get(meant.reason, BellTrouble.AWAY), doubtful=doubtful)


def trouble_of(member: dict[str, Any]) -> BellTrouble | None:
    """Return what is wrong with how the bot is in the group."""
    status = member.get("status")
    if status in GONE:
        return BellTrouble.OUT
    if status == "restricted" and not member.get("can_send_messages"):
        return BellTrouble.MAY_NOT_WRITE
    if status == OWNER or (status == ADMINISTRATOR and member.get("can_pin_messages")):
        return None
    return BellTrouble.MAY_NOT_PIN
