"""`python -m bot`."""

import gc

gc.disable()  # a tenth of the start went into it; a server begins it again (`bot.memory`)

from bot.cli import main  # noqa: E402  # imports are what it would look through

main()
