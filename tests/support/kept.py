"""Kept pages for tests: demo pages as captures, and an archive that a worse reader has filled."""

from __future__ import annotations

import sqlite3
from dataclasses import replace
from pathlib import Path
from typing import Any

from archive import Archive, Article, Page
from archive.captures.records import Capture
from archive.captures.store import PageStore, pages_path
from crawler.reader import read_article
from crawler.sites import SITES
from pipelines.normalise import normalise_article

SITE = SITES["rathausblick"]
HOST = "http://www.rathausblick.example"
T1, T2, T3 = (f"2025-10-1{day}T08:00:00Z" for day in range(1, 4))
PAGE = """<!doctype html><html lang="de"><head><title>{title} - Rathausblick</title></head><body>
<header>{day}</header><main><article><p class="kicker">{kicker}</p><h1>{title}</h1>
<p><strong>[10.10.2025] {teaser}</strong></p>
{paragraphs}
<p>({byline})</p></article></main></body></html>"""


def url(slug: str) -> str:
    return f"{HOST}/k21-meldungen/{slug}"


def html(title: str = "Neue Brücke eröffnet", **values: str) -> bytes:
    """A page of an article."""
    body = values.pop("body", "Ein Absatz über das Rathaus.\nNoch ein Absatz mit mehr Worten.")
    paragraphs = "\n".join(f"<p>{line}</p>" for line in body.splitlines())
    filled = {"kicker": "Musterstadt", "day": "Freitag, 10. Oktober 2025", "byline": "ve",
              "teaser": "Die Stadt hat eine neue Brücke, auf die viele gewartet haben.",
              **values}  # fmt: skip
    return PAGE.format(title=title, paragraphs=paragraphs, **filled).encode()


def capture(slug: str, body: bytes, at: str = T1, **values: Any) -> Capture:
    return Capture(**{
        "source": "rathausblick", "url": url(slug), "at": at, "status": 200, "kind": "article",
        "headers": (("Content-Type", "text/html; charset=utf-8"),), "body": body, **values,
    })  # fmt: skip


def crawled(store: PageStore, archive: Archive, slug: str, body: bytes, at: str = T1,
            **worse: Any) -> str:  # fmt: skip
    """What a crawl does with a page; ``worse`` is what its reader got wrong."""
    kept = store.add(capture(slug, body, at))
    article = reading(slug, body, at)
    outcome = archive.save(replace(article, capture=kept.capture, **worse))
    archive.save(Page(url=url(slug), source="rathausblick", fetched_at=at, status=200,
                      kind="article", capture=kept.capture))  # fmt: skip
    return outcome


def reading(slug: str, body: bytes, at: str = T1) -> Article:
    """What today's reader says."""
    return normalise_article(read_article(body.decode(), url(slug), SITE, at).article)


def rows(path: Path, sql: str) -> list[tuple[Any, ...]]:
    db = sqlite3.connect(path)
    try:
        return db.execute(sql).fetchall()
    finally:
        db.close()


def opened(folder: Path) -> tuple[PageStore, Archive]:
    path = folder / "archive.db"
    return PageStore.open(pages_path(path)), Archive.open(path)
