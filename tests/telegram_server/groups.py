"""Groups and channels, and what happens to the bot in them."""

from __future__ import annotations

import telegram
from telegram import ChatMemberUpdated

from tests.telegram_server.chats import Chat, Posted
from tests.telegram_server.memberships import membership
from tests.telegram_server.people import Person, Stage, command_entities
from tests.telegram_server.updates import OWN_MEMBERSHIP


class Group(Chat):
    """A group, a supergroup or a channel."""

    def __init__(self, stage: Stage, number: int, kind: str, title: str, *, forum: bool) -> None:
        super().__init__(number, kind, title, is_forum=forum, bot_is_in=False)
        self._stage = stage
        stage.world.add_chat(self)

    async def takes_in_bot(self, by: Person, *, as_admin: bool = False) -> None:
        """Add the bot."""
        before = self._membership()
        self.bot_is_in, self.bot_is_admin, self.kicked = True, as_admin, False
        await self._tells(by, before)

    async def throws_out_bot(self, by: Person) -> None:
        """Throw the bot out."""
        before = self._membership()
        self.bot_is_in, self.bot_is_admin, self.kicked = False, False, True
        await self._tells(by, before)

    async def posts(self, text: str) -> Posted:
        """Write in the name of the channel."""
        posted = self.post(None, self._stage.world.clock.now(), text=text)
        posted.content |= command_entities(text)
        if self.bot_is_in:
            await self._stage.happens("channel_post", posted.message(), self.id)
        return posted

    async def migrates(self, to: Group, by: Person) -> None:
        """Become a supergroup with another id."""
        now = self._stage.world.clock.now()
        to.bot_is_in, to.bot_is_admin, self.migrated_to = True, self.bot_is_admin, to.id
        left = self.post(by.user, now, migrate_to_chat_id=to.id)
        came = to.post(by.user, now, migrate_from_chat_id=self.id)
        await self._stage.happens("message", left.message(), self.id)
        await self._stage.happens("message", came.message(), to.id)

    def loses_topic(self, thread: int) -> None:
        """Lose a topic, though people may still see it."""
        del self.topics[thread]

    async def _tells(self, by: Person, before: telegram.ChatMember) -> None:
        now = self._stage.world.clock.now()
        changed = ChatMemberUpdated(self.info(), by.user, now, before, self._membership())
        await self._stage.happens("my_chat_member", changed, self.id + OWN_MEMBERSHIP)

    def _membership(self) -> telegram.ChatMember:
        return membership(self, self._stage.world.bot)
