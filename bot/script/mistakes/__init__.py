"""The catalogue of everything that can be wrong with a script.

Codes are stable: staff search for them, and a code is never given to another mistake.
`CATALOGUE` is what the tests walk and the page of mistakes is made of.
"""

from __future__ import annotations

from bot.script.diagnostics import Mistake
from bot.script.mistakes import (
    companions,
    desk,
    files,
    names,
    routes,
    shapes,
    style,
    texts,
    translations,
)

CATALOGUE: tuple[Mistake, ...] = tuple(
    sorted(
        (
            mistake
            for module in (
                files,
                shapes,
                texts,
                names,
                routes,
                companions,
                desk,
                translations,
                style,
            )
            for mistake in vars(module).values()
            if isinstance(mistake, Mistake)
        ),
        key=lambda mistake: mistake.code,
    )
)
