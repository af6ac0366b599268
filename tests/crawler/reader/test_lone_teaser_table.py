"""One teaser with a heading amid the paragraphs of a text takes none of them."""

from __future__ import annotations

from itertools import product

import pytest

from archive import Article
from crawler.reader import read_article
from crawler.sites import SITES
from pipelines.normalise import normalise_article
from tests.support.composed import LISTING

SITE = SITES["kommune21"]
URL = f"{LISTING}fluss/"
LEAD = "Der Kreis Birkenau rechnet die Höhe seiner Flüsse jetzt zwölf Stunden im Voraus aus."
TEXT = (
    "Acht Pegel melden dafür alle zehn Minuten, wie hoch das Wasser steht und wie schnell es steigt.",
    "Früher rief der Bauhof bei den Schleusen an und trug die Antworten in eine Tabelle ein.",
    "Die Warnung kommt in Dörfern mit wenig Empfang zusätzlich über die Sirenen auf den Dächern.",
    "Bezahlt wird das alles aus einem Topf des Landes, der im übernächsten Jahr ausläuft.",
)
TITLE = "Sirenen auf dem Prüfstand"
CARDS = {
    "item": "<ul class=plain><li><{h}>{link}</{h}><p>von <a href='#'>Redaktion</a> 9. Juni 2025</p></li></ul>",
    "box": "<div class=hint><{h}>{link}</{h}><p>09.06.2025</p></div>",
    "bare": "<section><{h}>{link}</{h}></section>",
    "words": "<div><div><{h}>{link}</{h}><p>Der Kreis lässt alle Anlagen prüfen.</p></div></div>",
}
LINK = f"<a href='{LISTING}sirenen/'>{TITLE}</a>"
ROOMS = ("<div class=content>{}</div>", "<div><section>{}</section></div>", "{}")


def read(inner: str, room: str) -> Article:
    html = (
        "<html lang=de><head><title>Pegel</title></head><body><main><article><h1>Wie hoch der Fluss "
        f"morgen steht</h1><p>10.06.2025</p><p><b>{LEAD}</b></p>{room.format(inner)}"
        "</article></main></body></html>"
    )
    return normalise_article(read_article(html, URL, SITE, "2026-10-02T22:30:00Z").article)


@pytest.mark.parametrize(("card", "at"), [*product(CARDS, range(len(TEXT) + 1))])
@pytest.mark.parametrize("heading", ["h2", "h3", "h4"])
@pytest.mark.parametrize("room", ROOMS)
def test_no_paragraph_is_lost(card: str, at: int, heading: str, room: str) -> None:
    lines = [f"<p>{line}</p>" for line in TEXT]
    lines.insert(at, CARDS[card].format(h=heading, link=LINK))
    found = read("".join(lines), room)
    assert (found.teaser, found.published) == (LEAD, "2025-06-10")
    assert found.body == "\n\n".join(TEXT)


def test_paragraphs_that_a_teaser_took_are_told() -> None:
    many = "".join(f"<p>{line}</p>" for line in TEXT)
    other = f"<div class=card><h2><a href='{LISTING}sirenen/'>{TITLE}</a></h2>{many}</div>"
    found = read("", other)
    assert "text-left-out" in [r.reason for r in found.remarks] or found.body == "\n\n".join(TEXT)
