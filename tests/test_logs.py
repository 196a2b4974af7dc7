from __future__ import annotations

import io
import json
import logging
import os
import subprocess
import sys
import threading
from pathlib import Path

import pytest
import structlog

from bot.logs import LogRefused, event, set_up

ROOT = Path(__file__).parents[1]
CANARY = "Mani sauc Anna, 28612120"

SPEAK_IN_EVERY_WAY = """
import asyncio, logging, sys, threading, warnings
from bot.logs import event, set_up

early = logging.getLogger("httpx")
early.setLevel(logging.DEBUG)
early.addHandler(logging.StreamHandler())
set_up()
canary = sys.argv[1]
for name in ("", "telegram", "aiohttp.access", "httpx", "asyncio", "asyncpg", canary):
    logger = logging.getLogger(name)
    for level in (logging.DEBUG, logging.INFO, logging.WARNING, logging.ERROR, logging.CRITICAL):
        logger.log(level, canary)
        logger.log(level, "update %s", canary, extra={"update": canary})
try:
    raise ValueError(canary) from KeyError(canary)
except ValueError as error:
    logging.getLogger("telegram").exception(canary)
    event("turn_failed", "error", error=error)
event(canary)
event("said", kind=canary)
event("said", text=canary)
event("said", count=canary)
warnings.warn(canary)

class Dropped:
    def __del__(self):
        raise ValueError(canary)

def crash():
    raise ValueError(canary)

async def crash_later():
    asyncio.get_running_loop().call_soon(crash)
    asyncio.create_task(fail())
    await asyncio.sleep(0)
    await asyncio.sleep(0)

async def fail():
    raise ValueError(canary)

Dropped()
thread = threading.Thread(target=crash)
thread.start()
thread.join()
asyncio.run(crash_later(), debug=True)
crash()
"""


@pytest.fixture
def hooks():
    kept = sys.excepthook, sys.unraisablehook, threading.excepthook
    handlers, level = logging.root.handlers[:], logging.root.level
    yield
    sys.excepthook, sys.unraisablehook, threading.excepthook = kept
    logging.root.handlers[:], logging.root.level = handlers, level
    logging.captureWarnings(False)
    structlog.reset_defaults()


@pytest.fixture
def log(hooks):
    stream = io.StringIO()
    set_up(stream=stream)
    return stream


def last(log: io.StringIO) -> dict[str, object]:
    line: dict[str, object] = json.loads(log.getvalue().splitlines()[-1])
    return {name: value for name, value in line.items() if name != "timestamp"}


def speak() -> str:
    command = [sys.executable, "-c", SPEAK_IN_EVERY_WAY, CANARY]
    told = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=30)
    return told.stdout + told.stderr


def test_nothing_that_a_person_wrote_reaches_the_log_at_any_level():
    said = speak()

    assert not [word for word in CANARY.split() if word in said]


def test_every_way_of_speaking_leaves_one_line_of_json():
    heard = [json.loads(line) for line in speak().splitlines()]

    assert {line["event"] for line in heard} == {
        *("other_log", "turn_failed", "unnamed", "said", "crashed")
    }


def test_an_event_is_one_line_with_its_fields(log):
    event("started", port=8080, version="0.1.0")

    assert last(log) == {"event": "started", "level": "info", "port": 8080, "version": "0.1.0"}


def test_an_error_is_told_by_its_type_and_its_place_alone(log):
    try:
        int(CANARY)
    except ValueError as error:
        event("turn_failed", "error", error=error)

    line = last(log)
    assert (line["error"], str(line["frames"]).startswith("['tests/test_logs.py:")) == (
        "ValueError",
        True,
    )


@pytest.mark.parametrize(
    "fields",
    [
        {"text": "x"},
        {"kind": "two words"},
        {"kind": "28612120"},
        {"kind": "line\nbreak"},
        {"kind": "\u202etxet"},
        {"kind": "x" * 121},
        {"kind": ""},
        {"count": "1"},
        {"count": 1.5},
        {"milliseconds": "1"},
        {"error": "Error"},
    ],
)
def test_a_field_that_could_hold_what_a_person_wrote_is_left_out(log, fields):
    event("said", **fields)

    assert last(log) == {"event": "said", "level": "info", "left_out": 1}


@pytest.mark.parametrize("fields", [{"text": "x"}, {"kind": "two words"}, {"count": "1"}])
def test_in_tests_such_a_field_raises(fields):
    with pytest.raises(LogRefused):
        event("said", **fields)


def test_in_tests_a_name_that_is_a_sentence_raises():
    with pytest.raises(LogRefused):
        event("somebody wrote")


def test_a_strict_log_raises_after_the_start_too(hooks):
    set_up(strict=True, stream=io.StringIO())

    with pytest.raises(LogRefused):
        event("said", kind="two words")


def test_a_log_that_cannot_be_written_does_not_stop_the_bot(hooks):
    set_up(stream=FullDisk())

    event("started")

    assert structlog.is_configured()


class FullDisk(io.StringIO):
    def write(self, text: str) -> int:
        raise OSError(28, os.strerror(28))


def test_a_person_who_watches_sees_words_and_not_json(hooks):
    stream = Terminal()
    set_up(stream=stream)

    event("started", port=8080)

    assert ("started" in stream.getvalue(), "{" in stream.getvalue()) == (True, False)


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def test_other_libraries_are_heard_from_warning_on(log):
    logging.getLogger("aiohttp.server").info("a request")
    quiet = log.getvalue()

    logging.getLogger("aiohttp.server").warning("a request")

    assert (quiet, last(log)["logger"]) == ("", "aiohttp.server")


def test_no_request_is_logged(log):
    logging.getLogger("aiohttp.access").warning("127.0.0.1 GET /")

    assert log.getvalue() == ""
