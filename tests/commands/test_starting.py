"""A command that needs no server waits for none."""

from __future__ import annotations

import subprocess
import sys

import pytest

HEAVY = ("aiohttp", "telegram", "sqlalchemy", "cryptography", "uvloop")
PROGRAM = """
import sys
sys.argv[1:] = {arguments}
from bot.cli import main
try:
    main()
finally:
    print("imported:", *(name for name in {heavy} if name in sys.modules), file=sys.stderr)
"""


@pytest.mark.parametrize(
    "arguments", [["check"], ["talk"], ["test"], ["graph"], ["texts", "status"]], ids=" ".join
)
def test_what_only_a_server_needs_is_not_imported(arguments):
    program = PROGRAM.format(arguments=arguments, heavy=HEAVY)

    ended = subprocess.run(
        [sys.executable, "-c", program], stdin=subprocess.DEVNULL, capture_output=True, text=True
    )

    assert (ended.returncode, ended.stderr.splitlines()[-1]) == (0, "imported:")


def test_a_server_without_a_token_does_without_the_library_of_telegram():
    program = "import sys, bot.commands.serving; print('telegram' in sys.modules)"

    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True)

    assert done.stdout == "False\n"
