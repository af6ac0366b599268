"""The address to cite is the one that the site prints; the one to join by is ours."""

from __future__ import annotations

from pathlib import Path

import pytest

from archive import Address, Archive
from archive.articles.addresses import printed
from tests.support.records import article

SLUG = "rathausblick.example/k21-meldungen/bauhof"
OURS = f"https://{SLUG}"


@pytest.mark.parametrize(
    ("canonical", "fetched", "wanted"),
    [
        (f"{OURS}/", f"{OURS}/", f"{OURS}/"),
        (OURS, OURS, OURS),
        # The site says which of the two spellings is its own.
        (f"http://www.{SLUG}/", f"{OURS}/?utm_source=x", f"http://www.{SLUG}/"),
        (f"http://{SLUG}/", f"http://{SLUG}/", f"http://{SLUG}/"),
        # Nothing has proved that the page is that of the other address.
        (f"{OURS}/", "https://rathausblick.example/?p=7", "https://rathausblick.example/?p=7"),
    ],
)
def test_the_printed_address(tmp_path: Path, canonical: str, fetched: str, wanted: str) -> None:
    with Archive.open(tmp_path / "archive.db") as archive:
        seen = article(url=canonical, addresses=(Address(url=fetched, kind="fetched"),))
        archive.save(seen)
        (number, url) = archive.db.execute("SELECT id, url FROM articles").fetchone()
        assert printed(archive.db, number) == wanted
        assert url in (OURS, f"https://www.{SLUG}", "https://rathausblick.example/?p=7")


def test_a_site_that_moves_to_https_is_cited_there(tmp_path: Path) -> None:
    with Archive.open(tmp_path / "archive.db") as archive:
        for day, scheme in enumerate(("http", "https"), 1):
            url = f"{scheme}://{SLUG}/"
            met = (Address(url=url, kind="fetched"),)
            archive.save(article(url=url, addresses=met, seen_at=f"2025-10-0{day}T08:00:00Z"))
        assert printed(archive.db, 1) == f"https://{SLUG}/"


def test_no_article_has_no_address(tmp_path: Path) -> None:
    with Archive.open(tmp_path / "archive.db") as archive:
        assert printed(archive.db, 7) is None
