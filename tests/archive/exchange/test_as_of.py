"""``--as-of`` gives the archive as it stood, and a package tells of what it holds."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import feedparser

from archive import Archive, Article, Link
from archive.articles.identity import word_count
from archive.articles.text import paragraphs
from archive.exchange.selection import Selection
from archive.search.narrow import Filter
from benchmarks.invented import Press
from tests.support.records import OTHER, T1, T2, T3, T4, article, page, teaser

ALL = Selection()


def test_the_archive_as_it_stood(tmp_path: Path) -> None:
    with Archive.open(tmp_path / "stood.db") as stood:

        def as_of(day: str) -> list[dict[str, Any]]:
            target = tmp_path / "out.jsonl"
            stood.export(Selection(as_of=f"{day}T23:59:59Z"), target, "jsonl")
            return [json.loads(line) for line in target.read_text("utf-8").splitlines()]

        text = Press(5).article(1).body or ""
        stood.save(article(seen_at=T1, byline="bs", body=text, body_html=None))
        new: dict[str, Any] = {
            "title": "Alte Brücke",
            "published": "2025-10-11",
            "body": f"{text}\n\nEin Nachtrag.",
        }
        assert stood.save(article(seen_at=T2, body_html=None, **new)) == "changed"
        stood.save(article("b", seen_at=T2, title="Anders", body="Ganz anders."))
        stood.save(page(status=410, fetched_at=T3))
        assert as_of("2025-10-10") == []
        (first,) = as_of(T1[:10])
        assert first["title"] == "Neue Brücke für die Straße"
        assert first["body_html"] == paragraphs(text)
        assert (first["published"], first["published_from"]) == ("2025-10-10", "unknown")
        assert (first["state"], first["byline"], len(first["revisions"])) == ("full", "bs", 1)
        assert (first["last_seen"], first["gone_at"]) == (T1, None)
        assert first["word_count"] == word_count("Die Stadt baut.", text)
        then = as_of(T2[:10])
        assert [r["title"] for r in then] == ["Alte Brücke", "Anders"]
        assert then[0]["state"] == "full"
        assert as_of(T4[:10])[0]["state"] == "gone"
        stood.export(ALL, tmp_path / "now.jsonl", "jsonl")
        now = (tmp_path / "now.jsonl").read_text("utf-8").splitlines()
        assert as_of("2030-01-01") == [json.loads(line) for line in now]
        assert first["version"] == first["revisions"][-1]["hash"]
        with Archive.open(tmp_path / "then.db") as copy:
            copy.load(json.dumps(r).encode() for r in as_of(T1[:10]))
            assert copy.verify() == []


def test_a_day_of_the_past_is_as_a_copy_made_that_day(tmp_path: Path) -> None:
    """Against a copy really made: only what docs/export.md names may differ."""
    press = Press(5)
    at = f"{T2[:10]}T23:59:59Z"

    def reading(n: int, seen_at: str, **values: Any) -> Article:
        text = {"title": f"Titel {n}", "body": press_body[n], "body_html": None}
        return article(f"a{n}", seen_at=seen_at, **{**text, **values})

    def exported(archive: Archive, selection: Selection) -> dict[int, dict[str, Any]]:
        archive.export(selection, tmp_path / "out", "jsonl")
        lines = (tmp_path / "out").read_text("utf-8").splitlines()
        return {record["id"]: record for record in map(json.loads, lines)}

    press_body = [press.article(n).body for n in range(8)]
    cited = Link(url=reading(1, T1).url, text="wir")
    with Archive.open(tmp_path / "now.db") as archive:
        archive.save(reading(1, T1, tags=("x", "y"), byline="bs", section="S"))
        archive.save(reading(2, T1))
        archive.save(teaser("a3", title="Titel 3", seen_at=T1))
        archive.add_placeholders("rathausblick")
        archive.save(reading(4, T1, links=(cited,)))
        archive.save(reading(5, T1, published_at="2025-10-10T09:00:00+02:00"))
        archive.save(reading(6, T1, kicker=None))
        archive.save(reading(2, T2, kicker="Anderstadt"))
        archive.save(reading(6, T2, kicker="Musterstadt"))
        archive.backup(tmp_path / "then.db")
        archive.save(reading(1, T3, title="Neuer Titel", tags=("z",), byline="xx"))
        archive.save(page("a2", status=410, fetched_at=T3))
        archive.save(reading(3, T3))
        archive.save(reading(4, T3, links=()))
        moved = {"published": "2025-10-12", "published_text": "12.10.2025"}
        archive.save(reading(5, T3, published_at="2025-10-12T09:00:00+02:00", **moved))
        archive.save(reading(7, T3, body=press_body[1]))
        archive.save(reading(6, T4, title="Ganz neu", image_url="https://a.example/x.jpg"))
        now = exported(archive, Selection(as_of=at))
        archive.export(Selection(as_of=at), tmp_path / "as-of.atom", "atom")
    with Archive.open(tmp_path / "then.db") as archive:
        then = exported(archive, ALL)
        archive.export(ALL, tmp_path / "then.atom", "atom")
    differ = {
        (n, name, now[n][name])
        for n in then
        for name in then[n]
        if now[n][name] != then[n][name] and name != "addresses"
    }
    assert now.keys() == then.keys()
    assert differ == {
        (3, "published_from", "page"),
        (5, "published_at", None), (5, "published_text", None), (5, "published_from", "unknown"),
    }  # fmt: skip
    updated = [
        feedparser.parse(str(tmp_path / name)).feed.updated for name in ("as-of.atom", "then.atom")
    ]
    assert updated == [T2, T2]


def test_a_package_speaks_of_its_own_articles(tmp_path: Path) -> None:
    with Archive.open(tmp_path / "archive.db") as archive:
        archive.save(article())
        archive.save(article(source="werkblick", url=f"{OTHER}/k21-meldungen/x", seen_at=T4))
        run = archive.start_run("werkblick", T4)
        archive.db.conn.execute("insert into coverage values (?, 'all', '2025', 1, 1, 0, 0)", [run])
        archive.db.conn.execute("insert into notices values (?, 'u', 'robots', 'no', 1)", [run])
        archive.db.conn.commit()
        archive.finish_run(run, finished=T4, outcome="finished")
        for selection, sites, day in (
            (Selection(narrowed=Filter(source="werkblick")), {"werkblick"}, T4),
            (Selection(narrowed=Filter(source="rathausblick", until="2026")), {"rathausblick"}, T4),
            (Selection(as_of=f"{T3[:10]}T23:59:59Z"), {"rathausblick"}, f"{T3[:10]}T23:59:59Z"),
        ):
            archive.package(selection, tmp_path / "p", "csv", T4)
            told = json.loads((tmp_path / "p" / "datapackage.json").read_text("utf-8"))
            assert told["title"] == f"Articles of {', '.join(sites)}"
            assert {row["source"] for row in told["coverage"]} == sites & {"werkblick"}
            assert bool(told["reservations"]) == ("werkblick" in sites)
            assert f"state of {day}," in told["citation"]
