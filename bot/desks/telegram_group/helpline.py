"""What the bell needs of the helpline. It knows nothing of Telegram, whose library is heavy."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from bot.ports import CaseBook, Conversing
from bot.script.desk import DeskPlan


@dataclass(frozen=True, slots=True)
class Helpline:
    """What the bell hears of the helpline, and how it tells that it has rung."""

    cases: CaseBook
    line: Conversing
    plan: Callable[[], DeskPlan]
    clock: Callable[[], datetime]
