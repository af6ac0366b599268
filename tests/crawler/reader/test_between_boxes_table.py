"""A box of the house between two paragraphs, whatever box those stand in, takes nothing with it."""

from __future__ import annotations

import pytest

from archive.records import Article
from crawler.reader import read_article
from crawler.sites import site_of
from pipelines.normalise import normalise_article

HOST = "https://www.deichblatt.example"
URL = f"{HOST}/artikel/schleuse-oeffnet-allein-3"
NOW = "2026-03-02T12:00:00Z"
LEAD = "Die Schleuse in Wischhaven öffnet seit Montag ohne Wärter, sobald ein Boot sich meldet."
TEXTS = (
    "Ein Sensor erkennt Länge und Tiefgang. Danach rechnet die Steuerung, wie viel Wasser nötig ist.",
    "Der Verband der Sportschiffer hatte das seit Jahren verlangt, zuletzt im Kreistag.",
    "Im Winter bleibt das Tor geschlossen, weil der Frost die Kette angreift.",
)
FACTS = (
    "Die Kammer misst 40 Meter und fasst sechs Boote zugleich.",
    "Gebaut wurde sie im Jahr 1911, seither zweimal erneuert.",
)
BOXES = {
    "offer": "<div class=nl><h4>Newsletter</h4><p>Jeden Freitag das Wichtigste: kostenlos und jederzeit abbestellbar.</p></div>",
    "offer without a heading": "<div class=a><div><p>Was im Amt geschieht, erfahren Sie jeden Freitag: unser Newsletter ist gratis.</p><a href=/nl>Abonnieren</a></div></div>",
    "consent": "<div class=v><h4>Video</h4><p>Sie müssen Cookies zulassen, um dieses Video zu sehen.</p><button>Laden</button></div>",
    "poll": "<div class=u><h4>Ihre Meinung</h4><p>Soll die Schleuse nachts öffnen?</p><form><label><input type=radio>Ja</label><button>Abstimmen</button></form></div>",
    "reference": "<div class=r><p><strong>Lesen Sie auch:</strong> <a href=/artikel/pegel-7>Wischhaven: Pegel steht im Netz</a></p></div>",
    "cards": "<div class=c><h3>Aus dem Archiv</h3><ul><li><h4><a href=/artikel/pegel-7>Pegel steht im Netz</a></h4><p>Wie hoch das Wasser steht, zeigt in Wischhaven nun eine Karte, die jede Minute neu gezeichnet wird. Sie reicht bis zur Mündung und nennt auch, wann die Flut kommt und wie lange sie bleibt …</p></li><li><h4><a href=/artikel/deich-8>Deich wird höher</a></h4><p>Im Sommer wächst der Deich vor Wischhaven um einen Meter, und zwar auf voller Länge der Bucht. Die Erde kommt aus dem neuen Hafenbecken, das im Frühjahr vor der Werft ausgehoben wurde …</p></li></ul></div>",
    "a linked card": "<div class=z><div>Zum Weiterlesen</div><a href=/artikel/pegel-7><span>04.08.2025</span> <b>Pegel der Wisch steht im Netz</b></a></div>",
}  # fmt: skip
HOLDERS = {
    "box": "<div class=info><h3>Die Kammer</h3><p>{}</p>{}<p>{}</p></div>",
    "details": "<details><summary>Die Kammer</summary><p>{}</p>{}<p>{}</p></details>",
    "aside of a text": "<section class=fakten><h3>Die Kammer</h3><p>{}</p>{}<p>{}</p></section>",
}
PAGES = {
    "main": "<main><h1>Schleuse öffnet allein</h1>{}<p>(ha)</p></main>",
    "table for layout": "<table><tr><td>Menü</td><td><h1>Schleuse öffnet allein</h1><div>{}<p>(ha)</p></div></td></tr></table>",
}  # fmt: skip


def read(text: str, page: str) -> Article:
    html = f"<title>Schleuse öffnet allein | Deichblatt</title><body>{PAGES[page].format(text)}"
    return normalise_article(read_article(html, URL, site_of(URL), NOW).article)


def fields(found: Article) -> tuple[str | None, ...]:
    return found.teaser, found.body, found.byline, found.published, found.section, *found.tags


@pytest.mark.parametrize("page", PAGES)
@pytest.mark.parametrize("box", BOXES)
def test_between_paragraphs_of_the_text(box: str, page: str) -> None:
    head, (first, *rest) = f"<p>{LEAD}</p>", [f"<p>{said}</p>" for said in TEXTS]
    plain = read("".join((head, first, *rest)), page)
    assert (plain.teaser, plain.body) == (LEAD, "\n\n".join(TEXTS))
    assert fields(read("".join((head, first, BOXES[box], *rest)), page)) == fields(plain)


@pytest.mark.parametrize("holder", HOLDERS)
@pytest.mark.parametrize("box", [b for b in BOXES if b not in ("a linked card", "cards")])
def test_between_facts_in_a_box(box: str, holder: str) -> None:
    head, first, *rest = f"<p>{LEAD}</p>", *(f"<p>{said}</p>" for said in TEXTS)
    facts = HOLDERS[holder].format(FACTS[0], "", FACTS[1])
    held = HOLDERS[holder].format(FACTS[0], BOXES[box], FACTS[1])
    plain = read("".join((head, first, facts, *rest)), "main")
    assert all(said in (plain.body or "") for said in (*FACTS, *TEXTS))
    assert fields(read("".join((head, first, held, *rest)), "main")) == fields(plain)
