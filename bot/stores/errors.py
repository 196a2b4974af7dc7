"""Why a store could not be opened. Each message is a sentence for whoever runs the bot.

CannotOpen
├── StoreBusy       another process has it
├── WrongKey        it was sealed with another key file
└── StoreTooNew     a newer version of the bot made it
"""

from __future__ import annotations


class CannotOpen(Exception):
    """The store cannot be opened; nothing was changed."""


class StoreBusy(CannotOpen):
    """Another process owns the database file, and only one may."""


class WrongKey(CannotOpen):
    """What is stored was sealed with the secret of another key file."""


class StoreTooNew(CannotOpen):
    """The database was made by a newer version of the bot."""
