"""What a process takes of the machine: its cores, processor time and memory. Linux only."""

from __future__ import annotations

import os
import platform
import resource
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

KIB = 1024
NANO = 1e-9
FILES = 16_000
"""Open files that ten thousand connections and a server may need."""


def server_core() -> set[int]:
    """Return the core for what is measured."""
    return {min(os.sched_getaffinity(0))}


def load_core() -> set[int]:
    """Return the core for the load: another one, where there are two."""
    return {max(os.sched_getaffinity(0))}


@contextmanager
def pinned() -> Iterator[None]:
    """Do what is measured in this process itself on the core for what is measured."""
    before = os.sched_getaffinity(0)
    os.sched_setaffinity(0, server_core())
    try:
        yield
    finally:
        os.sched_setaffinity(0, before)


def processor_seconds(pid: int) -> float:
    """Return what all threads of a process have used up to now."""
    tasks = Path(f"/proc/{pid}/task").iterdir()
    return sum(int((task / "schedstat").read_text().split()[0]) for task in tasks) * NANO


def memory_kib(pid: int) -> float:
    """Return what a process holds of the machine's memory."""
    lines = Path(f"/proc/{pid}/status").read_text().splitlines()
    return next(float(line.split()[1]) for line in lines if line.startswith("VmRSS:"))


def allow_many_files() -> None:
    """Allow this process, and those it starts, as many connections as the machine lets us."""
    _, most = resource.getrlimit(resource.RLIMIT_NOFILE)
    wanted = FILES if most == resource.RLIM_INFINITY else min(FILES, most)
    resource.setrlimit(resource.RLIMIT_NOFILE, (wanted, most))


def described() -> str:
    """Return in a line on what was measured."""
    model = next(
        (
            line.partition(":")[2].strip()
            for line in Path("/proc/cpuinfo").read_text().splitlines()
            if line.startswith("model name")
        ),
        platform.machine(),
    )
    cores = len(os.sched_getaffinity(0))
    return f"{model}, {cores} cores, Python {platform.python_version()}"
