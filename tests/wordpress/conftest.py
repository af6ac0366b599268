"""The stage for the tests of this folder; ``make test`` leaves them out."""

from __future__ import annotations

import os
from collections.abc import Iterator

import pytest

from tests.wordpress.install import MissingError, installed
from tests.wordpress.stage import Stage, staged

WANTED = "WORDPRESS"
"""``make wordpress`` sets it. Without it the tests, which take minutes, are not collected."""

collect_ignore_glob = [] if os.environ.get(WANTED) else ["test_*.py"]


def pytest_configure(config: pytest.Config) -> None:
    """Fetch WordPress once, before any worker needs it; say in a sentence where that fails."""
    if os.environ.get(WANTED) and not hasattr(config, "workerinput"):
        try:
            installed()
        except MissingError as missing:
            pytest.exit(str(missing), returncode=1)


@pytest.fixture(scope="session")
def stage(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Stage]:
    """A real WordPress, for all tests of this process."""
    try:
        with staged(tmp_path_factory.mktemp("wordpress")) as running:
            yield running
    except MissingError as missing:
        pytest.fail(str(missing), pytrace=False)
