"""Bad input is never an error, never reads the whole archive, and is always reported."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from archive import Archive
from archive.search.find import find, hits
from archive.search.kwic import kwic
from archive.search.query import read
from archive.search.tree import COLUMNS, FACTS
from tests.support.records import article

ARTICLES = 300
BAD = {
    "10,000 letters": "x" * 10_000,
    "10,000 characters of words": "Haus und Hof " * 800,
    "500 operators": "AND OR NOT - UND ODER NICHT " * 75,
    "500 operators with words": "Haus OR Hof AND NOT " * 125,
    "brackets that open": "(" * 500 + "Haus",
    "brackets that close": "Haus" + ")" * 500,
    "brackets in brackets": "(" * 300 + "Haus" + ")" * 300,
    "quotes": '"' * 501,
    "punctuation": "?!.,;:-_#'+*~|<>@[]{}^",
    "emoji": "\U0001f600\U0001f468‍\U0001f469‍\U0001f467 \u2764\ufe0f",
    "control characters": "\0\x01\x1b[31m\u202e\ufeff",
    "fields": " ".join(f"{name}:" for name in (*COLUMNS, *FACTS)),
    "fields in fields": "title:body:tag:site:place:since:" * 40,
    "NUL within": "Ha\0us",
    "stars": "* ** *a* a*b* **a",
    "half a surrogate": "\ud800 Haus",
    "distances": '"Haus Hof"~99999999999999999999 NEAR(Haus Hof, -1) NEAR()',
    "dates": "since:2025-99-99 until:0000 year:9999-0001",
    "only stop words": "der die das und oder nicht",
    "a phrase of stop words": f'"{"der die und " * 150}"',
    "a NEAR of stop words": f"NEAR({'der die und ' * 150}, 1000)",
    "beginnings": " OR ".join(f"{letter}au*" for letter in "abdefghiklmnoprst"),
    "bylines": " ".join(f"-byline:a{n}" for n in range(30)),
    "negations": " ".join(f"-Haus{n}" for n in range(80)),
    "NOT of NOT": "NOT " * 499 + "Haus (",
    "minus of minus": "Haus " + "-" * 500 + "Hof (",
    "phrases": " OR ".join('"Haus und die Stadt"' for _ in range(70)),
    "NEARs": " OR ".join(f"NEAR(Haus Hof, {n})" for n in range(70)),
    "accents": "Haus" + "\u0301" * 2500,
    "letters of no width": "Ha\u202dus\u2066 \u202e",
    "one word of umlauts in two letters": "aeoeuess" * 400,
    "one compound": "haushof" * 400,
    "hyphens": "-".join(["Haus"] * 600),
    "dates in a row": "1.1.2020 - " * 300,
    "figures in a row": "1.000.000," * 300,
    "genders": "Bürger*innen/" * 300,
    "either of either": "(Haus OR Hof) " * 40,
    "tags": " OR ".join(f'tag:"Haus {n}' for n in range(70)),
    "places": " ".join(f"place:Haus{n}" for n in range(70)),
    "addresses": "https://haus.example/?a=b&c=(d)#" * 70,
}
SAYS_NOTHING = {
    "SQL": "'; DROP TABLE articles; --",
    "more SQL": "x UNION SELECT sql FROM sqlite_master WHERE 1=1",
    "FTS5": "rank : bm25 {title body} : ^Haus + Hof",
}
PIECES = st.lists(
    st.one_of(
        st.text(max_size=4),
        st.sampled_from((
            *"( ) \" „ ” - ~5 * = AND OR NOT UND NEAR( , 3) Haus ver*".split(),
            *"title: tag: is: since:".split(),
            *('"a b"', "NEAR(a b, 2)", "has:picture", "year:2020", "-tag:x", '="Haus"', "\0"),
        )),
    ),
    max_size=40,
)  # fmt: skip


@pytest.fixture(scope="module")
def archive(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Archive]:
    path: Path = tmp_path_factory.mktemp("bad") / "archive.db"
    with Archive.open(path) as archive:
        with archive.batch():
            for n in range(ARTICLES):
                archive.save(article(f"a{n}", title=f"Haus {n}", body=f"Hof {n} und die Stadt."))
        yield archive


def steps(archive: Archive, text: str) -> int:
    """Count the steps of SQLite for a search, in hundreds."""
    count = 0

    def counted() -> None:
        nonlocal count
        count += 1

    archive.db.conn.set_progress_handler(counted, 100)
    try:
        hits(archive.db, find(archive.db, text))
    finally:
        archive.db.conn.set_progress_handler(None, 0)
    return count


@pytest.mark.parametrize("text", BAD.values(), ids=BAD)
def test_it_is_said(archive: Archive, text: str) -> None:
    found = find(archive.db, text)
    assert found.asked.reading.said is not None
    assert found.said[0].startswith("understood as: ")
    assert len(hits(archive.db, found)) == len(found.ids) <= 20
    list(kwic(archive.db, text, limit=3))


@pytest.mark.parametrize("text", SAYS_NOTHING.values(), ids=SAYS_NOTHING)
def test_it_is_only_words(archive: Archive, text: str) -> None:
    found = find(archive.db, text)
    assert find(archive.db, found.asked.reading.understood).total == found.total
    assert archive.db.conn.execute("SELECT count(*) FROM articles").fetchone() == (ARTICLES,)


@pytest.mark.parametrize("text", (BAD | SAYS_NOTHING).values(), ids=BAD | SAYS_NOTHING)
def test_no_more_is_read_than_for_a_plain_query(archive: Archive, text: str) -> None:
    find(archive.db, text)
    assert steps(archive, text) <= 6 * steps(archive, "Haus Hof")


def test_only_some_mistyped_words_are_replaced(archive: Archive) -> None:
    words = [f"Stadt{letter}" for letter in "bcdfghk"]
    assert find(archive.db, " ".join(words[:6])).suggested is not None
    assert find(archive.db, " ".join(words)).suggested is None


def test_what_is_left_of_a_bracket_is_not_everything(archive: Archive) -> None:
    """The ninth beginning is cut off: `(stu* -Hof)` is then nothing, not all but Hof."""
    begun = " OR ".join(f"qx{letter}*" for letter in "abdefgkl")
    found = find(archive.db, f"{begun} OR (stu* -Dorf)")
    assert found.total == 0
    assert "only the first 8 beginnings" in found.said[0]


@settings(max_examples=150, suppress_health_check=list(HealthCheck), deadline=None)
@example(["0'", "00*"], "")
@example(["a-", "bc*"], "")
@given(PIECES, st.sampled_from(["", " "]))
def test_nothing_that_is_put_together_is_an_error(
    archive: Archive, pieces: list[str], between: str
) -> None:
    text = between.join(pieces)
    found = find(archive.db, text)
    hits(archive.db, found)
    assert found.total == 0 or found.searched is not None or not text.strip()
    # Typing the interpretation of a query gives the same query.
    again = read(found.asked.reading.understood)
    if found.searched is not None and found.suggested is None and not found.asked.reading.faults:
        assert again.query == found.searched
