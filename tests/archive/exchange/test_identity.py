"""A version keeps its hash in every copy, whatever is read later; a citation leads back to it."""

from __future__ import annotations

import random
from collections.abc import Iterator
from pathlib import Path

import pytest

from archive import Archive, ArchiveError
from archive.articles import merge, table
from archive.articles.naming import version_hash
from archive.exchange.backup import backup
from archive.exchange.citation import as_text
from archive.exchange.selection import Selection
from tests.support.records import SITE, T1, T2, T3, T4, article, page

URL = article().url


@pytest.fixture
def archive(tmp_path: Path) -> Iterator[Archive]:
    with Archive.open(tmp_path / "archive.db") as opened:
        yield opened


def names(archive: Archive) -> dict[str, tuple[str, ...]]:
    """Return the texts of each version by hash."""
    found = archive.db.conn.execute("select hash, kicker, title, teaser, body from revisions")
    return {row[0]: row[1:] for row in found}


def test_it_is_made_of_the_words_as_the_docs_say(archive: Archive) -> None:
    archive.save(article())
    (name,) = names(archive)
    words = {n: getattr(article(), n) for n in ("kicker", "title", "teaser", "body")}
    assert name == version_hash("rathausblick", words)
    assert archive.db.conn.execute("select version from articles_full").fetchone() == (name,)


def test_a_text_that_returns_is_another_version(archive: Archive) -> None:
    for at, title in ((T1, "Eins"), (T2, "Zwei"), (T3, "Eins")):
        archive.save(article(seen_at=at, title=title))
    assert len(names(archive)) == 3


def test_older_captures_and_better_readers_change_no_name(archive: Archive) -> None:
    archive.save(article(seen_at=T2, capture=2))
    archive.save(page(fetched_at=T2, capture=2))
    (name,) = names(archive)
    cited = as_text(archive.cite(URL))
    assert name in cited
    archive.save(article(seen_at=T1, capture=1, title="Früher", read_at=T4))
    archive.save(article(seen_at=T2, capture=2, title="Besser gelesen", read_at=T4))
    assert [step.number for step in archive.history(name) if step.hash == name] == [2]
    assert archive.cite(name).title == article().title
    assert archive.cite(name[:8]).version == name
    assert archive.cite(URL).title == "Besser gelesen"
    assert archive.cite(URL, "2025-10-11").title == "Früher"
    with pytest.raises(ArchiveError, match="not seen by 2025-10-01"):
        archive.cite(URL, "2025-10-01")
    with pytest.raises(ArchiveError, match="not in the archive"):
        archive.cite("f" * 32)


def test_every_name_survives_mergers_and_copies(archive: Archive, tmp_path: Path) -> None:
    """The two rows of an article have equal, recurring and different texts, in any order."""
    chance = random.Random(1)
    for n in range(40):
        slugs = (f"a-{n}", f"b-{n}")
        for slug in slugs:
            for day in sorted(chance.sample(range(10, 28), 5)):
                archive.save(
                    article(
                        slug,
                        seen_at=f"2025-10-{day}T08:00:00Z",
                        title=chance.choice(["Eins", "Zwei"]),
                        published=chance.choice(["2025-10-09", "2025-10-10"]),
                        byline=chance.choice([None, "ve"]),
                    )
                )
        known = names(archive)
        one, two = (archive.get(f"{SITE}/k21-meldungen/{slug}") for slug in slugs)
        assert one is not None
        assert two is not None
        with archive.session.writing():
            first, second = (table.load(archive.db, found.id) for found in (one, two))
            merge.merge(archive.db, first, second, T4)
        assert names(archive) == known
    assert archive.verify() == []
    backup(archive.db, tmp_path / "copy.db")
    archive.export(Selection(), tmp_path / "all.jsonl", "jsonl")
    with Archive.open(tmp_path / "copy.db") as copy, Archive.open(tmp_path / "again.db") as again:
        again.load((tmp_path / "all.jsonl").read_bytes().splitlines())
        assert names(copy) == names(again) == known
        uuids = [a.itself()["uuid"] for a in (archive, copy, again)]
        assert uuids[0] == uuids[1] != uuids[2]


def test_a_text_that_is_current_is_stored_once(archive: Archive) -> None:
    archive.save(article())
    archive.save(article(seen_at=T2, title="Anders"))
    shared = "select count(*) from _revisions where shares_body and body is null"
    assert archive.db.conn.execute(shared).fetchone() == (2,)
    archive.save(article(seen_at=T3, title="Anders", body="Neu.", byline="ve"))
    found = archive.db.conn.execute("select body, described from _revisions order by number")
    rows = found.fetchall()
    assert [row[0] for row in rows] == [article().body, article().body, None]
    assert [row[1] is None for row in rows] == [False, False, True]
    assert [row[0] for row in archive.db.conn.execute("select body from revisions")] == [
        article().body, article().body, "Neu.",
    ]  # fmt: skip
    archive.db.conn.execute("update texts set body = 'Von fremder Hand.'")
    assert archive.db.conn.execute("select body from revisions where number = 3").fetchone() == (
        "Neu.",
    )


def test_an_archive_has_a_name(archive: Archive) -> None:
    archive.introduce(name="Stadtarchiv", operator="Amt 41")
    archive.save(article())
    said = archive.itself()
    assert (said["name"], said["operator"]) == ("Stadtarchiv", "Amt 41")
    assert str(said["software"]).startswith("Kommunews")
    assert "Stadtarchiv (Kommunews-Archiv)" in as_text(archive.cite("1"))
