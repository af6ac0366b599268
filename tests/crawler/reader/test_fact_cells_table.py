"""Days and names in the cells of a table are told by the text, whatever they look like alone."""

from __future__ import annotations

import pytest

from archive import Article
from crawler.reader import read_article
from crawler.sites import SITES
from pipelines.normalise import normalise_article
from tests.support.composed import FETCHED_AT, LISTING

URL = f"{LISTING}tunnel/"
HEAD = (
    "<p>Verkehr</p><h1>Auhausen gräbt einen Tunnel</h1>"
    "<p>[10.10.2025] <b>Die Stadt Auhausen gräbt einen Tunnel unter dem Bahnhof, der bisher den Weg versperrt.</b></p>"
)
TEXT = (
    "<p>Der Rat hat den Entwurf am Montag gebilligt, sagte die Leiterin des Bauamts der Stadt.</p>"
    "<p>Die Arbeiten dauern zwei Jahre, in denen der Verkehr über die alte Brücke läuft.</p>"
)
FACTS = {
    "days": [("Beginn", "12. März 2026"), ("Ende", "30. Juni 2028")],
    "a name": [("Beginn", "12. März 2026"), ("Bauleiterin", "Vera Ender")],
    "days first": [("12. März 2026", "Der Bau beginnt."), ("30. Juni 2028", "Der Tunnel ist fertig.")],
}  # fmt: skip


def table(rows: list[tuple[str, str]], cell: str) -> str:
    return (
        f"<table>{''.join(f'<tr>{cell.format(a)}{cell.format(b)}</tr>' for a, b in rows)}</table>"
    )


def read(body: str) -> Article:
    page = f"<html lang=de><title>Auhausen gräbt einen Tunnel</title><body><main><article>{body}</article></main></body></html>"
    return normalise_article(read_article(page, URL, SITES["kommune21"], FETCHED_AT).article)


@pytest.mark.parametrize("rows", FACTS.values(), ids=FACTS)
@pytest.mark.parametrize("cell", ["<td>{}</td>", "<td><p>{}</p></td>"])
@pytest.mark.parametrize("then", ["", TEXT])
def test_a_table_of_facts_is_kept_whole(rows: list[tuple[str, str]], cell: str, then: str) -> None:
    found = read(f"{HEAD}{TEXT}{table(rows, cell)}{then}")
    assert all(said in (found.body or "") for row in rows for said in row)
    assert (found.published, found.byline) == ("2025-10-10", None)


@pytest.mark.parametrize("rows", FACTS.values(), ids=FACTS)
def test_a_list_of_facts_is_kept_whole(rows: list[tuple[str, str]]) -> None:
    facts = f"<dl>{''.join(f'<dt>{a}</dt><dd>{b}</dd>' for a, b in rows)}</dl>"
    found = read(f"{HEAD}{TEXT}{facts}{TEXT}")
    assert all(said in (found.body or "") for row in rows for said in row)


@pytest.mark.parametrize(
    "table_",
    [
        table([("Veröffentlicht:", "9. Oktober 2025"), ("Autorin:", "Vera Ender")], "<td>{}</td>"),
        table([("Datum", "9. Oktober 2025"), ("Schlagwörter:", "Tunnel, Bahn")], "<td>{}</td>"),
    ],
)
def test_a_table_about_the_article_is_no_text(table_: str) -> None:
    assert "9. Oktober" not in (read(f"{HEAD}{TEXT}{table_}").body or "")


def test_a_page_in_a_table_ends_with_its_author() -> None:
    rows = f"<tr><td>{HEAD}{TEXT}</td></tr><tr><td>9. Oktober 2025</td></tr><tr><td>Vera Ender</td></tr>"
    found = read(f"<table>{rows}</table>")
    assert (found.byline, found.published) == ("Vera Ender", "2025-10-10")
    assert "9. Oktober" not in (found.body or "")
