"""What all tests share. The network is loopback only: see ``--allow-hosts`` in pyproject.toml."""

from __future__ import annotations

import socket
from pathlib import Path

import pytest
from hypothesis import settings

# an example is timed by the clock on the wall: a busy machine would fail it, so nothing is timed
settings.register_profile("untimed", deadline=None)
settings.load_profile("untimed")

pytest_plugins = ("tests.support.browsing", "tests.support.cron")

ROOT = Path(__file__).resolve().parent.parent


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
