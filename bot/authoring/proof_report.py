"""What `bot check --prove` prints of the safety proof."""

from __future__ import annotations

from collections.abc import Iterator

from bot.authoring.safety_proof import Proof
from bot.script.diagnostics import Sentence

COVERED = Sentence(
    "Drošības pierādījums: {places} vietas, {steps} soļi, {worlds} pasaules (galds × valoda), "
    "{channels} kanāli, {cases} sarunas stāvokļi ar cilvēku, {seconds} s.",
    "Safety proof: {places} places, {steps} steps, {worlds} worlds (desk × language), "
    "{channels} channels, {cases} states of a talk with a human, {seconds} s.",
)
HOLDS = Sentence(
    "Cilvēks vai tālrunis visur ir viena pieskāriena attālumā, iziet un dzēst var visur.",
    "A human or the phone is one tap away everywhere; leaving and erasing work everywhere.",
)
BROKEN = Sentence("NAV PIERĀDĪTS: {rule} ({where})", "NOT PROVED: {rule} ({where})")


def proof_report(
    proof: Proof, channels: int, seconds: float, language: str = "lv"
) -> Iterator[str]:
    """Yield what was covered, and each rule that is broken with the first place where."""
    counts = {
        "places": proof.places,
        "steps": proof.steps,
        "worlds": len(proof.worlds),
        "channels": channels,
        "cases": len(proof.cases),
        "seconds": f"{seconds:.1f}",
    }
    yield COVERED.fill(language, [(name, str(count)) for name, count in counts.items()])
    for rule, where in sorted(proof.broken.items()):
        yield BROKEN.fill(language, [("rule", rule), ("where", where)])
    if not proof.broken:
        yield HOLDS.fill(language, ())
