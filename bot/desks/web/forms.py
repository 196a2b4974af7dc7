"""What a form of the desk sends, read by its fields."""

from __future__ import annotations

from aiohttp import web

LONGEST_FIELD = 1_000


async def fields(request: web.Request, *names: str) -> list[str]:
    """Return the fields of a form; what is missing, too long or no text is empty."""
    sent = await request.post()
    values = [sent.get(name, "") for name in names]
    return [
        value if isinstance(value, str) and len(value) <= LONGEST_FIELD else "" for value in values
    ]
