"""Tables in a text keep their rows and cells in ``body_html``, and one row a line in ``body``."""

from __future__ import annotations

import pytest

from archive import Article
from crawler.reader import read_article
from crawler.sites import SITES
from pipelines.normalise import normalise_article
from tests.support.composed import FETCHED_AT, LISTING

TITLE = "Moorburg zählt seine Boote"
LEAD = (
    "<p>[10.10.2025] Die Gemeinde Moorburg zählt zum ersten Mal die Boote in ihren drei Häfen.</p>"
)
ONE = "Der Kreis trägt die Hälfte der Kosten, sagte der Landrat am Montag in der Sitzung des Rats."
TWO = "Im Mai soll die Zählung enden, zu deren Abschluss die Gemeinde alle Nachbarn eingeladen hat."


def read(table: str) -> Article:
    page = (
        f"<html lang=de><title>{TITLE}</title><body><main><h1>{TITLE}</h1>{LEAD}<p>{ONE}</p>{table}"
        f"<p>{TWO}</p></main></body></html>"
    )
    url = f"{LISTING}boote/"
    return normalise_article(read_article(page, url, SITES["kommune21"], FETCHED_AT).article)


def table(cell: str = "{}", head: str = "td") -> str:
    first, *rows = (("Hafen", "Boote"), ("Siel", "12 | 14"), ("Mole", "7"), ("Kai", ""))
    said = [f"<tr>{''.join(f'<{head}>{cell.format(c)}</{head}>' for c in first)}</tr>"]
    said += [f"<tr>{''.join(f'<td>{cell.format(c)}</td>' for c in row)}</tr>" for row in rows]
    return f"<table>{''.join(said)}</table>"


@pytest.mark.parametrize("cell", ["{}", "<p>{}</p>", "<div>{}</div>", "<span> {} </span>"])
@pytest.mark.parametrize("head", ["td", "th"])
def test_rows_and_cells(cell: str, head: str) -> None:
    found = read(table(cell, head))
    assert found.body_html == f"<p>{ONE}</p>{table(head=head)}<p>{TWO}</p>"
    assert found.body == f"{ONE}\n\nHafen | Boote\nSiel | 12 | 14\nMole | 7\nKai\n\n{TWO}"


def test_links_and_bold_in_cells() -> None:
    siel = '<tr><td>Siel</td><td><a href="/siel/">12</a></td></tr>'
    found = read(f"<table>{siel}<tr><td>Mole</td><td><b>7</b></td></tr></table>")
    assert found.body_html is not None
    assert '<td><a href="https://www.kommune21.de/siel/">12</a></td>' in found.body_html
    assert "<td><strong>7</strong></td>" in found.body_html


@pytest.mark.parametrize(
    "layout",
    [
        f"<table><tr><td><p>{ONE}</p></td></tr><tr><td><p>{TWO}</p></td></tr></table>",
        f"<table><tr><td><p>{ONE}</p><p>{TWO}</p></td><td><p>{TWO}</p></td></tr>"
        f"<tr><td><p>{ONE}</p></td><td><p>{TWO}</p></td></tr></table>",
    ],
)
def test_a_table_of_paragraphs_is_a_layout(layout: str) -> None:
    found = read(layout)
    assert "<table" not in (found.body_html or "")


LINKED = {
    "one": ('<a href="/siel/">12</a>', "7"),
    "all of a column": ('<a href="/siel/">12</a>', '<a href="/mole/">7</a>'),
    "other sites": ('<a href="https://siel.example/">12</a>', '<a href="https://m.example/">7</a>'),
}


@pytest.mark.parametrize("cells", LINKED.values(), ids=LINKED)
@pytest.mark.parametrize("cell", ["{}", "<p>{}</p>"])
def test_no_row_is_lost_for_its_links(cell: str, cells: tuple[str, str]) -> None:
    rows = ((cell.format(a), cell.format(b)) for a, b in zip(("Siel", "Mole"), cells, strict=True))
    said = "".join(f"<tr><td>{a}</td><td>{b}</td></tr>" for a, b in rows)
    found = read(f"<table>{said}</table>")
    assert found.body == f"{ONE}\n\nSiel | 12\nMole | 7\n\n{TWO}"
