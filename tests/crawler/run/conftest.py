"""An archive in which one site is known."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from archive import Archive
from tests.support.judged import SITE


@pytest.fixture
def archive(tmp_path: Path) -> Iterator[Archive]:
    with Archive.open(tmp_path / "archive.db") as archive:
        archive.register(SITE.name, SITE.title, SITE.home)
        yield archive
