"""What stands between a kicker and its headline hides no kicker, and is none."""

from __future__ import annotations

import pytest

from archive import Article
from crawler.reader import read_article
from crawler.reader.article.head.tools import is_tool
from crawler.sites import SITES
from pipelines.normalise import normalise_article
from tests.support.composed import FETCHED_AT, LISTING

SITE = SITES["kommune21"]
URL = f"{LISTING}loeschwasser-auf-der-karte/"
LEAD = "Die Feuerwehr in Tiefenau sieht nun auf dem Tablet, wo der nächste Hydrant steht."
TEXT = (
    f"<p>[03.03.2025] {LEAD}</p><p>Die Stadtwerke haben dafür 1.900 Hydranten vermessen, und die "
    "Karte zeigt auch, welche Leitung sie speist.</p><p>Im Herbst folgen die Löschteiche der "
    "Dörfer, kündigte der Wehrleiter an.</p>"
)
MENU = (
    '<nav><ul><li><a href="/">Start</a></li><li><a href="/k21-meldungen/">Meldungen</a></li></ul>'
    "</nav>"
)
H1 = "<h1>Löschwasser auf der Karte</h1>"
BETWEEN = {
    "reading time": "<p>Lesedauer: ca. 3 Minuten</p>",
    "reading time without a label": "<div>3 min</div>",
    "counter of views": "<div><i></i> 1.204 Mal gelesen</div>",
    "bare counter": "<span>1.204</span>",
    "words and minutes": "<div><span>352 Wörter</span> <span>·</span> <span title=Lesezeit>2 min</span></div>",
    "counter and age": "<div>318 Aufrufe</div><div>vor 3 Tagen</div>",
    "comments": '<p><a href="#kommentare">4 Kommentare</a></p>',
    "list to keep": '<div><a href="#">Zur Leseliste hinzufügen</a></div>',
    "reading aloud": "<p>Artikel vorlesen lassen</p>",
    "audio": "<p>Diesen Beitrag gibt es auch zum Anhören</p>",
    "podcast": "<p>Auch als Podcast</p>",
    "player": "<div>Anhören</div><div>00:00 / 03:12</div>",
    "player that says who is heard": "<div><b>Beitrag anhören</b> <i>4 Min.</i> <span>Es liest eine künstliche Stimme aus dem Rechner.</span></div>",
    "counter and length": "<div><span>612 Anzeigen</span> <span>Dauer: 4 Minuten</span></div>",
    "size of letters": "<div>Schriftgröße: A A+ A++</div>",
    "print and mail": '<div><a href="javascript:print()">Drucken</a> | <a href="mailto:?body=x">per E-Mail versenden</a></div>',
    "file": '<p><a href="/k21-pdf/17.pdf">Als PDF speichern</a></p>',
    "row of networks": "<div><span>Facebook</span> <span>LinkedIn</span> <span>E-Mail</span></div>",
    "date": "<p>3. März 2025</p>",
    "date and author": "<p>03.03.2025 | Von Tilo Sarg</p>",
    "author in an element of its own": '<div class="author">Tilo Sarg</div>',
    "linked author": '<p><a href="/author/tsarg/">Tilo Sarg</a></p>',
    "list about the article": "<ul><li>03.03.2025</li><li>Tilo Sarg</li><li>Brandschutz</li></ul>",
    "described list": "<dl><dt>Datum</dt><dd>03.03.2025</dd><dt>Text</dt><dd>Tilo Sarg</dd></dl>",
    "button": "<button>Vorlesen</button>",
    "picture with caption": '<figure><img src="/u/h.jpg" alt="Hydrant"><figcaption>Der Hydrant am Markt.</figcaption></figure>',
    "badge": "<span>Update</span>",
    "advertisement": "<div>Anzeige</div>",
    "changed": "<p>Zuletzt aktualisiert: 04.03.2025</p>",
    "all of it": "<p>3. März 2025</p><p>2 min Lesezeit</p><div>Merken</div><div>Teilen</div>",
}  # fmt: skip
DRESS = {
    "main": "<main><p>Tiefenau</p>{}{}</main>",
    "header": "<main><article><header><div class=a>Tiefenau</div><div class=b>{}{}</div></header></article></main>",
    "boxes": "<div class=x><div class=y><div>Tiefenau</div><div>{}</div><div>{}</div></div></div>",
}
NO_KICKER = {
    "motto in the header": "<header><p>Technik für Rathäuser</p></header><main>{}{}</main>",
    "motto below the name": '<div><a href="/">Kommune21</a></div><p>Technik für Rathäuser</p>{}{}',
    "motto below a heading that is linked home": '<h1><a href="/">Rathaustechnik</a></h1><p>Neues aus der Verwaltung</p>{}{}',
    "title of a film": "<main><article><h2>Löschwasser auf der Karte | Film</h2>{}{}</article></main>",
    "menu heading": "<div><h2>Meldungen</h2></div><div>{}{}</div>",
    "breadcrumb": '<p><a href="/">Start</a> › <a href="/k21-themen/">Themen</a></p><main>{}{}</main>',
    "outside the article": "<main><p>Aus den Kommunen</p><article>{}{}</article></main>",
    "nothing above": "<main>{}{}</main>",
    "section": "<main><p>Rubrik: Brandschutz</p>{}{}</main>",
}


def read(body: str) -> Article:
    html = (
        "<html lang=de><head><title>Löschwasser auf der Karte - Kommune21</title></head>"
        f"<body>{MENU}{body}</body></html>"
    )
    return normalise_article(read_article(html, URL, SITE, FETCHED_AT).article)


@pytest.mark.parametrize("dress", DRESS.values(), ids=DRESS)
@pytest.mark.parametrize("between", BETWEEN.values(), ids=BETWEEN)
def test_a_kicker_behind_what_stands_above_the_headline(between: str, dress: str) -> None:
    found = read(dress.format(between, H1) + TEXT)
    assert (found.kicker, found.published, found.teaser) == ("Tiefenau", "2025-03-03", LEAD)


@pytest.mark.parametrize("above", NO_KICKER.values(), ids=NO_KICKER)
@pytest.mark.parametrize("between", BETWEEN.values(), ids=BETWEEN)
def test_no_kicker_where_there_is_none(between: str, above: str) -> None:
    found = read(above.format(between, H1) + TEXT)
    assert (found.kicker, found.published) == (None, "2025-03-03")


@pytest.mark.parametrize(
    "kicker",
    ["Podcast", "Interview", "E-Mail", "Video", "Lesen lernen",
     "Daten teilen", "Anhörung", "5G", "App", "Bad Homburg", "Drucker im Amt"],
)  # fmt: skip
def test_a_kicker_that_names_a_medium_is_one(kicker: str) -> None:
    assert not is_tool(kicker)
    found = read(f"<main><p>{kicker}</p>{H1}{TEXT}</main>")
    assert found.kicker == kicker
