"""An excerpt of a page store says what the store says of some addresses."""

from __future__ import annotations

import random
from collections.abc import Iterator
from pathlib import Path

import pytest

from archive import Archive, ArchiveError
from archive.captures.excerpt import Excerpt, excerpt
from archive.captures.store import PageStore, pages_path
from tests.support import kept
from tests.support.kept import T2, T3


@pytest.fixture
def store(tmp_path: Path) -> Iterator[PageStore]:
    """Pages enough for a dictionary; one seen three times, once with another day in its header."""
    Archive.open(tmp_path / "archive.db").close()
    store = PageStore.open(pages_path(tmp_path / "archive.db"))
    rng = random.Random(1)
    for n in range(70):
        body = " ".join(rng.choices(["Rathaus", "Brücke", "Amt", "Wasser", "Netz"], k=80))
        store.add(kept.capture(f"a-{n}", kept.html(f"Artikel Nummer {n}", body=body)))
    store.add(kept.capture("a-1", b"", T2, status=304))
    store.add(kept.capture("a-1", kept.html("Ein anderer Titel"), T3))
    yield store
    store.close()


def test_it_has_every_answer_and_body_of_its_addresses(store: PageStore) -> None:
    assert store.db.conn.execute("SELECT count(*) FROM dictionaries").fetchone() == (1,)
    urls = [kept.url(f"a-{n}") for n in range(1, 9)]
    packed = excerpt(store, urls)
    with Excerpt(packed, urls) as part:
        assert [part.history(url) for url in urls] == [store.history(url) for url in urls]
        for url in urls:
            for visit in store.history(url):
                assert part.body(visit) == store.body(visit)
        assert not part.beyond
        assert len(part.history(kept.url("a-1"))) == 3
        assert part.history(kept.url("a-60")) == []
        assert part.beyond
    assert len(packed) < 400_000


def test_a_damaged_dictionary_is_read_from_its_spare(store: PageStore) -> None:
    store.db.conn.execute("UPDATE dictionaries SET data = x'00'")
    url = kept.url("a-2")
    with Excerpt(excerpt(store, [url]), [url]) as part:
        assert part.body(part.history(url)[0]) == store.body(store.history(url)[0])


def test_a_store_that_is_gone_is_one_sentence(store: PageStore, tmp_path: Path) -> None:
    store.close()
    store.path = tmp_path / "nirgends" / "archive.pages.db"
    with pytest.raises(ArchiveError, match="cannot be opened"):
        excerpt(store, ["http://a.example"])
