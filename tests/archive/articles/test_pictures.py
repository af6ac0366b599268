"""A picture in another size is the same picture; another picture is a change."""

from __future__ import annotations

from pathlib import Path

import pytest

from archive import Archive
from tests.support.records import T1, T2, article

BASE = "https://www.rathausblick.example/bild/bauhof"


@pytest.mark.parametrize(
    ("was", "now", "versions"),
    [
        (".jpg", "-1024x683.jpg", 1),
        ("-300x200.jpg", "-scaled.jpg", 1),
        (".jpg", ".jpg?w=300", 1),
        (".jpg", "-2.jpg", 2),
        ("-1024x683.jpg", "-hof-1024x683.jpg", 2),
    ],
)
def test_another_size_is_no_change(tmp_path: Path, was: str, now: str, versions: int) -> None:
    with Archive.open(tmp_path / "archive.db") as archive:
        archive.save(article(image_url=BASE + was, seen_at=T1))
        archive.save(article(image_url=BASE + now, seen_at=T2))
        assert archive.db.execute("SELECT count(*) FROM revisions").fetchone() == (versions,)
