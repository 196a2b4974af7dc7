"""The log as it is written while serving, for tests that read it."""

from __future__ import annotations

import io
import logging
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager

import structlog

from bot import logs


@contextmanager
def logged() -> Iterator[io.StringIO]:
    """Write the log into a text for as long as the block lasts."""
    hooks = sys.excepthook, sys.unraisablehook, threading.excepthook
    handlers, level = logging.root.handlers[:], logging.root.level
    stream = io.StringIO()
    logs.set_up(stream=stream)
    try:
        yield stream
    finally:
        sys.excepthook, sys.unraisablehook, threading.excepthook = hooks
        logging.root.handlers[:], logging.root.level = handlers, level
        logging.captureWarnings(False)
        structlog.reset_defaults()
