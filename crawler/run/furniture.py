"""Find the elements of passages that repeat, on the pages of a run as captured."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from archive import ArchiveError
from archive.captures.store import PageStore
from crawler.reader import decode
from crawler.reader.article.proposals import propose_furniture
from crawler.sites import Site


def captured_furniture(store: Path, urls: Iterable[str], site: Site, now: str) -> str | None:
    """Propose a selector for what the pages at some addresses share in their texts, by their newest
    captures; ``None`` if nothing names it, or the pages were not kept."""
    pages: list[tuple[str, str]] = []
    try:
        with PageStore.open(store, readonly=True) as kept:
            for url in urls:
                visit = kept.visit_at(url)
                if visit is not None and visit.first_status == 200:
                    headers = {name.lower(): value for name, value in visit.headers}
                    text = decode(kept.body(visit), headers.get("content-type"))
                    pages.append((text, url))
    except ArchiveError:
        return None
    return propose_furniture(pages, site, now)
