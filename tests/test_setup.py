from __future__ import annotations

import os
import re
import shutil
import socket
import subprocess
import sys
import tomllib
from importlib import metadata
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
LOCKS = ("requirements.txt", "requirements-dev.txt")
PIN = re.compile(r"^([a-z0-9._-]+)==(\S+)", re.M)


def read(name: str) -> str:
    return (ROOT / name).read_text(encoding="utf-8")


def pins(lock: str) -> dict[str, str]:
    return dict(PIN.findall(read(lock)))


def command(path: Path, body: str) -> Path:
    path.write_text(f"#!/bin/sh\n{body}\n")
    path.chmod(0o755)
    return path


def run(*words: str | Path, path: Path | str, **environ: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [*map(str, words)],
        env={"PATH": str(path), **environ},
        capture_output=True,
        text=True,
        timeout=50,
        check=False,
    )


@pytest.mark.parametrize("lock", LOCKS)
def test_no_lock_names_a_place_to_download_from(lock):
    assert not re.findall(r".*(?:://|--(?:extra-)?index|--find-links|@ ).*", read(lock))


@pytest.mark.parametrize("lock", LOCKS)
def test_every_package_is_held_to_a_hash(lock):
    entries = re.split(r"^(?=\S)(?!#)", read(lock), flags=re.M)[1:]

    assert [entry for entry in entries if "--hash=sha256:" not in entry] == []


def test_the_tests_run_with_the_versions_that_people_get():
    assert pins("requirements.txt").items() <= pins("requirements-dev.txt").items()


@pytest.mark.parametrize(("extra", "lock"), [(False, LOCKS[0]), (True, LOCKS[1])])
def test_everything_declared_is_locked(extra, lock):
    project = tomllib.loads(read("pyproject.toml"))
    declared = list(project["project"]["dependencies"])
    if extra:
        groups = {**project["project"]["optional-dependencies"], **project["dependency-groups"]}
        declared += [one for group in groups.values() for one in group if isinstance(one, str)]

    assert {re.split(r"[\[><=;]", one)[0] for one in declared} <= pins(lock).keys()


def test_every_command_says_what_it_does():
    promised = re.findall(r"^\.PHONY: (.*)$", read("Makefile"), re.M)
    said = re.findall(r"^([a-z]+):.*## .+", read("Makefile"), re.M)

    assert promised == [" ".join(said)]


def test_a_python_on_the_path_is_taken_only_if_it_runs(tmp_path):
    command(tmp_path / "python3", "exit 127")
    command(tmp_path / "python3.14", f'exec {sys.executable} "$@"')

    assert run("/bin/sh", ROOT / "scripts/python", path=tmp_path).stdout.strip() == sys.executable


def test_a_python_that_is_too_old_is_said_to_be_in_one_sentence(tmp_path):
    command(tmp_path / "python3", '[ "$1" = --version ] && echo Python 3.9.2 && exit; exit 1')

    told = run("/bin/sh", ROOT / "scripts/python", path=tmp_path)

    assert told.stderr == (
        "Python 3.11 or newer is needed, and python3 is: Python 3.9.2."
        " Install one, or name it: make run PYTHON=/path/to/python3\n"
    )


def test_a_change_is_judged_by_the_words_that_a_person_uses(tmp_path):
    command(tmp_path / "make", 'echo "make $*"')

    told = run("bash", ROOT / ".ci/run", path=f"{tmp_path}:{os.defpath}", CI="true")

    assert told.stdout.splitlines() == ["make check", "make test"]


def test_a_change_that_fails_the_check_is_refused(tmp_path):
    command(tmp_path / "make", "exit 2")

    assert run("bash", ROOT / ".ci/run", path=f"{tmp_path}:{os.defpath}").returncode == 2


def test_a_browser_on_the_machine_is_used(tmp_path):
    browser = command(tmp_path / "chromium", "exit 0")

    told = run(ROOT / "scripts/chromium", path=f"{tmp_path}:{os.defpath}")

    assert told.stdout.strip() == str(browser)


def test_a_browser_that_does_not_start_is_refused(tmp_path):
    broken = command(tmp_path / "broken", "exit 1")

    told = run(ROOT / "scripts/chromium", path=os.defpath, CHROMIUM=str(broken))

    assert (told.returncode, told.stdout) == (1, "")


@pytest.mark.parametrize(("ci", "verdict"), [("true", "1 failed"), ("", "1 skipped")])
def test_a_skipped_test_fails_where_a_change_is_judged(tmp_path, ci, verdict):
    shutil.copy(ROOT / "tests/conftest.py", tmp_path)
    # This suite skips nothing: it writes one that does, to see it refused.
    (tmp_path / "test_one.py").write_text("import pytest\n\ndef test_one(): pytest.skip('no')\n")

    told = run(
        *(sys.executable, "-m", "pytest", "-p", "no:cacheprovider", "--rootdir", tmp_path),
        tmp_path,
        path=os.environ["PATH"],
        CI=ci,
    )

    assert verdict in told.stdout


def test_nothing_that_people_run_forbids_them_to_pass_it_on():
    strict = re.compile(r"\b(?:A?GPL|GNU (?:Affero )?General Public)", re.I)

    assert [one for one in pins("requirements.txt") if strict.search(licence_of(one))] == []


def licence_of(package: str) -> str:
    """Return what an installed package says of itself; others are for other systems."""
    try:
        data = metadata.metadata(package)
    except metadata.PackageNotFoundError:
        return ""
    named = [*data.get_all("License-Expression", []), *data.get_all("Classifier", [])]
    return " ".join(one for one in named if "Lesser" not in one)


def test_a_port_that_is_taken_ends_the_start_with_one_sentence(tmp_path):
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = str(taken.getsockname()[1])
        settings = {"BOT_PORT": port, "BOT_DATA_DIR": str(tmp_path)}
        done = subprocess.run(
            [sys.executable, "-m", "bot", "run"],
            env={**os.environ, **settings},
            capture_output=True,
            text=True,
            timeout=50,
            check=False,
        )

    assert done.returncode == 2
    assert done.stderr.startswith(f"Error: Nobody can listen on 127.0.0.1:{port}")
    assert "BOT_PORT" in done.stderr
