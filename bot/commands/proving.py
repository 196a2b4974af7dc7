"""`check --prove`: the proofs that take seconds, with the screens of the real channels."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from time import process_time

from bot.authoring.proof_report import proof_report
from bot.authoring.risk_report import risk_report
from bot.authoring.safety_proof import Proof, prove
from bot.authoring.safety_rules import Offered, Outlet
from bot.channels.telegram.bar_data import read_bar_data
from bot.channels.telegram.keyboard import keyboard
from bot.engine.message import BarKind, Message
from bot.script.model import Script

NOON = datetime(2026, 11, 24, 10, tzinfo=UTC)
"""A Tuesday in Riga at which consultants answer by any plan that is not empty."""


def on_the_web(message: Message) -> Offered:
    """Return what the page offers: the bar and the choices of the API's message."""
    shown = message.to_json()
    kinds = frozenset(BarKind(item["kind"]) for item in shown["bar"])
    numbers = frozenset(item["value"] for item in shown["bar"] if item["kind"] == BarKind.CALL)
    return Offered(kinds, numbers, len(shown.get("choices", ())))


def on_telegram(message: Message) -> Offered:
    """Return what the keyboard under a message offers."""
    rows = keyboard(message)["inline_keyboard"]
    buttons = [button for row in rows for button in row] if isinstance(rows, list) else []
    pressed = [read_bar_data(str(button.get("callback_data", ""))) for button in buttons]
    kinds = frozenset(BarKind(bar.command.value) for bar in pressed if bar)
    numbers = frozenset(button["copy_text"]["text"] for button in buttons if "copy_text" in button)
    choices = sum("callback_data" in button for button in buttons) - len(
        list(filter(None, pressed))
    )
    return Offered(kinds, numbers, choices)


OUTLETS = (Outlet("web", on_the_web), Outlet("telegram", on_telegram))


def proved(script: Script, language: str) -> tuple[Proof, list[str]]:
    """Return the proof, and what is printed of it and of the risk rules."""
    began = process_time()
    proof = prove(script, OUTLETS, NOON)
    return proof, list(lines_of(script, proof, process_time() - began, language))


def lines_of(script: Script, proof: Proof, seconds: float, language: str) -> Iterator[str]:
    """Yield what is printed."""
    yield from risk_report(script, language)
    yield from proof_report(proof, len(OUTLETS), seconds, language)
