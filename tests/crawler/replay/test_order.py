"""In which order captures come in makes no difference to the versions that an article has."""

from __future__ import annotations

import tempfile
from itertools import permutations
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from archive import Archive, Article
from archive.captures.store import PageStore
from crawler.replay.pending import pending_captures
from crawler.replay.read import ReplayTask, read_captures
from crawler.sites import SITES
from pipelines.normalise import normalise_article
from tests.support import kept

TITLES = ("Alte Brücke gesperrt", "Alte Brücke wieder offen", "Neue Brücke gebaut")
TIMES = tuple(f"20{year}-03-04T05:06:07Z" for year in range(19, 24))


def captured(store: PageStore, archive: Archive, title: str, at: str) -> None:
    """Keep a page and read it, as WARC ingest does."""
    store.add(kept.capture("a", kept.html(title), at), pending=True)
    for url, times in pending_captures(store, "rathausblick"):
        task = ReplayTask(source="rathausblick", url=url, read_at="2026-01-01T00:00:00Z",
                          times=times,)  # fmt: skip
        for record in read_captures(store, task).records:
            archive.save(normalise_article(record) if isinstance(record, Article) else record)
        store.was_read(("rathausblick", url, at) for at in times)


def versions(captures: list[tuple[str, str]]) -> list[tuple[str, str]]:
    """The versions that the archive has when captures came in, in that order."""
    with tempfile.TemporaryDirectory() as folder:
        store, archive = kept.opened(Path(folder))
        with store, archive:
            archive.register("rathausblick", SITES["rathausblick"].title)
            for title, at in captures:
                captured(store, archive, title, at)
            found = archive.db.conn.execute("select seen_at, title from revisions order by number")
            return [(str(at), str(title)) for at, title in found]


def told(captures: list[tuple[str, str]]) -> list[tuple[str, str]]:
    """The versions by their definition: a text is one from its first capture in a row on."""
    found: list[tuple[str, str]] = []
    for title, at in sorted(captures, key=lambda capture: capture[1]):
        if not found or found[-1][1] != title:
            found.append((at, title))
    return found


@pytest.mark.parametrize("order", list(permutations(range(4))))
def test_a_text_that_comes_back_is_a_version_again(order: tuple[int, ...]) -> None:
    shown = (TITLES[0], TITLES[1], TITLES[0], TITLES[0])
    captures = [(shown[n], TIMES[n]) for n in order]
    assert versions(captures) == told(captures)


@settings(max_examples=40)
@given(
    st.lists(st.sampled_from(TITLES), min_size=2, max_size=5).flatmap(
        lambda shown: st.permutations(list(zip(shown, TIMES, strict=False)))
    )
)
def test_the_order_of_captures_makes_no_difference(captures: list[tuple[str, str]]) -> None:
    assert versions(captures) == told(captures)
