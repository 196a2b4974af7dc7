"""What the bell has to know over a restart: numbers of messages, and which process rings."""

from __future__ import annotations

from typing import NamedTuple, Self

import orjson

from bot.ports import BellTrouble


class Ring(NamedTuple):
    """The newest ring for somebody who waits; without a message nobody knows its number."""

    conversation: int
    asked_at: int
    number: int
    message: int = 0


class Notes(NamedTuple):
    """One page. Times are seconds since 1970."""

    holder: str = ""  # the process that rings
    until: int = 0
    group: int = 0  # as it stands in the settings
    chat: int = 0  # the same, or the id under which that group goes on
    board: int = 0  # the message that is pinned
    pinned: bool = False
    rings: tuple[Ring, ...] = ()
    stale: tuple[int, ...] = ()  # messages of rings that are over and still stand there
    trouble: str = ""
    again_at: int = 0  # when the group is tried again
    quiet_until: int = 0  # Telegram wants to be left alone

    @property
    def known_trouble(self) -> BellTrouble | None:
        """Return what is wrong; a word of a newer version means nothing here."""
        return BellTrouble(self.trouble) if self.trouble in set(BellTrouble) else None

    def ring(self, conversation: int) -> Ring | None:
        """Return the ring for somebody."""
        return next((ring for ring in self.rings if ring.conversation == conversation), None)

    def rung(self, ring: Ring) -> Self:
        """Return the notes with a newer ring in place of somebody's last one."""
        left = self.without(ring.conversation)
        return left._replace(rings=(*left.rings, ring))

    def without(self, *conversations: int) -> Self:
        """Return the notes without the rings for some, whose messages are to go."""
        over = [ring for ring in self.rings if ring.conversation in conversations]
        return self._replace(
            rings=tuple(ring for ring in self.rings if ring not in over),
            stale=(*self.stale, *(ring.message for ring in over if ring.message)),
        )

    def moved(self, chat: int) -> Self:
        """Return the notes for the id under which the group goes on: nothing stands there yet."""
        rings = tuple(ring._replace(message=0) for ring in self.rings)
        return self._replace(chat=chat, board=0, pinned=False, rings=rings, stale=())

    def of_group(self, group: int) -> Self:
        """Return the notes for the group of the settings; of another one they say nothing."""
        if group == self.group:
            return self
        return type(self)(self.holder, self.until, group, group)

    def to_json(self) -> bytes:
        """Return what `read` reads back."""
        return orjson.dumps(self._asdict() | {"rings": [list(ring) for ring in self.rings]})

    @classmethod
    def read(cls, body: bytes) -> Self:
        """Read notes that this or an older version kept."""
        data = orjson.loads(body) if body else {}
        known = {name: data[name] for name in cls._fields if name in data}
        rings = tuple(Ring(*ring) for ring in known.pop("rings", ()))
        return cls(**known)._replace(rings=rings, stale=tuple(known.get("stale", ())))
