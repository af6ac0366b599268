"""The page store: what was sent comes back byte for byte, and is kept once."""

from __future__ import annotations

import contextlib
import random
import sqlite3
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from archive.captures import headers as headerpack
from archive.captures.compression import SAMPLES, DamagedError, Packer
from archive.captures.listing import seconds
from archive.captures.print_date import with_day, without_day
from archive.captures.records import Capture
from archive.captures.store import PageStore, pages_path
from archive.database.connection import ArchiveError

URL = "https://www.rathausblick.example/k21-meldungen/neue-bruecke"
T1, T2, T3 = (f"2025-10-1{day}T08:00:00Z" for day in range(1, 4))
DAYS = {
    T1: "Samstag, 11. Oktober 2025",
    T2: "Sonntag, 12. Oktober 2025",
    T3: "Montag, 13. Oktober 2025",
}
HEADERS = (
    ("Content-Type", "text/html"),
    ("ETag", '"1"'),
    ("Date", "Sat, 11 Oct 2025 08:00:00 GMT"),
)
TIMES = st.integers(min_value=0, max_value=4_000_000_000)
PRINTABLE = st.text(st.characters(min_codepoint=32, max_codepoint=255), max_size=20)
HEADER_LISTS = st.lists(
    st.tuples(st.sampled_from(["Date", "ETag", "Server", "Vary"]), PRINTABLE), max_size=6
).map(tuple)


def capture(body: bytes = b"<p>Seite</p>", at: str = T1, **values: Any) -> Capture:
    return Capture(**{"source": "rathausblick", "url": URL, "at": at, "status": 200,
                      "kind": "article", "headers": HEADERS, "body": body, **values})  # fmt: skip


def page(n: int) -> bytes:
    chance = random.Random(n)
    words = " ".join(chance.choice(["Rathaus", "Bürger", "Netz", "Amt", "Daten"]) + str(n % 7)
                     for _ in range(300))  # fmt: skip
    frame = "".join(f"<nav class=menu-{i}>Themen {i * i}</nav>" for i in range(200))
    return f"<html>{frame}<h1>Meldung {n}</h1><p>{words}</p></html>".encode()


@pytest.fixture
def store(tmp_path: Path) -> Iterator[PageStore]:
    with PageStore.open(tmp_path / "archive.pages.db") as opened:
        yield opened


def count(store: PageStore, table: str) -> int:
    return int(store.db.conn.execute(f"select count(*) from {table}").fetchone()[0])


def test_what_was_sent_comes_back(store: PageStore) -> None:
    asked = (("User-Agent", "Kommunews"),)
    kept = store.add(capture(asked=asked))
    (visit,) = store.history(URL)
    assert kept.fresh
    assert (visit.capture, visit.status, visit.at, visit.first) == (kept.capture, 200, T1, True)
    assert (visit.headers, visit.asked) == (HEADERS, asked)
    assert store.body(visit) == b"<p>Seite</p>"


def test_the_same_answer_twice_is_one(store: PageStore) -> None:
    assert store.add(capture()).capture == store.add(capture()).capture
    assert len(store.history(URL)) == 1


def test_not_modified_is_a_sighting_of_the_newest_page(store: PageStore) -> None:
    store.add(capture(b"eins"))
    second = store.add(capture(b"zwei", T2))
    headers = (("ETag", '"1"'), ("Date", "Mon, 13 Oct 2025 08:00:01 GMT"), ("X-Id", "ä"))
    conditional = (("If-None-Match", '"1"'), ("User-Agent", "k"))
    third = store.add(capture(b"", T3, status=304, headers=headers, asked=conditional))
    assert (third.capture, third.fresh) == (second.capture, False)
    newest = store.visit_at(URL)
    assert newest is not None
    assert (newest.status, newest.first_status, newest.first_at) == (304, 200, T2)
    assert (newest.headers, newest.asked) == (headers, conditional)
    assert store.body(newest) == b"zwei"
    past = store.visit_at(URL, T1)
    assert past is not None
    assert store.body(past) == b"eins"
    assert store.visit_at(URL, "2020-01-01T00:00:00Z") is None


def test_not_modified_without_a_page_is_kept_as_what_it_is(store: PageStore) -> None:
    assert store.add(capture(b"", status=304)).fresh
    assert not store.has_page(URL)


def test_a_page_that_differs_in_the_day_header_only_is_seen_again(store: PageStore) -> None:
    bodies = {at: f"<header>{day}</header><p>Text</p>".encode() for at, day in DAYS.items()}
    for at, body in bodies.items():
        store.add(capture(body, at))
    assert (count(store, "captures"), count(store, "bodies")) == (1, 1)
    for visit in store.history(URL):
        assert store.body(visit) == bodies[visit.at]


def test_another_date_in_the_text_is_another_page(store: PageStore) -> None:
    store.add(capture(b"<p>Freitag, 3. Oktober 2025</p>"))
    store.add(capture(b"<p>Freitag, 10. Oktober 2025</p>", T2))
    assert count(store, "captures") == 2


def test_a_page_that_returns_is_a_sighting_of_what_it_was(store: PageStore) -> None:
    first, second = store.add(capture(b"a")), store.add(capture(b"b", T2))
    again = store.add(capture(b"a", T3))
    assert (again.capture, second.fresh, again.fresh) == (first.capture, True, False)
    assert [store.body(v) for v in store.history(URL)] == [b"a", b"b", b"a"]


def test_two_pages_in_one_second_are_both_kept_in_order(store: PageStore) -> None:
    store.add(capture(b"a"))
    store.add(capture(b"b"))
    assert [store.body(v) for v in store.history(URL)] == [b"a", b"b"]


def test_redirects_and_missing_pages_are_kept(store: PageStore) -> None:
    headers = (("Location", "https://www.rathausblick.example/k21-meldungen/neu"),)
    store.add(capture(b"", status=301, headers=headers))
    store.add(capture(b"weg", T2, status=410))
    assert [(v.status, v.headers[0][0]) for v in store.history(URL)] == [
        (301, "Location"), (410, "Content-Type"),
    ]  # fmt: skip


def test_a_dictionary_makes_pages_small_and_all_stay_readable(store: PageStore) -> None:
    for n in range(SAMPLES + 20):
        store.add(capture(page(n), url=f"{URL}-{n}"))
    packed = {r[0] for r in store.db.conn.execute("select dictionary from bodies")}
    assert len(packed) == 1
    assert packed != {None}
    for n in range(SAMPLES + 20):
        visit = store.visit_at(f"{URL}-{n}")
        assert visit is not None
        assert store.body(visit) == page(n)
    (amount,) = store.amounts()
    assert (amount.captures, amount.sightings) == (SAMPLES + 20, 0)
    assert amount.bytes_kept < amount.bytes_sent / 5


def test_a_damaged_dictionary_has_a_spare_copy(store: PageStore) -> None:
    for n in range(SAMPLES):
        store.add(capture(page(n), url=f"{URL}-{n}"))
    store.db.conn.execute("update dictionaries set data = x'00'")
    with PageStore.open(store.path) as again:
        visit = again.visit_at(f"{URL}-0")
        assert visit is not None
        assert again.body(visit) == page(0)


def test_a_damaged_body_costs_no_other(store: PageStore) -> None:
    store.add(capture(b"a" * 100))
    store.add(capture(b"b" * 100, T2))
    store.db.conn.execute("update bodies set data = substr(data, 1, 9) where id = 1")
    broken, sound = store.history(URL)
    with pytest.raises(ArchiveError, match=r"Capture 1 .* cannot be read"):
        store.body(broken)
    assert store.body(sound) == b"b" * 100


def test_a_full_disk_keeps_nothing_by_halves(store: PageStore) -> None:
    store.db.conn.execute(
        f"pragma max_page_count = {store.db.conn.execute('pragma page_count').fetchone()[0] + 4}"
    )
    kept: list[int] = []

    def fill() -> None:
        for n in range(500):
            body = random.Random(n).randbytes(900)
            kept.append(store.add(capture(body, url=f"{URL}-{n}")).capture)

    with pytest.raises(ArchiveError, match="disk is full"):
        fill()
    assert count(store, "captures") == len(kept) == count(store, "bodies")
    assert store.db.conn.execute("pragma integrity_check").fetchone()[0] == "ok"


def test_addresses_are_listed_in_order(store: PageStore) -> None:
    for n in range(3):
        store.add(capture(page(n), url=f"{URL}-{n}"))
    store.add(capture(b"x", url=f"{URL}-list", kind="listing"))
    assert list(store.urls("rathausblick", kinds=("article",))) == [f"{URL}-{n}" for n in range(3)]
    assert list(store.urls("rathausblick", kinds=("article",), after=f"{URL}-1")) == [f"{URL}-2"]


@pytest.mark.parametrize("case", ["other", "newer", "text"])
def test_a_file_that_is_no_page_store_is_refused(case: str, tmp_path: Path) -> None:
    path = tmp_path / "archive.pages.db"
    if case == "text":
        path.write_text("no database " * 100)
    else:
        if case == "newer":
            PageStore.open(path).close()
        db = sqlite3.connect(path)
        db.execute("create table somebody_elses (x)" if case == "other" else
                   "pragma user_version = 9999")  # fmt: skip
        db.commit()
        db.close()
    with pytest.raises(ArchiveError, match=str(path)):
        PageStore.open(path)


def test_the_pages_lie_beside_the_archive() -> None:
    assert pages_path("demo.db") == Path("demo.pages.db")


@given(st.binary(max_size=200), TIMES, st.integers(0, 3))
def test_a_body_without_its_day_and_with_it_is_the_body(body: bytes, at: int, n: int) -> None:
    day = datetime.fromtimestamp(at, UTC).date() + timedelta(days=n - 1)
    name = "Montag Dienstag Mittwoch Donnerstag Freitag Samstag Sonntag".split()[day.weekday()]
    printed = body + f"{name}, {day.day}. Oktober {day.year}".encode() + body
    for whole in (body, printed):
        assert with_day(without_day(whole, at), at) == whole


@given(st.dates(date(1990, 1, 1), date(2090, 1, 1)))
def test_the_day_header_of_every_day_is_found(day: date) -> None:
    names = "Montag Dienstag Mittwoch Donnerstag Freitag Samstag Sonntag".split()
    months = ("Januar Februar März April Mai Juni Juli August September Oktober November "
              "Dezember").split()  # fmt: skip
    at = seconds(f"{day}T12:00:00Z")
    for form in (f"{day.day}", f"{day.day:02}"):
        printed = f"{names[day.weekday()]}, {form}. {months[day.month - 1]} {day.year}".encode()
        assert without_day(b"x" + printed + b"y", at) not in (b"xy", b"x" + printed + b"y")


FORMS = ("{d}. {name} {y}", "{d:02}. {name} {y}", "{d}.{m}.{y}", "{d:02}.{m:02}.{y}")


@given(st.dates(date(1990, 1, 1), date(2090, 1, 1)), st.sampled_from(FORMS), st.integers(0, 40))
def test_a_day_above_the_main_part_is_furniture_and_one_in_it_is_not(
    day: date, form: str, later: int
) -> None:
    months = ("Januar Februar März April Mai Juni Juli August September Oktober November "
              "Dezember").split()  # fmt: skip

    def printed(when: date) -> str:
        return form.format(d=when.day, m=when.month, y=when.year, name=months[when.month - 1])

    def page(when: date) -> bytes:
        return f"<p>1{printed(when)}, {printed(when)}</p><main>{printed(day)}</main>".encode()

    def kept(when: date, body: bytes) -> set[bytes]:
        at = seconds(f"{when}T12:00:00Z")
        found = {without_day(body, at, padded=padded) for padded in (False, True)}
        assert {with_day(one, at) for one in found} == {body}
        return found

    then = day + timedelta(days=later)
    kept(then, page(then))
    one, two, moved = (
        f"<p>{printed(header)}</p><main>{printed(own)}</main>".encode()
        for header, own in ((day, day), (then, day), (then, day + timedelta(days=1)))
    )
    assert kept(day, one) & kept(then, two)
    assert not kept(day, one) & kept(then, moved)


@given(HEADER_LISTS, HEADER_LISTS, TIMES)
def test_headers_told_are_retold(
    headers: tuple[tuple[str, str], ...], known: tuple[tuple[str, str], ...], at: int
) -> None:
    text, late = headerpack.encode(headers, known, at)
    assert headerpack.decode(text, known, at, late) == headers
    both = headerpack.names(headers), headerpack.values(headers)
    assert headerpack.joined(*both) == headers
    conditional = (*headers, ("If-None-Match", "1"), ("If-Modified-Since", "x"))
    assert (
        headerpack.decode_request(headerpack.encode_request(conditional, known), known)
        == conditional
    )


@given(st.binary(max_size=300))
def test_foreign_bytes_unpack_to_a_reason(data: bytes) -> None:
    with contextlib.suppress(DamagedError):
        assert isinstance(Packer().unpack(data), bytes)
