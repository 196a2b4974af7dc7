"""The log: the name of what happened, and fields that cannot hold what a person wrote.

There is one way in, `event`. A field that is not in `Fields`, or that holds anything but
a short word or a number, raises in tests and is left out in service: a log is read by
people who must not know who asked for help. Other libraries log into it too; of what
they say only who, how bad and where is kept, because their sentences quote tokens,
addresses and messages (python-telegram-bot logs whole updates, httpx the bot's token).
"""

from __future__ import annotations

import logging
import re
import sys
import threading
from collections.abc import MutableMapping
from contextlib import suppress
from pathlib import Path
from types import TracebackType
from typing import Any, Literal, TextIO, TypedDict, Unpack, get_type_hints

import structlog

Level = Literal["info", "warning", "error"]

WORD = re.compile(r"[A-Za-z0-9_./:<>*\[\]-]{1,120}")  # no space: prose does not fit
LONG_NUMBER = re.compile(r"\d{7,}")  # a phone number, a Telegram id; a revision is letters too
FRAMES = 8  # the innermost; enough to find the line, and one log line stays readable
NOISY = ("aiohttp.access",)  # one line a request, with the address of who asked


class Fields(TypedDict, total=False):
    """Everything that may stand beside the name of an event."""

    channel: str
    kind: str  # of an event, an effect, a setting: a word of the code
    store: str
    language: str
    revision: str  # of the dialogs
    version: str  # of the program
    code: str  # of a diagnostic or a problem
    digest: str  # the hash of what was put aside
    url: str  # one of ours
    logger: str  # of another library
    place: str  # file:line
    count: int
    status: int
    port: int
    milliseconds: float
    retry: bool
    error: BaseException  # its type and where it rose are kept, its text is not


TYPES = get_type_hints(Fields)


class LogRefused(Exception):
    """The code tried to log something that is not allowed. Raised in tests only."""


def event(name: str, level: Level = "info", **fields: Unpack[Fields]) -> None:
    """Log that something happened. The name is a few words of the code: `turn_refused`."""
    log: Any = structlog.get_logger() if structlog.is_configured() else unconfigured()
    with suppress(OSError):  # a full disk must cost a line, not somebody's answer
        getattr(log, level)(name, **fields)


def unconfigured() -> Any:
    """Return a log that is strict and writes nowhere, for code that runs without a start."""
    return structlog.wrap_logger(structlog.ReturnLogger(), processors=[AllowList(strict=True)])


def set_up(*, strict: bool = False, stream: TextIO | None = None) -> None:
    """Send every log of this process, ours and other libraries', through the allow-list."""
    out = stream or sys.stderr
    structlog.configure(
        processors=[
            AllowList(strict=strict),
            structlog.processors.add_log_level,
            structlog.processors.TimeStamper(fmt="iso", utc=True),
            renderer(out),
        ],
        logger_factory=structlog.WriteLoggerFactory(file=out),
    )
    take_over_other_logs()
    take_over_crashes()


def renderer(out: TextIO) -> Any:
    """Write for a person where one is watching, and one line of JSON for machines."""
    if out.isatty():
        return structlog.dev.ConsoleRenderer()
    return structlog.processors.JSONRenderer(ensure_ascii=True)


class AllowList:
    """The gate: what may be logged goes on, and nothing else does."""

    def __init__(self, *, strict: bool) -> None:
        self._strict = strict

    def __call__(
        self, logger: object, method: str, fields: MutableMapping[str, Any]
    ) -> MutableMapping[str, Any]:
        name = fields.pop("event")
        refused = [field for field, value in fields.items() if not allowed(field, value)]
        if not is_word(name):
            name, refused = "unnamed", [*refused, "event"]
        if refused and self._strict:
            raise LogRefused(f"not allowed in a log: {', '.join(refused)}")
        kept = {field: value for field, value in fields.items() if field not in refused}
        return {"event": name} | shown(kept) | ({"left_out": len(refused)} if refused else {})


def allowed(field: str, value: object) -> bool:
    """Tell whether a field is known and its value can be nothing that a person wrote."""
    kind = TYPES.get(field)
    if kind is None or not isinstance(value, (kind, int) if kind is float else kind):
        return False
    return not isinstance(value, str) or is_word(value)


def is_word(value: object) -> bool:
    """Tell whether a value is a short word of the code."""
    text = value if isinstance(value, str) else ""
    return bool(WORD.fullmatch(text)) and not LONG_NUMBER.search(text)


def shown(fields: MutableMapping[str, Any]) -> dict[str, Any]:
    """Replace an error by its type and the places it came through."""
    error = fields.get("error")
    if not isinstance(error, BaseException):
        return dict(fields)
    return dict(fields) | {"error": type(error).__name__, "frames": frames(error.__traceback__)}


def frames(traceback: TracebackType | None) -> list[str]:
    """Return file:line of the innermost frames. No source lines, no values."""
    places = []
    while traceback:
        places.append(f"{short(traceback.tb_frame.f_code.co_filename)}:{traceback.tb_lineno}")
        traceback = traceback.tb_next
    return places[-FRAMES:]


def short(file: str) -> str:
    """Return the last two parts of a path: the rest tells about the machine, not the fault."""
    return "/".join(Path(file).parts[-2:])


class OtherLogs(logging.Handler):
    """Hears other libraries, and tells who spoke and where, but not what was said."""

    def emit(self, record: logging.LogRecord) -> None:
        """Log that another library had something to say."""
        place = f"{short(record.pathname)}:{record.lineno}"
        fields = Fields(logger=safe(record.name), place=safe(place))
        if record.exc_info and record.exc_info[1]:
            fields["error"] = record.exc_info[1]
        event("other_log", "error" if record.levelno >= logging.ERROR else "warning", **fields)


def safe(text: str) -> str:
    """Return the text if it may be logged, or a word that says it could not."""
    return text if is_word(text) else "unprintable"


def take_over_other_logs() -> None:
    """Hear other libraries from WARNING on, whatever they have set up for themselves."""
    for logger in (logging.getLogger(), *loggers()):
        logger.handlers.clear()
        logger.setLevel(logging.WARNING if logger is logging.root else logging.NOTSET)
        logger.propagate = True
    for name in NOISY:
        logging.getLogger(name).setLevel(logging.CRITICAL)
    logging.root.addHandler(OtherLogs(level=logging.WARNING))
    logging.captureWarnings(True)


def loggers() -> list[logging.Logger]:
    """Return the loggers that libraries have made so far."""
    known = logging.root.manager.loggerDict.values()
    return [logger for logger in known if isinstance(logger, logging.Logger)]


def take_over_crashes() -> None:
    """Log what nobody caught: Python's own report quotes the values that were in play."""
    sys.excepthook = lambda kind, error, traceback: crashed(error)
    sys.unraisablehook = lambda fault: crashed(fault.exc_value)
    threading.excepthook = lambda fault: crashed(fault.exc_value)


def crashed(error: BaseException | None) -> None:
    """Log an error that ended something."""
    event("crashed", "error", error=error or RuntimeError())
