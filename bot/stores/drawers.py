"""What a store in memory keeps of one person."""

from __future__ import annotations

from dataclasses import dataclass, field

from bot.stores.register import Ends
from bot.stores.rows import (
    CaseRow,
    Change,
    ChannelIdsRow,
    ConversationRow,
    Found,
    LineRow,
    OutboxRow,
    QueueChange,
    Queued,
    QueueRow,
    SeenRow,
    Window,
)


@dataclass(slots=True)
class Drawer:
    """Everything that is kept of one person."""

    conversation: ConversationRow
    wrapped: bytes
    seen: dict[str, SeenRow] = field(default_factory=dict)
    outbox: list[OutboxRow] = field(default_factory=list)
    queue: QueueRow | None = None
    ids: list[ChannelIdsRow] = field(default_factory=list)
    case: CaseRow | None = None
    lines: list[LineRow] = field(default_factory=list)

    def found(self, event_id: str = "") -> Found:
        """Return what a turn needs to know."""
        seen = self.seen.get(event_id)
        span = (seen.first_message, seen.last_message) if seen else (None, None)
        fence = self.queue.fence if self.queue else None
        file = self.case.file if self.case else None
        return Found(self.conversation, self.wrapped, *span)._replace(fence=fence, file=file)

    def queued(self) -> Queued:
        """Return whose messages wait, and how to read them."""
        row = self.conversation
        queue = self.queue[1:] if self.queue else (None, None, None, None)
        last = max((message.message_id for message in self.outbox), default=None)
        return Queued(row.id, row.channel, row.address, self.wrapped, *queue)._replace(last=last)

    def keep(self, change: Change) -> None:
        """Keep what a turn has changed."""
        self.conversation = change.conversation or self.conversation
        self.wrapped = change.key.wrapped if change.key else self.wrapped
        self.seen.update({change.seen.event_id: change.seen} if change.seen else {})
        self.outbox.extend(change.outbox)
        self.queue = change.queue or self.queue
        self.ids.extend([change.channel_ids] if change.channel_ids else [])
        if change.ends_case:
            self.case, self.lines = None, []
        self.case = change.case or self.case
        self.lines.extend(change.lines)

    def ids_since(self, hour: int) -> list[ChannelIdsRow]:
        """Return what the channel calls the messages since an hour."""
        return [row for row in self.ids if row.hour > hour]

    def change(self, change: QueueChange) -> None:
        """Keep whose messages wait, and drop those that do not any more."""
        self.outbox = [row for row in self.outbox if row.message_id not in change.gone]
        self.queue = None if change.ends else change.queue or self.queue
        self.ids += [change.channel_ids] if change.channel_ids else []

    def messages(self, window: Window) -> list[OutboxRow]:
        """Return the messages of a window, in order."""
        return [
            row
            for row in self.outbox
            if window.first <= row.message_id <= window.last and row.expires_at > window.now
        ]

    def is_held(self, ends: Ends) -> bool:
        """Tell whether a case holds the conversation: open, a block, or with lines."""
        if self.case is None:
            return False
        is_open = self.case.closed_hour is None
        return is_open or self.case.blocked_hour > ends.this_hour or bool(self.lines)

    def tidy(self, ends: Ends) -> None:
        """Drop the single rows that have reached the end of their term."""
        self.seen = {id: row for id, row in self.seen.items() if row.hour > ends.seen_hour}
        self.ids = self.ids_since(ends.channel_ids_hour)
        self._tidy_case(ends)
        self.outbox = [
            row
            for row in self.outbox
            if row.made_at > ends.made_at or row.message_id >= self.conversation.turn_start
        ]

    def _tidy_case(self, ends: Ends) -> None:
        """Drop a case that is over, and with it, or before it, what only held for the dialog."""
        row = self.conversation
        if self.case is None or self.case.closed_hour is None:
            return
        if row.acted_hour <= ends.acted_hour:
            self.conversation = row._replace(
                session=b"", address=None, turn_start=row.last_message + 1
            )
        if self.case.closed_hour <= ends.closed_hour:
            self.lines = []
            self.case = self.case if self.case.blocked_hour > ends.this_hour else None
