"""Merging archives loses nothing and duplicates nothing, in either direction."""

from __future__ import annotations

import json
import shutil
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from archive import Archive, ArchiveError, Page, Refusal
from archive.articles.identity import address_key
from archive.captures.store import PageStore, pages_path
from archive.exchange import join, merging
from archive.exchange.selection import Selection, records
from benchmarks.invented import Press
from pipelines.normalise import normalise_article
from tests.support import kept
from tests.support.crawling import scrapy
from tests.support.records import OTHER, T1, T2, T3, T4, article, teaser

LONG = " ".join(f"Wort{n} steht im Satz {n} dieser Meldung." for n in range(30))


def told(path: Path) -> list[dict[str, Any]]:
    """Return every article with all that belongs to it, except ids local to an archive."""
    with Archive.open(path, readonly=True) as archive:
        found = list(records(archive.db, Selection(), whole=True))
        urls = {record["id"]: record["url"] for record in found}
        for record in found:
            record["duplicate_of"] = urls.get(record["duplicate_of"])
            for link in record["links"]:
                link["target_id"] = urls.get(link["target_id"])
            del record["id"], record["merged"]
    return sorted(json.loads(json.dumps(found)), key=lambda record: str(record["url"]))


def whole(path: Path) -> str:
    with Archive.open(path, readonly=True) as archive:
        return "\n".join(line for line in archive.db.conn.iterdump() if "sqlite_" not in line)


def merge(into: Path, *others: Path) -> list[dict[str, int]]:
    with Archive.open(into) as archive:
        merging.check(archive.session, list(others))
        tallies = [dict(merging.merge(archive.session, path)) for path in others]
        assert archive.verify() == []
    return tallies


@pytest.fixture
def two(tmp_path: Path) -> tuple[Path, Path]:
    """Make archives of two institutes: both watch one site at different times, one also another."""
    one, two = tmp_path / "eins" / "archive.db", tmp_path / "zwei" / "archive.db"
    for path in (one, two):
        path.parent.mkdir()
    press = Press(5)
    with Archive.open(one) as archive:
        archive.save(article("a", body=LONG, body_html=None))
        archive.save(article("a", body=LONG + " Neu.", body_html=None, seen_at=T3))
        archive.save(article("b", seen_at=T2))
        archive.save(teaser("c"))
        archive.add_placeholders("rathausblick")
        run = archive.start_run("rathausblick", T1)
        archive.finish_run(run, finished=T2, outcome="finished", new=3)
        archive.db.conn.execute(
            "INSERT INTO coverage VALUES (?, 'listing', '2025', 9, 8, 0, 1)", [run]
        )
        archive.save(Refusal(source="rathausblick", url=article("x").url, reason="no-title",
                             detail="Kein Titel.", seen_at=T1))  # fmt: skip
        for n in range(5):
            archive.save(normalise_article(press.article(n)))
    with Archive.open(two) as archive:
        archive.save(article("a", title="Neue Brücken für die Straße", body=LONG, body_html=None,
                             seen_at=T2))  # fmt: skip
        archive.save(article("c", title="Neue Brücke für die Straße", seen_at=T4))
        reprint = article("a", source="werkblick", body=LONG, body_html=None, seen_at=T4,
                          published="2025-10-11")  # fmt: skip
        archive.save(replace(reprint, url=f"{OTHER}/nachdruck"))
        archive.save(Page(url=article("a").url, source="rathausblick", fetched_at=T4, status=200,
                          kind="article"))  # fmt: skip
    return one, two


def test_nothing_is_lost_and_merging_twice_changes_nothing(two: tuple[Path, Path]) -> None:
    one, other = two
    (tally,) = merge(one, other)
    assert (tally["new"], tally["changed"]) == (1, 2)
    found = {record["url"]: record for record in told(one)}
    assert [v["title"] for v in found[article("a").url]["revisions"]] == [
        "Neue Brücke für die Straße", "Neue Brücken für die Straße", "Neue Brücke für die Straße",
    ]  # fmt: skip
    assert found[article("a").url]["body"].endswith("Neu.")
    assert found[article("c").url]["state"] == "full"
    assert found[f"{OTHER}/nachdruck"]["duplicate_of"] == article("a").url
    before = whole(one)
    assert merge(one, other) == [{"unchanged": 3}]
    assert whole(one) == before


def test_both_ways_both_archives_say_the_same(two: tuple[Path, Path]) -> None:
    one, other = two
    merge(one, other)
    merge(other, one)
    assert told(one) == told(other)
    merge(one, other)
    merge(other, one)
    assert told(one) == told(other)
    with Archive.open(other) as archive:
        runs = archive.db.conn.execute("SELECT source, new, outcome FROM runs").fetchall()
        assert runs == [("rathausblick", 3, "finished")]
        counts = [archive.db.conn.execute(f"SELECT count(*) FROM {table}").fetchone()[0]
                  for table in ("coverage", "refusals", "pages")]  # fmt: skip
    assert min(counts) > 0
    with Archive.open(one) as archive:
        assert counts == [
            archive.db.conn.execute(f"SELECT count(*) FROM {table}").fetchone()[0]
            for table in ("coverage", "refusals", "pages")
        ]


def test_only_what_is_new_is_merged_again(two: tuple[Path, Path]) -> None:
    one, other = two
    merge(one, other)
    with Archive.open(other) as archive:
        archive.save(article("d", title="Noch eine Meldung aus dem Rathaus", seen_at=T4))
    (tally,) = merge(one, other)
    assert tally == {"unchanged": 3, "new": 1}


def test_kept_pages_come_along_and_versions_point_at_them(tmp_path: Path) -> None:
    for name, slugs in (("eins", "ab"), ("zwei", "bc")):
        folder = tmp_path / name
        folder.mkdir()
        store, archive = kept.opened(folder)
        with store, archive:
            for slug in slugs:
                kept.crawled(store, archive, slug, kept.html(f"Titel der Meldung {slug}"))
            store.add(kept.capture("b", b"", "2025-10-14T00:00:00Z", status=304))
    one, other = (tmp_path / name / "archive.db" for name in ("eins", "zwei"))
    assert merge(one, other) == [{"pages": 1, "new": 1, "unchanged": 1}]
    assert merge(one, other) == [{"pages": 0, "unchanged": 2}]
    with Archive.open(one) as archive, PageStore.open(pages_path(one)) as store:
        for url, capture in archive.db.conn.execute(
            "SELECT url, capture FROM revisions JOIN articles ON articles.id = article_id"
        ):
            (visit,) = [v for v in store.visits_of(capture) if v.first]
            assert address_key(visit.url) == address_key(url)
            assert b"Titel der Meldung" in store.body(visit)
        assert archive.verify_pages() == []


def test_a_copy_is_refused_in_one_sentence(two: tuple[Path, Path], tmp_path: Path) -> None:
    one, other = two
    copy = tmp_path / "copy.db"
    with Archive.open(one) as archive:
        archive.backup(copy)
    with pytest.raises(ArchiveError, match=r"are one archive \(uuid .*nothing of it was merged"):
        merge(one, other, copy)
    shutil.copy(other, tmp_path / "other.db")
    with pytest.raises(ArchiveError, match="one of them a copy"):
        merge(one, other, tmp_path / "other.db")


def test_a_merge_that_was_killed_goes_on(
    two: tuple[Path, Path], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    one, other = two
    undisturbed = tmp_path / "undisturbed.db"
    with Archive.open(one) as archive:
        archive.backup(undisturbed)
    merge(undisturbed, other)
    monkeypatch.setattr(join, "TOGETHER", 1)
    take = join.take

    def killed(*words: Any) -> str:
        if words[3] == 3:
            take(*words)
            raise KeyboardInterrupt
        return take(*words)

    monkeypatch.setattr(join, "take", killed)
    with pytest.raises(KeyboardInterrupt):
        merge(one, other)
    monkeypatch.undo()
    (tally,) = merge(one, other)
    assert tally["unchanged"] == 2
    assert told(one) == told(undisturbed)


def test_the_command_names_what_cannot_be_read_and_merges_the_rest(
    two: tuple[Path, Path], tmp_path: Path
) -> None:
    into, damaged = tmp_path / "all.db", tmp_path / "damaged.db"
    damaged.write_text("kein Archiv")
    names = [str(two[0]), str(damaged), str(tmp_path / "nowhere.db"), str(two[1])]
    done = scrapy("merge", *names, "--into", str(into), archive=tmp_path / "unused.db")
    assert done.returncode == 1
    assert done.stderr.splitlines() == [
        f"{damaged} is not an SQLite file; name another path, or move the file away.",
        f"{tmp_path / 'nowhere.db'} does not exist; crawl first, or name another path for the "
        "archive.",
    ]
    assert done.stdout.splitlines()[0] == f"{two[0]}: 8 new"
    merge(two[0], two[1])
    assert told(into) == told(two[0])
