"""Merging archives loses nothing and duplicates nothing, in either direction."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from archive import Address, Archive, Page, Refusal
from archive.articles.identity import address_key
from archive.captures.store import PageStore, pages_path
from archive.exchange import join, merging
from archive.exchange.selection import Selection, records
from benchmarks.invented import Press
from pipelines.normalise import normalise_article
from tests.support import kept
from tests.support.crawling import scrapy
from tests.support.records import OTHER, SITE, T1, T2, T3, T4, article, teaser

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
            del record["id"], record["merged"], record["capture"]
    return sorted(json.loads(json.dumps(found)), key=lambda record: str(record["url"]))


def whole(path: Path) -> str:
    with Archive.open(path, readonly=True) as archive:
        return "\n".join(line for line in archive.db.conn.iterdump() if "sqlite_" not in line)


def ids(path: Path) -> list[int]:
    return [number for (number,) in kept.rows(path, "SELECT id FROM articles")]


def merge(into: Path, *others: Path) -> list[dict[str, int]]:
    with Archive.open(into) as archive:
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


def test_a_copy_is_refused_in_one_sentence_and_the_rest_is_merged(
    two: tuple[Path, Path], tmp_path: Path
) -> None:
    one, other = two
    copy = tmp_path / "copy.db"
    with Archive.open(one) as archive:
        archive.backup(copy)
        uuid = archive.itself()["uuid"]
    third = tmp_path / "third.db"
    with Archive.open(third) as archive:
        archive.save(article("z", body="Allein."))
    for names, into in (((copy, third), one), ((one, copy, third, third), other)):
        done = scrapy("merge", *map(str, names), "--into", str(into), archive=tmp_path / "unused")
        assert done.returncode == 1
        assert done.stderr == (
            f"{one} and {copy} are one archive (uuid {uuid}), one of them a copy; nothing of it "
            "was merged, name the newer one alone.\n"
        )
        assert done.stdout == f"{third}: 1 new\n"


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
        if words[2].record["id"] == 3:
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


def test_what_the_other_archive_merged_becomes_one_here_too(tmp_path: Path) -> None:
    one, other = tmp_path / "one.db", tmp_path / "other.db"
    old = article(url=f"{SITE}/meldung_37372_Alt.html", body=LONG, title="Alt")
    new = article(body=LONG + " Neu.", title="Neu", seen_at=T2)
    with Archive.open(other) as archive:
        archive.save(old)
        archive.save(new)
    merge(one, other)
    given = ids(one)
    assert len(given) == 2
    with Archive.open(other) as archive:
        led = (Address(url=old.url, kind="redirect"),)
        archive.save(replace(new, seen_at=T3, addresses=led))
    assert len(ids(other)) == 1
    assert merge(one, other) == [{"changed": 1}]
    with Archive.open(one) as archive:
        found = archive.by_id(min(given))
        assert found is not None
        assert archive.by_id(max(given)) == found
    assert told(one) == told(other)
    before = whole(one)
    assert merge(one, other) == [{"unchanged": 1}]
    assert whole(one) == before
    merge(other, one)
    assert told(one) == told(other)


def test_rows_at_the_addresses_of_one_article_become_one_if_they_say_the_same(
    tmp_path: Path,
) -> None:
    one, other = tmp_path / "one.db", tmp_path / "other.db"
    both = (Address(url=article("y").url, kind="redirect"),
            Address(url=article("z").url, kind="redirect"))  # fmt: skip
    with Archive.open(one) as archive:
        for slug, body in (("x", LONG), ("y", LONG), ("z", "Ein anderer Text. " * 20)):
            archive.save(article(slug, body=body, title=f"Titel {slug}"))
    with Archive.open(other) as archive:
        archive.save(article("x", body=LONG, title="Titel x", addresses=both))
    for _ in range(2):
        merge(one, other)
        merge(other, one)
    assert [(r["url"][-1], len(r["addresses"])) for r in told(one)] == [("x", 2), ("z", 1)]


def test_a_hint_that_a_page_changed_comes_along_if_it_is_newer(two: tuple[Path, Path]) -> None:
    one, other = two

    def hints(path: Path) -> list[tuple[str, str]]:
        sql = "SELECT url, seen_at FROM _hints JOIN articles ON id = article_id"
        return [(url[-1], at) for url, at in kept.rows(path, sql)]

    for path, at in ((one, T2), (other, T3)):
        with Archive.open(path) as archive:
            for slug in ("a", "c"):
                archive.save(teaser(slug, seen_at=T1))
                archive.save(teaser(slug, title="Ein anderer Titel", seen_at=at))
    assert hints(one) == [("a", T2)]
    assert hints(other) == [("a", T3), ("c", T3)]
    merge(one, other)
    assert hints(one) == [("a", T3), ("c", T3)]
    merge(other, one)
    assert hints(other) == [("a", T3), ("c", T3)]
