"""Writers are killed while the site lives; at the end the archive is held against the truth."""

from __future__ import annotations

from pathlib import Path

from tests.whole import chaos


def test_the_archive_is_the_truth_after_kills(tmp_path: Path) -> None:
    stage, differences = chaos.run(tmp_path, kills=8, seed=13)
    assert differences == []
    assert sum(stage.killed.values()) >= 4
