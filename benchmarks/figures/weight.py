"""What a phone has to fetch before it can talk: the widget, gzipped."""

from __future__ import annotations

import gzip
import re
from urllib.parse import urljoin, urlsplit

import aiohttp

from benchmarks.databases import folder
from benchmarks.effort import Effort
from benchmarks.server import product, serving
from benchmarks.table import Aim, Row

BEGINNINGS = ("/widget.js", "/widget")
"""The loader in the page of the host, and the page in the frame."""

PARTS = re.compile(
    r"""<script[^>]*\ssrc="([^"]+)"|<link[^>]*stylesheet[^>]*\shref="([^"]+)"
    |<link[^>]*\shref="([^"]+)"[^>]*stylesheet|\sfrom\s*"([^"]+)"|\bimport\s*"([^"]+)" """,
    re.VERBOSE,
)
KIB = 1024


async def measure(_: Effort) -> list[Row]:
    """Fetch the widget and everything it names, as a browser would."""
    with folder() as data:
        async with serving(product(data)) as server, aiohttp.ClientSession() as http:
            bodies = await fetched(http, server.url)
    elsewhere = [url for url in bodies if not url.startswith(server.url)]
    packed = sum(len(gzip.compress(body, 9)) for body in bodies.values()) / KIB
    plain = sum(map(len, bodies.values())) / KIB
    return [
        Row(
            f"page, styles and scripts of the widget ({len(bodies)} files, "
            f"{len(elsewhere)} from elsewhere)",
            f"{packed:.1f} KiB",
            f"not packed {plain:.1f} KiB",
            packed if not elsewhere else float("inf"),
            Aim(15, "KiB"),
        )
    ]


async def fetched(http: aiohttp.ClientSession, root: str) -> dict[str, bytes]:
    """Return everything that is fetched, by its address."""
    ahead = [urljoin(root, path) for path in BEGINNINGS]
    found: dict[str, bytes] = {}
    while ahead:
        url = ahead.pop()
        if url in found:
            continue
        async with http.get(url) as response:
            response.raise_for_status()
            found[url] = await response.read()
        if urlsplit(url).path != "/widget.js":  # the loader names no parts but the frame
            ahead += [urljoin(url, name) for name in named(found[url].decode())]
    return found


def named(text: str) -> list[str]:
    """Return the scripts and styles that a page or a script names."""
    return [name for match in PARTS.findall(text) for name in match if name]
