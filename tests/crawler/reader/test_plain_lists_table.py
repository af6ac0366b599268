"""Lists in plain boxes, without the markup of a list, at the begin and at the end of a text."""

from __future__ import annotations

import pytest

from archive import Article
from crawler.reader import read_article
from crawler.sites import SITES
from pipelines.normalise import normalise_article
from tests.support.composed import FETCHED_AT, LISTING

SITE = SITES["kommune21"]
URL = f"{LISTING}pegel/"
LEAD = (
    "Die Stadt Auhausen warnt ihre Bürger künftig früher vor Hochwasser, als sie es bisher konnte."
)
TEXT = (
    "<p>Ein Fühler am Wehr sendet alle zehn Minuten und hält nach Angaben der Stadt fünf Winter durch.</p>"
    "<p>Die Feuerwehr bekommt die Werte ohne Umweg, sagte der Leiter der Wehr bei der Vorstellung.</p>"
    "<p>Im nächsten Jahr folgen weitere Gemeinden, sofern der Kreistag dem Haushalt zustimmt.</p>"
)
LISTS = {
    "days": ("12. März: Auhausen", "19. März: Neudorf", "26. März: Altheim"),
    "days with places": (
        "12. März 2026, 18 Uhr, Rathaus",
        "Do., 19. März 2026, 18 Uhr, Stadthalle",
    ),
    "values": ("Einwohner: 12.300", "Fläche: 45 km²", "Haushalt: 23 Mio. Euro"),
    "programme": ("9.00 Uhr Begrüßung", "9.30 Uhr Vortrag der Landrätin", "11.00 Uhr Ende"),
}
DRESSES = {
    "boxes": "<div>{}</div>", "paragraphs": "<p>{}</p>",
    "spans in boxes": "<div><span>{}</span></div>", "classes": "<div class=a>{}</div>",
}  # fmt: skip
ENDS = {
    "published and changed": ("Erschienen am 10.02.2026", "Aktualisiert am 12.02.2026"),
    "with authors": ("Erstellt am 10.02.2026 von Ida Lenz", "Bearbeitet am 12.02.2026 von Vera Ender"),
    "times": ("10.02.2026, 12:30 Uhr", "12.02.2026, 9 Uhr"),
    "counters": ("1.234", "56"),
}  # fmt: skip


def read(body: str) -> Article:
    html = (
        "<html lang=de><head><title>Stadt misst Pegel - Kommune21</title></head><body><main><article>"
        f"<p>Katastrophenschutz</p><h1>Stadt misst Pegel</h1><p>[10.02.2026] <b>{LEAD}</b></p>"
        f"<div>{body}</div></article></main></body></html>"
    )
    return normalise_article(read_article(html, URL, SITE, FETCHED_AT).article)


@pytest.mark.parametrize("dress", DRESSES.values(), ids=DRESSES)
@pytest.mark.parametrize("lines", LISTS.values(), ids=LISTS)
@pytest.mark.parametrize("boxed", ["{}", "<div>{}</div>", "<div class=b>{}</div>"])
def test_a_list_in_plain_boxes_is_text(lines: tuple[str, ...], dress: str, boxed: str) -> None:
    listed = boxed.format("".join(map(dress.format, lines)))
    for body in (listed + TEXT, TEXT + listed, TEXT + listed + TEXT.replace("Fühler", "Pegel")):
        found = read(body)
        assert not [line for line in lines if line not in (found.body or "")]
        assert found.published == "2026-02-10"


def test_lines_of_one_word_are_of_the_list() -> None:
    listed = "<div>Pegel am Wehr</div><div>Brücke</div><div>Mühle im Tal</div>"
    assert "Brücke" in (read(TEXT + listed).body or "")


@pytest.mark.parametrize("dress", DRESSES.values(), ids=DRESSES)
@pytest.mark.parametrize("lines", ENDS.values(), ids=ENDS)
def test_lines_about_the_article_stay_out(lines: tuple[str, ...], dress: str) -> None:
    found = read(TEXT + "".join(map(dress.format, lines)))
    assert found.body == read(TEXT).body
