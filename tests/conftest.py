"""What all tests share. The network is loopback only: see ``--allow-hosts`` in pyproject.toml."""

from __future__ import annotations

import os
import signal
import socket
from pathlib import Path

import pytest
from hypothesis import settings

# An example is timed by the clock on the wall: a busy machine would fail it, so nothing is timed.
# What decides whether work lands tries the same examples each time; `make fuzz` tries others.
settings.register_profile("same", deadline=None, derandomize=True)
settings.register_profile("fuzz", deadline=None, max_examples=1000)
settings.load_profile(os.environ.get("EXAMPLES", "same"))

# A shell starts what runs in the background with SIGINT ignored, and nohup with SIGHUP: the
# commands under test would inherit that, and be right to go on.
signal.signal(signal.SIGINT, signal.default_int_handler)
signal.signal(signal.SIGHUP, signal.SIG_DFL)

pytest_plugins = ("tests.support.browsing", "tests.support.cron", "tests.support.unclosed")

ROOT = Path(__file__).resolve().parent.parent


LONGEST = ("tests/crawler/replay/test_cluster", "tests/whole/test_wheel.py")
"""Those that wait most: for a scheduler and its workers, for the registries."""
SLOW = ("tests/whole/", "tests/crawler/commands/", "tests/reading_room/", "tests/crawler/warc/")
"""Whole processes, which wait as much as they work."""


def pytest_ignore_collect(collection_path: Path, config: pytest.Config) -> bool | None:
    """Leave out files without a long test where only these are wanted: each worker would import
    them all."""
    wanted = config.option.markexpr != "long" or collection_path.suffix != ".py"
    return None if wanted or _shows_long(collection_path) else True


def _shows_long(path: Path) -> bool:
    return "mark.long" in path.read_text("utf-8")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Begin with the files that take longest: at the end no worker waits for another."""
    long = {item.path for item in items if item.get_closest_marker("long")}
    assert all(map(_shows_long, long)), "`-m long` finds the long tests of a file by this word"
    places = (LONGEST, SLOW, "")
    items.sort(key=lambda item: [item.nodeid.startswith(place) for place in places].index(True))


def pytest_make_parametrize_id(val: object, argname: str) -> str | None:
    """Name bytes by their argument: gzip writes the time, and workers must find the same tests."""
    return argname if isinstance(val, bytes) else None


def pytest_xdist_auto_num_workers() -> int:
    """Start one worker more than there are cores, for those that wait for a process."""
    return (os.cpu_count() or 1) + 1


@pytest.fixture
def root() -> Path:
    """Folder of the project."""
    return ROOT


@pytest.fixture
def free_port() -> int:
    """A port on loopback that nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])
