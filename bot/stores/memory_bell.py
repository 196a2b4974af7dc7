"""The page of the bell, in memory."""

from __future__ import annotations

from bot.ports import BellPage


class MemoryBell:
    """The page of a store in memory."""

    def __init__(self) -> None:
        self._page = BellPage()

    async def read(self) -> BellPage:
        """Return the page as it is now."""
        return self._page

    async def turn(self, page: BellPage) -> bool:
        """Put a page in the place of the one before it."""
        if page.version != self._page.version + 1:
            return False
        self._page = page
        return True
