"""What all tests share: the browser, and the promise that nothing is left out unseen."""

from __future__ import annotations

import os
import shutil
from collections.abc import Generator

import pytest

NO_SKIPS = bool(os.environ.get("CI"))


@pytest.fixture(scope="session")
def chromium() -> str:
    """Return the browser that `scripts/chromium` found, or the one on the PATH."""
    path = os.environ.get("CHROMIUM") or shutil.which("chromium")
    assert path, "no Chromium here: `make test` finds or installs one"
    return path


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(
    item: pytest.Item, call: pytest.CallInfo[None]
) -> Generator[None, pytest.TestReport, pytest.TestReport]:
    """Count a skipped test as failed where a change is judged: nobody reads a list of skips."""
    report = yield
    if NO_SKIPS and report.skipped and not hasattr(report, "wasxfail"):
        report.outcome = "failed"
        report.longrepr = f"{item.nodeid} was skipped; with CI set, nothing may be"
    return report
