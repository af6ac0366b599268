"""What a page folds away below a button is text of the article, if it is text at all."""

from __future__ import annotations

from itertools import product

import pytest

from archive import Article
from crawler.reader import read_article
from crawler.sites import SITES
from pipelines.normalise import normalise_article
from tests.support.composed import LISTING

SITE = SITES["kommune21"]
URL = f"{LISTING}ratsbuch/"
LEAD = "Der Markt Ellernbach druckt seine Ratsbücher nicht mehr, er hat sie alle eingelesen."
TEXT = (
    "Dreißig Jahrgänge standen im Keller, und wer einen Beschluss suchte, brauchte einen Vormittag.",
    "Heute findet ihn jede Bürgerin vom Sofa aus, samt der Karte, die damals an der Wand hing.",
    "Das Einlesen hat eine Werkstatt im Nachbarort übernommen, Band für Band und von Hand.",
)
LABEL = "Die Schritte des Vorhabens"
ITEMS = ("Bände zählen und prüfen", "Seiten einlesen und benennen", "Karten mit Orten verbinden")
LIST = f"<ul>{''.join(f'<li>{item}</li>' for item in ITEMS)}</ul>"
FOLDED = {
    "pane": "<div><div class=pane><div><button><span>{label}</span></button></div>"
    "<div class=panel><div>{inner}</div></div></div></div>",
    "in a heading": "<div class=acc><div><h3 class=head><button class=b aria-expanded=false "
    "aria-controls=p1>{label}</button></h3><div id=p1 class=c><div>{inner}</div></div></div></div>",
    "hidden": "<div><button aria-controls=p1>{label}</button><div id=p1 hidden>{inner}</div></div>",
    "styled": "<div><div><button data-bs-target='#p1'>{label}</button></div><p>&nbsp;</p>"
    "<div id=p1 style='display: none'>{inner}</div></div>",
    "fragment": "<div class=panel><h4><a data-toggle=collapse href='#p1'>{label}</a></h4>"
    "<div id=p1 class=c>{inner}</div></div>",
    "details": "<details><summary>{label}</summary>{inner}</details>",
    "pairs": "<div><button>{label}</button><div class=p>{inner}</div>"
    "<button>Die Kosten des Vorhabens</button><div class=p><p>Es kostet 9.000 Euro.</p></div></div>",
}
FURNITURE = {
    "share": "<div><button>Beitrag teilen</button><div><ul><li><a href='https://x.example/'>Netz"
    "</a></li><li><a href='mailto:?body=x'>E-Mail</a></li></ul></div></div>",
    "player": "<div><button>Artikel anhören</button><div><p>Diese Fassung liest ein Rechner vor, "
    "der Namen bisweilen falsch betont.</p></div></div>",
    "letter": "<div><button>Newsletter</button><div><p>Jeden Freitag ein Brief der Redaktion.</p>"
    "<form><input name=mail><button>Bestellen</button></form></div></div>",
    "menu": "<nav><button aria-controls=m1>Alle Rubriken des Hauses</button><div id=m1><p>Was wir "
    "schreiben und für wen wir es tun, steht auf dieser Seite.</p></div></nav>",
}


def read(inner: list[str]) -> Article:
    html = (
        "<html lang=de><head><title>Ratsbuch</title></head><body><main><article><h1>Ellernbach "
        f"liest seine Bücher ein</h1><p>[10.06.2025] <b>{LEAD}</b></p><div class=content>"
        f"{''.join(inner)}</div></article></main></body></html>"
    )
    found = normalise_article(read_article(html, URL, SITE, "2026-10-02T22:30:00Z").article)
    assert (found.teaser, found.published) == (LEAD, "2025-06-10")
    return found


def paragraphs() -> list[str]:
    return [f"<p>{line}</p>" for line in TEXT]


@pytest.mark.parametrize(("kind", "at"), [*product(FOLDED, range(1, len(TEXT) + 1))])
@pytest.mark.parametrize("inner", ["list", "lines"])
def test_a_folded_part_is_text(kind: str, at: int, inner: str) -> None:
    said = LIST if inner == "list" else "".join(f"<p>Wir {item.lower()}.</p>" for item in ITEMS)
    lines = paragraphs()
    lines.insert(at, FOLDED[kind].format(label=LABEL, inner=said))
    body = read(lines).body or ""
    told = [
        line for line in body.split("\n") if line and "Kosten" not in line and "Euro" not in line
    ]
    items = ITEMS if inner == "list" else [f"Wir {item.lower()}." for item in ITEMS]
    assert told == [*TEXT[:at], LABEL, *items, *TEXT[at:]]


@pytest.mark.parametrize(("kind", "at"), [*product(FURNITURE, range(1, len(TEXT) + 1))])
def test_what_else_a_button_unfolds_is_none(kind: str, at: int) -> None:
    lines = paragraphs()
    lines.insert(at, FURNITURE[kind])
    assert read(lines).body == "\n\n".join(TEXT)
