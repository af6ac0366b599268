"""Tests that run Datasette in their own process: it leaves its databases to the collector, of which
Python tells from 3.13 on. Everywhere else an unclosed database is ours, and fails the test."""

from __future__ import annotations

import gc
from collections.abc import Iterator

import pytest

LEFT_BY_DATASETTE = [
    pytest.mark.filterwarnings("ignore:unclosed database:ResourceWarning"),
    pytest.mark.usefixtures("collected"),
]


@pytest.fixture
def collected() -> Iterator[None]:
    """Collect what a test left, while its warnings are ignored and not in a later test."""
    yield
    gc.collect()
