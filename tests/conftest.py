"""What all tests share. The network is loopback only: see ``--allow-hosts`` in pyproject.toml."""

from __future__ import annotations

from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent


@pytest.fixture
def root() -> Path:
    """Folder of the project."""
    return ROOT
