"""Telegram: how people reach us there. It translates and decides nothing.

Nothing but this folder knows python-telegram-bot. Updates are read and messages written as
plain JSON: its objects cost 130 and 350 µs where that costs 3 and 11. Its errors, its limits
and its typed calls are used, all of them over our own session (`request`).
"""

import os

os.environ.setdefault("PTB_TIMEDELTA", "1")  # read when `telegram` first counts seconds
