"""Questions and their charts: words instead of names of columns, links, files to take away."""

from __future__ import annotations

import csv
import io
import re
from pathlib import Path
from xml.etree import ElementTree

import pytest

from archive import Archive
from reading_room.pages.questions import questions
from tests.support.browsing import Place, browsing
from tests.support.records import article

SVG = "{http://www.w3.org/2000/svg}"
DRAWN = [name for name in questions() if name != "gaps"]


@pytest.mark.parametrize("name", DRAWN)
def test_an_answer_is_in_words(place: Place, name: str) -> None:
    page = place.get(f"/-/forschung/{name}").text
    heads = re.findall(r'<th scope="col"[^>]*>([^<]*)</th>', page)
    assert heads
    assert [h for h in heads if "_" in h or h in ("id", "title", "source")] == []
    cells = re.findall(r"<td[^>]*>(.*?)</td>", page, re.S)
    assert [
        c for c in cells if re.search(r'T\d\d:\d\d:\d\dZ(?!")|^\[', re.sub("<[^>]*>", "", c))
    ] == []
    assert "rathausblick" not in re.sub(r'="[^"]*"|https?://[^<]+', "", page)


@pytest.mark.parametrize("name", DRAWN)
def test_a_chart_is_saved_with_its_words(place: Place, name: str) -> None:
    answer = place.get(f"/-/forschung/{name}.svg")
    assert answer.headers["Content-Type"].startswith("image/svg+xml")
    words = [e.text for e in ElementTree.fromstring(answer.text).iter(f"{SVG}text")
             if "caption" in e.get("class", "")]  # fmt: skip
    assert words[0].startswith(questions()[name].title["de"][:30])  # type: ignore[union-attr]
    assert "Quelle: Kommunews-Archiv" in str(words[-1])
    sheet = place.get(f"/-/forschung/{name}.tabelle.csv").text
    plain = place.get(f"/-/forschung/{name}.csv").text
    assert len(list(csv.reader(io.StringIO(sheet), delimiter=";"))) == len(
        list(csv.reader(io.StringIO(plain)))
    )


def test_values_lead_to_their_articles_and_count_what_they_say(place: Place) -> None:
    page = place.get("/-/forschung/word-over-time?word=Portal").text
    assert "je tausend Artikel des Jahres" in page
    absolute = place.get("/-/forschung/word-over-time?word=Portal&count=absolute").text
    found = re.findall(
        r'href="(/-/suche\?q=Portal&amp;since=(\d{4})&amp;until=\2)" aria-label="\2: (\d+)',
        absolute,
    )
    assert found
    for address, year, count in found[:4]:
        hits = place.get(address.replace("&amp;", "&").replace("/-/suche", "/-/suche.json")).json()
        kept = [r for r in hits["rows"] if r["state"] != "teaser" and not r["duplicate_of"]]
        assert len(kept) == int(count), year


def test_gaps_are_named_where_articles_are_usual(tmp_path: Path) -> None:
    path = tmp_path / "archive.db"
    with Archive.open(path) as archive:
        archive.register("rathausblick", "Rathausblick", "https://www.rathausblick.example/")
        for month in range(1, 13):
            for n in range(8 if month != 6 else 1):
                day = f"2024-{month:02}-0{n + 1}"
                text = f"Text {month} {n} " * 9
                archive.save(article(f"a-{day}", title=f"Titel {day}", body=text, published=day))
    with browsing(path) as place:
        rows = place.get("/-/forschung/gaps.json").json()["rows"]
        assert [(r["month"], r["articles"]) for r in rows] == [("2024-06", 1)]
        assert "Juni 2024" in place.get("/-/forschung/gaps").text.replace("\xa0", " ")
