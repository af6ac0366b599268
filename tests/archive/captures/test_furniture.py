"""A page that differs from a kept one in its furniture alone is seen again, and comes back."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from archive import Archive
from archive.captures.listing import utc
from archive.captures.prune import prune
from archive.captures.store import PageStore, pages_path
from archive.captures.verify import verify_pages
from archive.database.connection import ArchiveError
from tests.archive.captures.test_captures import DAYS, T1, T2, T3, URL, capture, page

ONE, TWO = (page(1) + f"<p>{n} mal gelesen</p>".encode() for n in (41, 42))


def yes(*_: bytes) -> bool:
    return True


def no(*_: bytes) -> bool:
    return False


@pytest.fixture
def store(tmp_path: Path) -> Iterator[PageStore]:
    Archive.open(tmp_path / "archive.db").close()
    with PageStore.open(pages_path(tmp_path / "archive.db")) as opened:
        yield opened


def test_it_is_a_sighting_and_comes_back_byte_for_byte(store: PageStore) -> None:
    kept = store.add(capture(ONE, T1))
    assert store.add(capture(TWO, T2), alike=yes) == (seen := store.add(capture(ONE, T3)))
    assert (seen.capture, seen.fresh) == (kept.capture, False)
    visits = store.history(URL)
    assert [visit.patched for visit in visits] == [False, True, False]
    assert [store.body(visit) for visit in visits] == [ONE, TWO, ONE]
    (size,) = store.db.conn.execute("SELECT sum(length(patch)) FROM sightings").fetchone()
    assert size < 200 < len(TWO) / 20


def test_whoever_compares_sees_both_as_they_were_sent(store: PageStore) -> None:
    sent = {at: f"<p>{day}</p>".encode() + ONE + at.encode() for at, day in DAYS.items()}
    met: list[tuple[bytes, bytes]] = []

    def alike(before: bytes, after: bytes) -> bool:
        met.append((before, after))
        return True

    for at, body in sent.items():
        store.add(capture(body, at), alike=alike)
    assert met == [(sent[T1], sent[at]) for at in (T2, T3)]
    assert [store.body(visit) for visit in store.history(URL)] == list(sent.values())


def test_not_modified_holds_of_the_last_answer(store: PageStore) -> None:
    store.add(capture(ONE, T1))
    store.add(capture(TWO, T2), alike=yes)
    store.add(capture(b"", T3, status=304))
    assert [store.body(visit) for visit in store.history(URL)] == [ONE, TWO, TWO]


@pytest.mark.parametrize("other", [{"status": 404}, {"coding": "br"}, {"url": f"{URL}?a=1"}])
def test_another_answer_is_no_page_like_it(store: PageStore, other: dict[str, object]) -> None:
    store.add(capture(ONE, T1))
    assert store.add(capture(TWO, T2, **other), alike=yes).fresh


def test_a_page_that_is_another_is_a_new_capture(store: PageStore) -> None:
    store.add(capture(ONE, T1))
    assert store.add(capture(TWO, T2), alike=no).fresh
    assert store.add(capture(ONE + b"!", T2), alike=yes).fresh  # two pages in one second


def test_an_answer_that_another_reader_found_alike_is_kept_once(store: PageStore) -> None:
    """A WARC file is read again from its beginning, maybe by a later version."""
    kept = store.add(capture(ONE, T1))
    store.add(capture(TWO, T2), alike=yes)
    assert store.add(capture(TWO, T2), alike=no, pending=True) == replace(kept, fresh=False)
    assert [store.body(visit) for visit in store.history(URL)] == [ONE, TWO]
    assert store.db.conn.execute("SELECT count(*) FROM pending").fetchone() == (0,)


def test_what_makes_it_is_damaged(store: PageStore, tmp_path: Path) -> None:
    store.add(capture(ONE, T1))
    store.add(capture(TWO, T2), alike=yes)
    with Archive.open(tmp_path / "archive.db") as archive:
        assert list(verify_pages(archive.session)) == []
        store.db.conn.execute("UPDATE sightings SET patch = x'00' WHERE patch IS NOT NULL")
        store.db.conn.commit()
        assert [fault.name for fault in verify_pages(archive.session)] == ["capture-damaged"]
    first, second = store.history(URL)
    assert store.body(first) == ONE
    with pytest.raises(ArchiveError, match="cannot be read"):
        store.body(second)


def test_thinning_leaves_it_with_its_page(store: PageStore, tmp_path: Path) -> None:
    store.add(capture(ONE, T1))
    store.add(capture(TWO, T2), alike=yes)
    with Archive.open(tmp_path / "archive.db") as archive:
        assert prune(store, archive.session, keep="none").captures == 0
    assert [store.body(visit) for visit in store.history(URL)] == [ONE, TWO]


BODIES = st.binary(max_size=40) | st.sampled_from([ONE, TWO, DAYS[T1].encode() + ONE])
ANSWERS = st.tuples(BODIES, st.booleans(), st.integers(0, 1), st.sampled_from([200, 200, 404]))


@settings(max_examples=60, derandomize=True, deadline=None, database=None)
@given(st.lists(ANSWERS, max_size=8))
def test_every_answer_comes_back_whoever_finds_it_like_another(
    answers: list[tuple[bytes, bool, int, int]],
) -> None:
    at, sent = 1_760_083_200, set[tuple[str, int, bytes]]()
    with TemporaryDirectory() as folder, PageStore.open(Path(folder) / "a.pages.db") as store:
        for body, same, later, status in answers:
            at += later
            alike = yes if same else no
            store.add(capture(body, utc(at), status=status), alike=alike)
            sent.add((utc(at), status, body))
        found = [(v.at, v.status, store.body(v)) for v in store.history(URL)]
    assert set(found) == sent
    assert len(found) == len(sent)
