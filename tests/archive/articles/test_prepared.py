"""Prepared records: the same archive, made by a writer that only writes."""

from __future__ import annotations

import pickle
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from archive import Archive, Record
from archive.articles import identity
from archive.articles.identity import FINGERPRINTS
from archive.articles.prepared import MadeByOthersError, Prepared, prepare
from archive.articles.similarity import SIGNATURES
from archive.articles.text import paragraphs
from archive.records import Page
from archive.search.german import STORED
from benchmarks.invented import Press
from pipelines.normalise import normalise_article
from tests.support.records import article

LATER = "2026-01-05T08:00:00Z"
TABLES = (
    *(
        "articles",
        "texts",
        "addresses",
        "claims",
        "_revisions",
        "similar",
        "_signatures",
        "_minima",
    ),
    *("links", "places", "pages", "refusals", "articles_fts_data", "articles_stems_data"),
)


def printed() -> list[Record]:
    """Articles new, reprinted, changed and without a title; and a page."""
    press = Press(3)
    first = [normalise_article(press.article(n)) for n in range(12)]
    assert first[0].body
    reprint = replace(first[0], url="https://www.rathausblick.example/k21-meldungen/nachdruck")
    changed = replace(first[1], seen_at=LATER, title="Eine andere Überschrift", kicker=None)
    body = f"{first[2].body}\n\nNoch ein Absatz dazu."
    longer = replace(first[2], seen_at=LATER, body=body, body_html=paragraphs(body))
    untitled = replace(first[3], url="https://www.rathausblick.example/k21-meldungen/x", title=" ")
    page = Page(
        url=first[0].url, source="rathausblick", fetched_at=LATER, status=200, kind="article"
    )
    return [*first, reprint, changed, longer, replace(first[4], seen_at=LATER), untitled, page]


def archived(path: Path, records: Iterable[Record | Prepared]) -> tuple[list[str], dict[str, Any]]:
    """What became of records that were saved together, and the tables."""
    with Archive.open(path) as archive:
        with archive.batch():
            outcomes = [archive.save(record) for record in records]
        assert archive.verify() == []
        return outcomes, {
            table: archive.db.conn.execute(f"SELECT * FROM {table}").fetchall() for table in TABLES
        }


def test_the_archive_is_the_same_to_the_byte(tmp_path: Path) -> None:
    records = printed()
    sent = [pickle.loads(pickle.dumps(prepare(record))) for record in records]
    assert sent == [prepare(record) for record in records]
    assert archived(tmp_path / "a.db", records) == archived(tmp_path / "b.db", sent)


def test_the_writer_makes_nothing_and_remembers_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    ready = [prepare(record) for record in printed()[:12]]
    STORED.clear()
    SIGNATURES.clear()
    FINGERPRINTS.clear()
    identity._fingerprint.cache_clear()  # this process has just made them

    def made(what: object) -> Any:
        raise AssertionError(f"made again: {what!r}")

    for beforehand in (SIGNATURES, FINGERPRINTS):
        monkeypatch.setattr(beforehand, "_make", made)
    outcomes, _ = archived(tmp_path / "a.db", ready)
    assert outcomes == ["new"] * 12
    assert [*STORED, *SIGNATURES, *FINGERPRINTS] == []


def test_what_others_have_made_is_refused_in_one_sentence(tmp_path: Path) -> None:
    other = replace(prepare(article()), algorithm="0123456789abcdef")
    with Archive.open(tmp_path / "a.db") as archive:
        with pytest.raises(MadeByOthersError, match=r"another version .*; install the same one"):
            archive.save(other)
        assert archive.db.conn.execute("SELECT count(*) FROM articles").fetchone() == (0,)


def test_a_record_that_cannot_be_kept_is_refused_all_the_same(tmp_path: Path) -> None:
    untitled = prepare(article(title=None))
    assert untitled.fault
    assert untitled.fault[0] == "no-title"
    with Archive.open(tmp_path / "a.db") as archive:
        assert archive.save(untitled) == "refused"
        assert archive.db.conn.execute("SELECT reason FROM refusals").fetchall() == [("no-title",)]
