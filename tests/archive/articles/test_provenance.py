"""Which reader, which rung, which kept page: of every version, and without noise."""

from __future__ import annotations

import io
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from archive import Archive
from archive.exchange.selection import Selection
from crawler.reader import read_article
from crawler.sites import SITES
from pipelines.normalise import normalise_article
from tests.archive.articles.test_save import dump
from tests.support.records import T1, T2, T3, article, page, teaser

RUNGS = (("title", "printed"), ("body", "structure"), ("published", "json-ld"))
PAGE = """<html><head><meta property="og:title" content="Neue Brücke"><script
type="application/ld+json">{"@type": "NewsArticle", "headline": "Neue Brücke",
"datePublished": "2025-10-10T08:15:00+02:00"}</script></head><body><main><article>
<h1>Neue Brücke</h1><p>[10.10.2025] Die Stadt baut eine neue Brücke über den Fluss, wie der Rat am
Abend beschlossen hat. Sie soll in drei Jahren fertig sein und viele Millionen kosten.</p>
<p>Der Rat hat am Abend zugestimmt, und die Arbeiten beginnen im Frühjahr an beiden Ufern.</p>
</article></main></body></html>"""


@pytest.fixture
def archive(tmp_path: Path) -> Iterator[Archive]:
    with Archive.open(tmp_path / "archive.db") as opened:
        yield opened


def seen(archive: Archive, at: str, capture: int, reader: str = "one", **values: Any) -> str:
    read = {"evidence": RUNGS, **values}
    outcome = archive.save(article(seen_at=at, capture=capture, reader=reader, **read))
    archive.save(page(fetched_at=at, capture=capture))
    return outcome


def how(archive: Archive) -> tuple[str, Any, int]:
    found = archive.db.conn.execute("SELECT reader, evidence, capture FROM articles_full")
    ((reader, evidence, capture),) = found
    return reader, json.loads(evidence), capture


def test_the_row_says_how_it_was_read(archive: Archive) -> None:
    assert seen(archive, T1, 1) == "new"
    assert how(archive) == (
        "one", {"title": "printed", "body": "structure", "published": "json-ld"}, 1
    )  # fmt: skip


def test_a_new_reader_that_changes_nothing_makes_no_noise(archive: Archive) -> None:
    seen(archive, T1, 1)
    before = dump(archive)
    other = (("title", "meta"), ("body", "hint"), ("published", "meta"))
    again = article(capture=1, reader="two", read_at=T3, evidence=other)
    assert archive.save(again) == "unchanged"
    assert dump(archive) == before
    assert seen(archive, T2, 2, "two", evidence=other) == "unchanged"
    assert how(archive)[0] == "one"


def test_a_correction_brings_its_own_provenance(archive: Archive) -> None:
    seen(archive, T1, 1)
    better = article(
        title="Brücke",
        capture=1,
        reader="two",
        read_at=T3,
        evidence=(("title", "hint"), *RUNGS[1:]),
    )
    assert archive.save(better) == "corrected"
    reader, evidence, capture = how(archive)
    assert (reader, evidence["title"], capture) == ("two", "hint", 1)
    history = archive.db.conn.execute("SELECT reader, evidence ->> 'title' FROM revisions")
    assert list(history) == [("one", "printed"), ("two", "hint")]


def test_what_a_reading_does_not_show_is_from_an_earlier_one(archive: Archive) -> None:
    seen(archive, T1, 1, byline="bs", evidence=(*RUNGS, ("byline", "meta")))
    assert seen(archive, T2, 2, title="Andere Brücke", byline=None) == "changed"
    _, evidence, capture = how(archive)
    assert (evidence["byline"], evidence["earlier"], capture) == ("meta", ["byline"], 2)


def test_a_date_of_a_listing_is_not_the_page_s(archive: Archive) -> None:
    undated: dict[str, Any] = {"published": None, "published_text": None, "published_from": None}
    seen(archive, T1, 1, evidence=RUNGS[:2], **undated)
    archive.save(teaser())
    assert how(archive)[1]["published"] == "listing"


def test_alike_readings_are_stored_once(archive: Archive) -> None:
    for n in range(5):
        archive.save(article(f"a-{n}", title=f"T {n}", body=f"Text {n}.", evidence=RUNGS))
    assert archive.db.conn.execute("SELECT count(*) FROM _evidence").fetchone() == (1,)


def test_it_leaves_with_an_export_and_comes_back(archive: Archive, tmp_path: Path) -> None:
    seen(archive, T1, 7)
    archive.export(Selection(), tmp_path / "all.jsonl", "jsonl")
    text = (tmp_path / "all.jsonl").read_text("utf-8")
    assert json.loads(text)["evidence"]["published"] == "json-ld"
    with Archive.open(tmp_path / "again.db") as again:
        again.load(io.BytesIO(text.encode()))
        reader, evidence, capture = how(again)
        assert (reader, evidence["title"]) == ("one", "printed")
        assert capture is None, "it is a page of another page store"


def test_the_reader_says_which_rung_answered() -> None:
    reading = read_article(PAGE, "https://www.kommune21.de/k21-meldungen/x", SITES["kommune21"], T1)
    rungs = dict(normalise_article(reading.article).evidence)
    assert rungs["published"] == "printed"
    assert rungs["body"] == "structure"
    assert rungs["title"] == reading.evidence["title"][0].rung
    twice = normalise_article(normalise_article(reading.article))
    assert dict(twice.evidence) == rungs


@pytest.mark.parametrize("bad", [("title",), ("title", None), ("title", "a\0")])
def test_nonsense_is_refused(archive: Archive, bad: Any) -> None:
    assert archive.save(article(evidence=(bad,))) == "refused"
